-- The newest values of chosen indicators in chosen areas with their ranks.
-- parameters: areas, indicators
-- columns: area_id, indicator_id, year, value, rank, rank_of
SELECT area_id, indicator_id, year, value, rank, rank_of
FROM latest
WHERE area_id IN (SELECT unnest($areas)) AND list_contains($indicators, indicator_id)
ORDER BY area_id, indicator_id
