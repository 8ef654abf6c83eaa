-- All years of one indicator over the areas of a country and level, or of those within one area ('' means all).
-- parameters: indicator, country, level, within
-- columns: area_id, year, value
SELECT area_id, year, value
FROM observation
WHERE country_id = $country
    AND level = $level
    AND indicator_id = $indicator
    AND ($within = '' OR area_id IN (SELECT area_id FROM containing WHERE container_id = $within))
ORDER BY area_id, year
