-- All years of all indicators of some areas.
-- parameters: areas
-- columns: area_id, indicator_id, year, value, status, source_id, origin
SELECT area_id, indicator_id, year, value, status, source_id, origin
FROM area_observation
WHERE area_id IN (SELECT unnest($areas))
ORDER BY area_id, indicator_id, year
