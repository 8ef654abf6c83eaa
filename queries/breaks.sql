-- Breaks in series of a country by indicator, area, year, as they are stored; area_id names the single area whose series breaks and is
-- empty for all; reason is a JSON object with a text per language.
-- parameters: country
-- columns: indicator_id, area_id, year, reason
SELECT indicator_id, area_id, year, reason
FROM break_in_series
WHERE country_id = $country
