-- The years for which an indicator has data at a country's level.
-- parameters: indicator, country, level
-- columns: year, areas
SELECT year, areas
FROM distribution
WHERE scope_id = $country AND level = $level AND indicator_id = $indicator
ORDER BY year DESC
