-- Planned and executed money by year of a country's projects.
-- parameters: country
-- columns: project_id, year, planned, executed, currency
SELECT project_year.project_id, project_year.year, project_year.planned, project_year.executed, project_year.currency
FROM project_year
JOIN project USING (project_id)
WHERE project.country_id = $country
ORDER BY project_year.project_id, project_year.year
