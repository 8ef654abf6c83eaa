-- The middle values of a group of areas of one country and level, year by year, for one indicator.
-- parameters: areas, country, level, indicator, least
-- columns: year, median, areas
SELECT year, median(value) AS median, count(*) AS areas
FROM observation
WHERE country_id = $country
    AND level = $level
    AND indicator_id = $indicator
    AND area_id = ANY($areas)
GROUP BY year
HAVING count(*) >= $least
ORDER BY year
