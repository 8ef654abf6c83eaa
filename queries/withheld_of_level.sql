-- Figures of a country's level that are wrong in their source in its newest year, parts of others among them.
-- parameters: country, level
-- columns: area_id, indicator_id, reason
SELECT area_id, indicator_id, reason
FROM withheld
WHERE country_id = $country AND level = $level AND is_newest
