-- The areas of a level inside a larger area, by id, as they are stored.
-- parameters: within, level
-- columns: area_id
SELECT area_id
FROM containing
WHERE container_id = $within AND level = $level AND step > 0
