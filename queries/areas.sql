-- Areas of a country and level by name; upper is the name of the area of the comparison group.
-- parameters: country, level, language
-- columns: area_id, name, parent_id, group_id, upper, official
WITH shown AS (
    SELECT area_id, name FROM area_name WHERE language = $language AND kind = 'display'
)
SELECT
    area.area_id,
    shown.name,
    area.parent_id,
    area.group_id,
    coalesce(upper.name, '') AS upper,
    official.name AS official
FROM area
JOIN shown ON shown.area_id = area.area_id
JOIN country ON country.country_id = area.country_id
LEFT JOIN shown AS upper ON upper.area_id = area.group_id
LEFT JOIN area_name AS official
    ON official.area_id = area.area_id
    AND official.kind = 'display'
    AND official.language = country.official_language
WHERE area.country_id = $country AND area.level = $level
ORDER BY shown.name, area.area_id
