-- The areas of a country above its municipalities, by level and name as they are stored.
-- parameters: country, language
-- columns: area_id, level, long_name
SELECT area_id, level, long_name
FROM place
WHERE language = $language AND country_id = $country AND level <> 'municipality'
