-- Keys by which texts sort as a reader of a language expects, whatever their capitals and the quotation marks before them (ICU
-- collation), in the order given.
-- parameters: language, texts
-- columns: sort_key
SELECT icu_sort_key(ltrim(told.text, '„“”«»"''’‘ '), $language) AS sort_key
FROM (SELECT unnest($texts) AS text, generate_subscripts($texts, 1) AS position) AS told
ORDER BY told.position
