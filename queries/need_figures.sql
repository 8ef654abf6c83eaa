-- The newest figures of chosen indicators over all areas of a country, with their ranks; of what is missing there is no row.
-- parameters: country, indicators
-- columns: area_id, level, indicator_id, year, value, rank, rank_of
SELECT
    latest.area_id,
    area.level,
    latest.indicator_id,
    latest.year,
    latest.value,
    latest.rank,
    latest.rank_of
FROM latest
JOIN area USING (area_id)
WHERE area.country_id = $country AND list_contains($indicators, latest.indicator_id)
ORDER BY latest.area_id, latest.indicator_id
