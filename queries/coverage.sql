-- What the database holds of each indicator, by country and level, as it is stored; of one country unless it is empty.
-- parameters: country
-- columns: country_id, level, indicator_id, block, unit, is_part, is_context, is_survey, first_year, last_year, areas, areas_total, source_id
SELECT
    country_id,
    level,
    indicator_id,
    block,
    unit,
    is_part,
    is_context,
    is_survey,
    first_year,
    last_year,
    areas,
    areas_total,
    source_id
FROM coverage
WHERE $country IN ('', country_id)
