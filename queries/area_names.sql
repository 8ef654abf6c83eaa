-- Areas as a language names them, with the areas that contain them, from the next one up to the country, and how many are directly below.
-- parameters: areas, language
-- columns: area_id, country_id, level, parent_id, group_id, code, name, long_name, official, upper, country, below, containers
SELECT area_id, country_id, level, parent_id, group_id, code, name, long_name, official, upper, country, below, containers
FROM place
WHERE language = $language AND area_id = ANY($areas)
