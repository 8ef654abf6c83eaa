-- Planned and executed money of a list's projects by year. within: an area that the projects touch, '' for all.
-- parameters: list, within
-- columns: project_id, year, planned, executed, currency
SELECT project_year.project_id, project_year.year, project_year.planned, project_year.executed, project_year.currency
FROM project_year
JOIN project_line USING (project_id)
WHERE project_line.source_id = $list AND ($within = '' OR list_contains(project_line.containers, $within))
ORDER BY project_line.position, project_year.year
