-- All areas as a language names them, by country, level and name, as they are stored; upper is the name of the area of the comparison
-- group.
-- parameters: language
-- columns: area_id, country_id, level, parent_id, group_id, code, name, long_name, official, upper, is_ranked
SELECT area_id, country_id, level, parent_id, group_id, code, name, long_name, official, upper, is_ranked
FROM place
WHERE language = $language
