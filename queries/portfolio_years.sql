-- Money of the chosen projects by currency and year; planned_of_executed is what was planned where execution is known.
-- parameters: country, area, source, programme, status, first, last, least
-- columns: currency, year, planned, executed, planned_of_executed
WITH chosen AS (
    SELECT position FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least)
)
SELECT
    currency,
    year,
    sum(planned) AS planned,
    sum(executed) AS executed,
    sum(planned) FILTER (WHERE executed IS NOT NULL) AS planned_of_executed
FROM line_year
WHERE country_id = $country AND position IN (SELECT position FROM chosen)
GROUP BY currency, year
ORDER BY currency, year
