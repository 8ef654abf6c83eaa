-- The chosen projects, the largest of the country's most used currency first, those without an amount last.
-- parameters: country, area, source, programme, status, first, last, least, language, most
-- columns: project_id, source_id, title, programme, status, start_year, end_year, amount, currency, planned, executed, places
WITH largest AS (
    SELECT position
    FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least)
    ORDER BY position
    LIMIT $most
),
listed AS (
    SELECT * FROM project_line WHERE country_id = $country AND position IN (SELECT position FROM largest)
),
spread AS (
    SELECT position, unnest(areas) AS area_id FROM listed
),
named AS (
    SELECT spread.position, string_agg(place.name, ', ' ORDER BY icu_sort_key(place.name, $language)) AS places
    FROM spread
    JOIN place USING (area_id)
    WHERE place.language = $language AND place.country_id = $country
    GROUP BY spread.position
)
SELECT
    listed.project_id,
    listed.source_id,
    listed.title,
    listed.programme,
    listed.status,
    listed.start_year,
    listed.end_year,
    listed.amount,
    listed.currency,
    listed.planned,
    listed.executed,
    named.places
FROM listed
LEFT JOIN named USING (position)
ORDER BY listed.position
