-- The newest figures of all areas of a country with names and ranks.
-- parameters: country, language
-- columns: area_id, name, level, indicator_id, year, value, status, rank, rank_of, source_id, origin
SELECT
    latest.area_id,
    place.name,
    place.level,
    latest.indicator_id,
    latest.year,
    latest.value,
    latest.status,
    latest.rank,
    latest.rank_of,
    latest.source_id,
    latest.origin
FROM latest
JOIN place ON place.area_id = latest.area_id
WHERE place.country_id = $country AND place.language = $language
ORDER BY latest.area_id, latest.indicator_id
