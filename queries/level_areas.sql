-- The areas of a level by id, and which of them are ranked, in lists of one order: that of level_figures.
-- parameters: country, level
-- columns: areas, ranked
SELECT areas, ranked
FROM level_areas
WHERE country_id = $country AND level = $level
