-- The newest values of every indicator over a country's areas of one level, for strips of where a place stands.
-- parameters: country, level
-- columns: indicator_id, value
SELECT latest.indicator_id, latest.value
FROM latest
JOIN area USING (area_id)
JOIN indicator USING (indicator_id)
WHERE area.country_id = $country AND area.level = $level AND NOT indicator.is_part
ORDER BY latest.indicator_id, latest.value
