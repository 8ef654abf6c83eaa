-- One indicator over the areas of a country and level in a year; areas without a value are rows without one.
-- parameters: indicator, country, level, year, language
-- columns: area_id, name, upper, group_id, value, status, source_id, origin
SELECT
    place.area_id,
    place.name,
    place.upper,
    place.group_id,
    figures.value,
    figures.status,
    figures.source_id,
    figures.origin
FROM place
LEFT JOIN observation AS figures
    ON figures.area_id = place.area_id AND figures.indicator_id = $indicator AND figures.year = $year
WHERE place.language = $language AND place.country_id = $country AND place.level = $level
ORDER BY place.area_id
