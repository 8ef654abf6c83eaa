-- Every figure of a country that is wrong in its source, and what would be made of it, with the reason in a language.
-- parameters: country, language
-- columns: area_id, name, indicator_id, year, origin, reason
SELECT
    withheld.area_id,
    place.name,
    withheld.indicator_id,
    withheld.year,
    withheld.origin,
    json_extract_string(withheld.reason, '$.' || $language) AS reason
FROM withheld
JOIN place ON place.area_id = withheld.area_id AND place.language = $language
WHERE place.country_id = $country
ORDER BY withheld.indicator_id, withheld.year, withheld.area_id
