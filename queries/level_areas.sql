-- The areas of a country's levels by id, and which of them are ranked, in lists of one order: that of level_figures.
-- parameters: country
-- columns: level, areas, ranked
SELECT level, areas, ranked
FROM level_areas
WHERE country_id = $country
