-- The counts that rates are made of, over the areas of a country and level, all years.
-- parameters: country, level, indicators
-- columns: area_id, indicator_id, year, value
SELECT area_id, indicator_id, year, value
FROM observation
WHERE country_id = $country
    AND level = $level
    AND indicator_id = ANY($indicators)
    AND indicator_id BETWEEN list_min($indicators) AND list_max($indicators)
ORDER BY indicator_id, area_id, year
