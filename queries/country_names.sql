-- Names of the countries in a language.
-- parameters: language
-- columns: area_id, name
SELECT area_id, name
FROM place
WHERE language = $language AND level = 'country'
