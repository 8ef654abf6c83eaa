-- The first year in which a country's level has an indicator.
-- parameters: country, level, indicator
-- columns: first_year
SELECT first_year
FROM coverage
WHERE country_id = $country AND level = $level AND indicator_id = $indicator
