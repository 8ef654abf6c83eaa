-- The country's municipalities with the number of chosen projects, and those known only for a larger area under an empty id.
-- parameters: country, area, source, programme, status, first, last, least, language
-- columns: area_id, name, upper, projects
WITH placed AS (
    SELECT unnest(CASE WHEN len(municipalities) = 0 THEN [''] ELSE municipalities END) AS area_id
    FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least)
),
counted AS (
    SELECT area_id, count(*) AS projects FROM placed GROUP BY area_id
),
shown AS (
    SELECT area_id, name, upper
    FROM place
    WHERE language = $language AND country_id = $country AND level = 'municipality'
    UNION ALL
    SELECT '' AS area_id, '' AS name, '' AS upper
)
SELECT shown.area_id, shown.name, shown.upper, counted.projects
FROM shown
LEFT JOIN counted USING (area_id)
ORDER BY shown.area_id
