-- The middle values of a group of areas of one country and level, year by year, for one indicator.
-- parameters: areas, country, level, indicator, least
-- columns: year, median, areas
SELECT figures.year, median(figures.value) AS median, count(*) AS areas
FROM observation AS figures
JOIN area USING (area_id)
WHERE figures.indicator_id = $indicator
    AND figures.area_id IN (SELECT unnest($areas))
    AND area.country_id = $country
    AND area.level = $level
GROUP BY figures.year
HAVING count(*) >= $least
ORDER BY figures.year
