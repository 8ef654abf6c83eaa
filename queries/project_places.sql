-- The places of one project.
-- parameters: project, language
-- columns: area_id, name, level
SELECT place.area_id, place.name, place.level
FROM project_area
JOIN place ON place.area_id = project_area.area_id
WHERE project_area.project_id = $project AND place.language = $language
ORDER BY icu_sort_key(place.name, $language), place.area_id
