-- All years of all indicators of an area.
-- parameters: area
-- columns: indicator_id, year, value, status, source_id, origin
SELECT indicator_id, year, value, status, source_id, origin
FROM area_observation
WHERE area_id = $area
ORDER BY indicator_id, year
