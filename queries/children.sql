-- The areas directly below an area.
-- parameters: area, language
-- columns: area_id, name, level
SELECT area.area_id, area_name.name, area.level
FROM area
JOIN area_name ON area_name.area_id = area.area_id
WHERE area.parent_id = $area AND area_name.kind = 'display' AND area_name.language = $language
ORDER BY area_name.name, area.area_id
