-- The counts that rates are made of, over the areas of a country and level, all years.
-- parameters: country, level, indicators
-- columns: area_id, indicator_id, year, value
SELECT figures.area_id, figures.indicator_id, figures.year, figures.value
FROM observation AS figures
JOIN area ON area.area_id = figures.area_id
WHERE area.country_id = $country AND area.level = $level AND list_contains($indicators, figures.indicator_id)
ORDER BY figures.indicator_id, figures.area_id, figures.year
