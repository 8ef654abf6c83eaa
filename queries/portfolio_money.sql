-- Planned and executed money of a list's projects by year.
-- parameters: list
-- columns: project_id, year, planned, executed, currency
SELECT project_year.project_id, project_year.year, project_year.planned, project_year.executed, project_year.currency
FROM project_year
JOIN project_line USING (project_id)
WHERE project_line.source_id = $list
ORDER BY project_line.position, project_year.year
