-- Planned and executed money of one project by year.
-- parameters: project
-- columns: year, planned, executed, currency
SELECT year, planned, executed, currency
FROM project_year
WHERE project_id = $project
ORDER BY year
