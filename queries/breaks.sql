-- Breaks in series of a country; reason is a JSON object with a text per language.
-- parameters: country
-- columns: indicator_id, year, reason
SELECT indicator_id, year, reason
FROM break_in_series
WHERE country_id = $country
ORDER BY indicator_id, year
