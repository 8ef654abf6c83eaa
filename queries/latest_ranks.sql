-- The newest ranked figures of chosen indicators over a country's areas of one level.
-- parameters: country, level, indicators
-- columns: area_id, indicator_id, year, value, rank, rank_of
SELECT latest.area_id, latest.indicator_id, latest.year, latest.value, latest.rank, latest.rank_of
FROM latest
JOIN area USING (area_id)
WHERE area.country_id = $country AND area.level = $level AND latest.rank IS NOT NULL
    AND list_contains($indicators, latest.indicator_id)
ORDER BY latest.area_id, latest.indicator_id
