-- Facts that stand beside an area's figures and are never scored.
-- parameters: area
-- columns: kind, value, date, source_id
SELECT kind, value, date, source_id
FROM area_context
WHERE area_id = $area
ORDER BY kind
