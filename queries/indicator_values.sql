-- One indicator over the areas of a country and level in a year; areas without a value are rows without one.
-- parameters: indicator, country, level, year, language
-- columns: area_id, name, upper, group_id, value, status, source_id, origin
WITH shown AS (
    SELECT area_id, name FROM area_name WHERE language = $language AND kind = 'display'
),
figures AS (
    SELECT area_id, value, status, source_id, origin
    FROM observation
    WHERE indicator_id = $indicator AND year = $year
)
SELECT
    area.area_id,
    shown.name,
    coalesce(upper.name, '') AS upper,
    area.group_id,
    figures.value,
    figures.status,
    figures.source_id,
    figures.origin
FROM area
JOIN shown ON shown.area_id = area.area_id
LEFT JOIN shown AS upper ON upper.area_id = area.group_id
LEFT JOIN figures ON figures.area_id = area.area_id
WHERE area.country_id = $country AND area.level = $level
ORDER BY area.area_id
