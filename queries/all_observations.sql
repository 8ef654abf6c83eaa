-- Every value of a country with its year, status, source and origin.
-- parameters: country
-- columns: area_id, indicator_id, year, value, status, source_id, origin
SELECT area_id, indicator_id, year, value, status, source_id, origin
FROM observation
WHERE country_id = $country
ORDER BY indicator_id, year, area_id
