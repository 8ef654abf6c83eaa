-- Every value of a country with its year, status, source and origin.
-- parameters: country
-- columns: area_id, indicator_id, year, value, status, source_id, origin
SELECT
    observation.area_id,
    observation.indicator_id,
    observation.year,
    observation.value,
    observation.status,
    observation.source_id,
    observation.origin
FROM observation
JOIN area USING (area_id)
WHERE area.country_id = $country
ORDER BY observation.indicator_id, observation.year, observation.area_id
