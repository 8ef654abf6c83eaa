-- One indicator over the areas of a country and level in a year; areas without a value are rows without one. withheld: why it is not
-- shown (a JSON object with a text per language), empty else.
-- parameters: indicator, country, level, year, language
-- columns: area_id, name, upper, group_id, is_ranked, value, status, source_id, origin, withheld
SELECT
    place.area_id,
    place.name,
    place.upper,
    place.group_id,
    place.is_ranked,
    figures.value,
    figures.status,
    figures.source_id,
    figures.origin,
    coalesce(withheld.reason, '') AS withheld
FROM place
LEFT JOIN observation AS figures
    ON figures.area_id = place.area_id
    AND figures.country_id = $country
    AND figures.level = $level
    AND figures.indicator_id = $indicator
    AND figures.year = $year
LEFT JOIN withheld
    ON withheld.area_id = place.area_id AND withheld.indicator_id = $indicator AND withheld.year = $year
WHERE place.language = $language AND place.country_id = $country AND place.level = $level
ORDER BY place.area_id
