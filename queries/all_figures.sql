-- The newest figures of all areas of a country with names and ranks; is_ranked: whether the area is set against those of its level;
-- war_status: of a municipality on a list of hostilities and occupation, empty else.
-- parameters: country, language
-- columns: area_id, name, level, indicator_id, year, value, status, rank, rank_of, is_ranked, war_status, source_id, origin
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
    place.is_ranked,
    coalesce(listed.value, '') AS war_status,
    latest.source_id,
    latest.origin
FROM latest
JOIN place ON place.area_id = latest.area_id
LEFT JOIN area_context AS listed ON listed.area_id = latest.area_id AND listed.kind = 'war_status'
WHERE place.country_id = $country AND place.language = $language
ORDER BY latest.area_id, latest.indicator_id
