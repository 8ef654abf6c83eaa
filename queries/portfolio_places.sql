-- The country's municipalities with the number of chosen projects.
-- parameters: country, area, source, programme, status, first, last, least
-- columns: area_id, projects
WITH placed AS (
    SELECT unnest(municipalities) AS area_id
    FROM chosen_projects($country, $area, $source, $programme, $status, $first, $last, $least)
),
counted AS (
    SELECT area_id, count(*) AS projects FROM placed GROUP BY area_id
)
SELECT area.area_id, counted.projects
FROM area
LEFT JOIN counted USING (area_id)
WHERE area.country_id = $country AND area.level = 'municipality'
ORDER BY area.area_id
