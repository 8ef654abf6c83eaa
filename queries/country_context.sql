-- One kind of context over all areas of a country.
-- parameters: country, kind
-- columns: area_id, value, date
SELECT area_context.area_id, area_context.value, area_context.date
FROM area_context
JOIN area USING (area_id)
WHERE area.country_id = $country AND area_context.kind = $kind
ORDER BY area_context.area_id
