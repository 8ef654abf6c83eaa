-- The areas directly below an area.
-- parameters: area, language
-- columns: area_id, name, level
SELECT area_id, name, level
FROM place
WHERE language = $language AND parent_id = $area
ORDER BY icu_sort_key(name, $language), area_id
