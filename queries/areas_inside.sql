-- The areas of a level inside a larger area.
-- parameters: within, level
-- columns: area_id
SELECT area_id
FROM containing
WHERE container_id = $within AND level = $level AND step > 0
ORDER BY area_id
