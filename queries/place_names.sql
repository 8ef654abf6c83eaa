-- Every name of every area, for the search; people is empty where it is not known.
-- parameters:
-- columns: area_id, country_id, parent_id, group_id, level, code, kind, name, people
SELECT
    area.area_id,
    area.country_id,
    area.parent_id,
    area.group_id,
    area.level,
    area.code,
    area_name.kind,
    area_name.name,
    latest.value AS people
FROM area_name
JOIN area USING (area_id)
LEFT JOIN latest ON latest.area_id = area.area_id AND latest.indicator_id = 'population_persons'
ORDER BY area.area_id, area_name.language, area_name.kind, area_name.name
