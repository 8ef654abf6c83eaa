-- Every area of a country with every name.
-- parameters: country
-- columns: area_id, level, parent_id, code, kind, language, name_kind, name
SELECT
    area.area_id,
    area.level,
    area.parent_id,
    area.code,
    area.kind,
    area_name.language,
    area_name.kind AS name_kind,
    area_name.name
FROM area
JOIN area_name USING (area_id)
WHERE area.country_id = $country
ORDER BY area.area_id, area_name.language, area_name.kind, area_name.name
