-- All years of one indicator over the areas of a country and level, or of those within one area ('' means all).
-- parameters: indicator, country, level, within
-- columns: area_id, year, value
SELECT figures.area_id, figures.year, figures.value
FROM observation AS figures
JOIN containing ON containing.area_id = figures.area_id
WHERE figures.indicator_id = $indicator
    AND containing.country_id = $country
    AND containing.level = $level
    AND containing.container_id = CASE WHEN $within = '' THEN $country ELSE $within END
ORDER BY figures.area_id, figures.year
