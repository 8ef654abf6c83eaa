-- What chance alone explains of the rates of areas in the newest year of their level.
-- parameters: areas
-- columns: area_id, indicator_id, by_chance, change_by_chance, smoothed, low_998, high_998, place
SELECT area_id, indicator_id, by_chance, change_by_chance, smoothed, low_998, high_998, place
FROM chance
WHERE area_id IN $areas
