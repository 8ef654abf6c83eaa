-- The name of areas in a language, with the area above and the country.
-- parameters: areas, language
-- columns: area_id, country_id, level, parent_id, group_id, code, name, official, upper, country
WITH shown AS (
    SELECT area_id, name FROM area_name WHERE language = $language AND kind = 'display'
),
official_name AS (
    SELECT area_name.area_id, min(area_name.name) AS name
    FROM area_name
    JOIN area USING (area_id)
    JOIN country USING (country_id)
    WHERE area_name.kind = 'official' AND area_name.language = country.official_language
        AND list_contains($areas, area_name.area_id)
    GROUP BY area_name.area_id
)
SELECT
    area.area_id,
    area.country_id,
    area.level,
    area.parent_id,
    area.group_id,
    area.code,
    shown.name,
    coalesce(official_name.name, '') AS official,
    coalesce(upper.name, '') AS upper,
    coalesce(nation.name, '') AS country
FROM area
JOIN shown ON shown.area_id = area.area_id
LEFT JOIN official_name ON official_name.area_id = area.area_id
LEFT JOIN shown AS upper ON upper.area_id = area.group_id
LEFT JOIN shown AS nation ON nation.area_id = area.country_id
WHERE list_contains($areas, area.area_id)
ORDER BY list_position($areas, area.area_id)
