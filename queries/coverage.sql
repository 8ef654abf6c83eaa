-- What the database holds of each indicator, by country and level.
-- parameters:
-- columns: country_id, level, indicator_id, block, unit, is_part, is_context, is_survey, first_year, last_year, areas, areas_total, source_id
SELECT
    coverage.country_id,
    coverage.level,
    coverage.indicator_id,
    indicator.block,
    indicator.unit,
    indicator.is_part,
    indicator.is_context,
    indicator.is_survey,
    coverage.first_year,
    coverage.last_year,
    coverage.areas,
    coverage.areas_total,
    coverage.source_id
FROM coverage
JOIN indicator USING (indicator_id)
ORDER BY indicator.position, coverage.country_id, coverage.level
