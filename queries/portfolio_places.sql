-- The country's municipalities with the number of chosen projects.
-- parameters: country, area, source, programme, status, first, last, least, language
-- columns: area_id, name, upper, projects
WITH placed AS (
    SELECT unnest(municipalities) AS area_id
    FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least)
),
counted AS (
    SELECT area_id, count(*) AS projects FROM placed GROUP BY area_id
)
SELECT place.area_id, place.name, place.upper, counted.projects
FROM place
LEFT JOIN counted USING (area_id)
WHERE place.language = $language AND place.country_id = $country AND place.level = 'municipality'
ORDER BY place.area_id
