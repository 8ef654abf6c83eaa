-- Figures of some areas that are wrong in their source and therefore not shown, those of an area in the order of the catalogue;
-- is_newest: in the newest year of the area's level.
-- parameters: areas
-- columns: area_id, indicator_id, block, is_part, year, reason, origin, is_newest
SELECT area_id, indicator_id, block, is_part, year, reason, origin, is_newest
FROM withheld
WHERE area_id IN $areas
