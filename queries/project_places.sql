-- The places of one project.
-- parameters: project, language
-- columns: area_id, name, level
SELECT area.area_id, area_name.name, area.level
FROM project_area
JOIN area USING (area_id)
JOIN area_name ON area_name.area_id = area.area_id
WHERE project_area.project_id = $project AND area_name.kind = 'display' AND area_name.language = $language
ORDER BY area_name.name, area.area_id
