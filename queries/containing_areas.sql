-- Every area of a country with the areas that contain it, itself included.
-- parameters: country
-- columns: area_id, level, container_id
WITH RECURSIVE up AS (
    SELECT area_id, level, area_id AS container_id FROM area WHERE country_id = $country
    UNION ALL
    SELECT up.area_id, up.level, area.parent_id AS container_id
    FROM up
    JOIN area ON area.area_id = up.container_id
    WHERE area.parent_id <> ''
)
SELECT area_id, level, container_id FROM up ORDER BY area_id, container_id
