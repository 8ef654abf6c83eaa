-- The newest figures of an area with rank, the spread of its level, and the values of the areas above.
-- parameters: area
-- columns: indicator_id, block, unit, direction, decimals, is_computed, is_context, is_survey, is_part, year, value, status, source_id, origin, rank, rank_of, missing, group_rank, group_of, minimum, q1, median, q3, maximum, group_median, group_value, country_value
WITH here AS (
    SELECT area_id, country_id, level, group_id FROM area WHERE area_id = $area
)
SELECT
    indicator.indicator_id,
    indicator.block,
    indicator.unit,
    indicator.direction,
    indicator.decimals,
    indicator.is_computed,
    indicator.is_context,
    indicator.is_survey,
    indicator.is_part,
    latest.year,
    latest.value,
    latest.status,
    latest.source_id,
    latest.origin,
    latest.rank,
    latest.rank_of,
    latest.missing,
    latest.group_rank,
    latest.group_of,
    spread.minimum,
    spread.q1,
    spread.median,
    spread.q3,
    spread.maximum,
    group_spread.median AS group_median,
    group_latest.value AS group_value,
    country_latest.value AS country_value
FROM here
JOIN latest ON latest.area_id = here.area_id
JOIN indicator ON indicator.indicator_id = latest.indicator_id
LEFT JOIN distribution AS spread
    ON spread.scope_id = here.country_id
    AND spread.level = here.level
    AND spread.indicator_id = latest.indicator_id
    AND spread.year = latest.year
LEFT JOIN distribution AS group_spread
    ON group_spread.scope_id = here.group_id
    AND group_spread.level = here.level
    AND group_spread.indicator_id = latest.indicator_id
    AND group_spread.year = latest.year
LEFT JOIN latest AS group_latest
    ON group_latest.area_id = here.group_id
    AND group_latest.indicator_id = latest.indicator_id
    AND group_latest.year = latest.year
LEFT JOIN latest AS country_latest
    ON country_latest.area_id = here.country_id
    AND country_latest.indicator_id = latest.indicator_id
    AND country_latest.year = latest.year
ORDER BY indicator.position
