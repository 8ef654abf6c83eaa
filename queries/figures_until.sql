-- The newest values up to a year of chosen indicators over a country's areas of one level, without places that only stand on their map (Kyiv).
-- parameters: country, level, indicators, until
-- columns: area_id, indicator_id, year, value
SELECT area_id, indicator_id, max(year) AS year, arg_max(value, year) AS value
FROM observation
WHERE country_id = $country
    AND level = $level
    AND indicator_id = ANY($indicators)
    AND indicator_id BETWEEN list_min($indicators) AND list_max($indicators)
    AND year <= $until
    AND area_id IN (SELECT area_id FROM area WHERE is_ranked)
GROUP BY area_id, indicator_id
ORDER BY area_id, indicator_id
