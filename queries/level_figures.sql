-- The newest values of chosen indicators over a country's areas of one level, a list each in the order of level_areas, not a number
-- where an area has none.
-- parameters: country, level, indicators
-- columns: indicator_id, year, figures
SELECT indicator_id, year, figures
FROM level_figures
WHERE country_id = $country AND level = $level AND indicator_id IN $indicators
