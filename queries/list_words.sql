-- What projects of a list have in common word for word, by their number, from 0.
-- parameters: list
-- columns: title_language, programme, procedure, authority, fund, status, currency, amount_kind
SELECT title_language, programme, procedure, authority, fund, status, currency, amount_kind
FROM list_words
WHERE source_id = $list
