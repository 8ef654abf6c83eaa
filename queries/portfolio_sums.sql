-- The chosen projects counted by currency, by programme and currency, and by first year; unlocated ones name no municipality.
-- parameters: country, area, source, programme, status, first, last, least
-- columns: grouped_by, currency, programme, year, projects, priced, amount, unlocated
SELECT
    CASE grouping_id(currency, programme, start_year) WHEN 3 THEN 'currency' WHEN 1 THEN 'programme' ELSE 'year' END AS grouped_by,
    currency,
    programme,
    start_year AS year,
    count(*) AS projects,
    count(amount) AS priced,
    sum(amount) AS amount,
    count(*) FILTER (WHERE len(municipalities) = 0) AS unlocated
FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least)
GROUP BY GROUPING SETS ((currency), (currency, programme), (start_year))
ORDER BY grouped_by, priced DESC, amount DESC NULLS LAST, year, currency, programme
