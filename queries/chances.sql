-- What chance alone explains of the rates of areas, those of a level, in their newest year.
-- parameters: areas, level
-- columns: area_id, indicator_id, by_chance, change_by_chance, smoothed, low_998, high_998, place
SELECT chance.area_id, chance.indicator_id, chance.by_chance, chance.change_by_chance, chance.smoothed, chance.low_998,
    chance.high_998, chance.place
FROM chance
JOIN area ON area.area_id = chance.area_id
WHERE area.level = $level AND list_contains($areas, chance.area_id)
ORDER BY chance.area_id, chance.indicator_id
