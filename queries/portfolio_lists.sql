-- How many projects a country's lists hold, and in which years.
-- parameters: country
-- columns: source_id, projects, first_year, last_year
SELECT source_id, count(*) AS projects, min(start_year) AS first_year, max(end_year) AS last_year
FROM project_line
WHERE country_id = $country
GROUP BY source_id
ORDER BY source_id
