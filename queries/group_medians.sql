-- The middle values of a group of areas of one country and level, in the newest year of each indicator.
-- parameters: areas, country, level, least
-- columns: indicator_id, median, areas
SELECT latest.indicator_id, median(latest.value) AS median, count(*) AS areas
FROM latest
JOIN area USING (area_id)
WHERE latest.area_id IN (SELECT unnest($areas)) AND area.country_id = $country AND area.level = $level
GROUP BY latest.indicator_id
HAVING count(*) >= $least
ORDER BY latest.indicator_id
