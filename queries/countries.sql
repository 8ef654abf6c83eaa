-- Countries in the order of the screen, named in a language.
-- parameters: language
-- columns: country_id, name, currency, official_language, group_level, boundary_vintage, attribution
SELECT
    country.country_id,
    place.name,
    country.currency,
    country.official_language,
    country.group_level,
    country.boundary_vintage,
    country.attribution
FROM country
JOIN place ON place.area_id = country.country_id
WHERE place.language = $language AND place.level = 'country'
ORDER BY country.position
