-- The words of a list's projects by column, each once, in order.
-- parameters: list
-- columns: number, title_language, programme, procedure, authority, fund, beneficiary, status, currency, amount_kind
SELECT number, title_language, programme, procedure, authority, fund, beneficiary, status, currency, amount_kind
FROM list_words
WHERE source_id = $list
