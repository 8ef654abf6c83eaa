-- An area and the areas that contain it, from itself up to the country, as a language names them.
-- parameters: area, language
-- columns: area_id, country_id, level, parent_id, group_id, code, name, long_name, official, upper, country
SELECT
    place.area_id,
    place.country_id,
    place.level,
    place.parent_id,
    place.group_id,
    place.code,
    place.name,
    place.long_name,
    place.official,
    place.upper,
    place.country
FROM containing
JOIN place ON place.area_id = containing.container_id
WHERE containing.area_id = $area AND place.language = $language
ORDER BY containing.step
