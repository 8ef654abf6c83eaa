-- Areas as a language names them, in the order asked, with the area above and the country.
-- parameters: areas, language
-- columns: area_id, country_id, level, parent_id, group_id, code, name, long_name, official, upper, country
SELECT area_id, country_id, level, parent_id, group_id, code, name, long_name, official, upper, country
FROM place
WHERE language = $language AND area_id IN (SELECT unnest($areas))
ORDER BY list_position($areas, area_id)
