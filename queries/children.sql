-- The areas directly below an area, by name.
-- parameters: area, language
-- columns: area_id, name
SELECT area_id, name
FROM place
WHERE language = $language AND parent_id = $area
ORDER BY icu_sort_key(name, $language), area_id
