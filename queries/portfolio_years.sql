-- Money of the chosen projects by currency and year; planned_of_executed is what was planned where execution is known.
-- parameters: country, area, source, programme, status, first, last, least
-- columns: currency, year, planned, executed, planned_of_executed
SELECT
    project_year.currency,
    project_year.year,
    sum(project_year.planned) AS planned,
    sum(project_year.executed) AS executed,
    sum(project_year.planned) FILTER (WHERE project_year.executed IS NOT NULL) AS planned_of_executed
FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least) AS chosen
JOIN project_year USING (project_id)
GROUP BY project_year.currency, project_year.year
ORDER BY project_year.currency, project_year.year
