-- The sources of single projects that touch an area.
-- parameters: area
-- columns: source_id
SELECT DISTINCT source_id
FROM project_line
WHERE list_contains(containers, $area)
ORDER BY source_id
