-- The newest values up to a year of chosen indicators over a country's areas of one level, without places that only stand on their map (Kyiv).
-- parameters: country, level, indicators, until
-- columns: area_id, indicator_id, year, value
SELECT observation.area_id, observation.indicator_id, max(observation.year) AS year, arg_max(observation.value, observation.year) AS value
FROM observation
JOIN area USING (area_id)
WHERE list_contains($indicators, observation.indicator_id)
    AND observation.year <= $until
    AND area.country_id = $country
    AND area.level = $level
    AND area.is_ranked
GROUP BY observation.area_id, observation.indicator_id
ORDER BY observation.area_id, observation.indicator_id
