-- Areas of a country and level by name, as they are stored; upper is the name of the area of the comparison group.
-- parameters: country, level, language
-- columns: area_id, name, long_name, parent_id, group_id, upper, official, code
SELECT area_id, name, long_name, parent_id, group_id, upper, official, code
FROM place
WHERE language = $language AND country_id = $country AND level = $level
