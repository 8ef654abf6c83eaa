-- The projects of all lists that touch an area, each list in its order. own: whether all places of the project lie in the area;
-- paid, base: money paid, and planned in the years whose execution is known; years, paid_in_years: years with money planned and what was
-- paid in each, NaN where unknown.
-- parameters: area
-- columns: source_id, project_id, status, end, currency, has_amount, paid, base, own, years, paid_in_years
WITH plan AS (
    SELECT
        project_id,
        list(year ORDER BY year) AS years,
        list(coalesce(executed, 'nan'::DOUBLE) ORDER BY year) AS paid_in_years
    FROM project_year
    WHERE planned > 0
    GROUP BY project_id
)
SELECT
    project.source_id,
    project.project_id,
    project.status,
    project."end",
    project.currency,
    project.amount IS NOT NULL AS has_amount,
    project_line.executed AS paid,
    project_line.planned_of_executed AS base,
    list_contains(project_line.common, $area) AS own,
    coalesce(plan.years, []) AS years,
    coalesce(plan.paid_in_years, []) AS paid_in_years
FROM project_line
JOIN project USING (project_id)
LEFT JOIN plan USING (project_id)
WHERE list_contains(project_line.containers, $area)
ORDER BY project_line.source_id, project_line.position
