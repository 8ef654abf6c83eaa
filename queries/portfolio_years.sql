-- Money of the chosen projects by currency and year; planned_of_executed is what was planned where execution is known.
-- parameters: country, area, source, programme, status, first, last, least
-- columns: currency, year, planned, executed, planned_of_executed
WITH chosen AS (
    SELECT project_id FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least)
)
SELECT
    currency,
    year,
    sum(planned) AS planned,
    sum(executed) AS executed,
    sum(planned) FILTER (WHERE executed IS NOT NULL) AS planned_of_executed
FROM project_year
WHERE project_id IN (SELECT project_id FROM chosen)
GROUP BY currency, year
ORDER BY currency, year
