-- All years of all indicators of some areas, a row an indicator; source_ids: each once, joined by comma.
-- parameters: areas
-- columns: area_id, indicator_id, years, figures, source_ids
SELECT area_id, indicator_id, years, figures, source_ids
FROM series
WHERE area_id = ANY($areas)
