-- The newest values of chosen indicators in chosen areas, whatever their level.
-- parameters: areas, indicators
-- columns: area_id, indicator_id, year, value
SELECT area_id, indicator_id, year, value
FROM latest
WHERE area_id IN (SELECT unnest($areas)) AND list_contains($indicators, indicator_id)
ORDER BY area_id, indicator_id
