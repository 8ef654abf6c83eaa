-- Strips of a country: where the areas of each level stand on each indicator.
-- parameters: country
-- columns: level, indicator_id, low, high, positions
SELECT level, indicator_id, low, high, positions
FROM strip
WHERE country_id = $country
