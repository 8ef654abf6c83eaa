-- Countries in the order of the screen, named in a language.
-- parameters: language
-- columns: country_id, name, currency, official_language, group_level, boundary_vintage, attribution
SELECT
    country.country_id,
    area_name.name,
    country.currency,
    country.official_language,
    country.group_level,
    country.boundary_vintage,
    country.attribution
FROM country
JOIN area_name ON area_name.area_id = country.country_id
WHERE area_name.language = $language AND area_name.kind = 'display'
ORDER BY country.position
