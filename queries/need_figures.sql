-- The newest figures of chosen indicators over all areas of a country, with their ranks: a row per indicator and level, its
-- figures in lists of one order. Where an area has no rank, rank and rank_of are 0; of what is missing there is nothing.
-- parameters: country, indicators
-- columns: level, indicator_id, areas, years, figures, ranks, ranks_of
SELECT
    area.level,
    latest.indicator_id,
    list(latest.area_id) AS areas,
    list(latest.year) AS years,
    list(latest.value) AS figures,
    list(coalesce(latest.rank, 0)) AS ranks,
    list(coalesce(latest.rank_of, 0)) AS ranks_of
FROM latest
JOIN area USING (area_id)
WHERE area.country_id = $country AND list_contains($indicators, latest.indicator_id)
GROUP BY area.level, latest.indicator_id
ORDER BY area.level, latest.indicator_id
