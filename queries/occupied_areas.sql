-- Areas with municipalities wholly under temporary occupation by a country's list: how many they hold, and how many of them are.
-- parameters: country
-- columns: area_id, level, municipalities, occupied, date
SELECT
    containing.container_id AS area_id,
    area.level,
    count(*) AS municipalities,
    count(listed.area_id) AS occupied,
    max(listed.date) AS date
FROM containing
JOIN area ON area.area_id = containing.container_id
LEFT JOIN area_context AS listed
    ON listed.area_id = containing.area_id AND listed.kind = 'war_status' AND listed.value = 'occupied_whole'
WHERE containing.country_id = $country AND containing.level = 'municipality'
GROUP BY containing.container_id, area.level
HAVING count(listed.area_id) > 0
ORDER BY containing.container_id
