-- All years of all indicators of some areas.
-- parameters: areas
-- columns: area_id, indicator_id, year, value, status, source_id, origin
SELECT series.area_id, series.indicator_id, series.year, series.value, series.status, series.source_id, series.origin
FROM area_observation AS series
WHERE series.area_id IN (SELECT unnest($areas)) AND series.indicator_id IN (SELECT indicator_id FROM indicator)
ORDER BY series.area_id, series.indicator_id, series.year
