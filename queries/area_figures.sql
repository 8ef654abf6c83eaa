-- The newest figures of some areas with rank, the spread of their level, the values of the areas above, and the change since the year
-- before; those of an area in the order of the catalogue.
-- parameters: areas
-- columns: area_id, indicator_id, block, direction, is_context, is_part, position, year, value, status, source_id, origin, rank, rank_of, group_rank, group_of, q1, median, q3, group_value, country_value, before, rise_rank, fall_rank, change_of
SELECT *
FROM figure
WHERE area_id = ANY($areas)
