-- Facts that stand beside the figures of a country's areas and are never scored, by area.
-- parameters: country
-- columns: area_id, kind, value, date
SELECT area_id, kind, value, date
FROM area_context
WHERE country_id = $country
