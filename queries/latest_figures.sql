-- The newest values of chosen indicators over a country's areas of one level, without places that only stand on their map (Kyiv).
-- parameters: country, level, indicators
-- columns: area_id, indicator_id, year, value
SELECT latest.area_id, latest.indicator_id, latest.year, latest.value
FROM latest
JOIN area USING (area_id)
WHERE area.country_id = $country AND area.level = $level AND area.is_ranked AND list_contains($indicators, latest.indicator_id)
ORDER BY latest.area_id, latest.indicator_id
