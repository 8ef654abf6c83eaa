-- Quartiles of one indicator over the areas of a country and level, year by year.
-- parameters: indicator, country, level
-- columns: year, areas, q1, median, q3
SELECT year, areas, q1, median, q3
FROM distribution
WHERE scope_id = $country AND level = $level AND indicator_id = $indicator
ORDER BY year
