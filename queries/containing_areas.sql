-- Every area of a country with the areas that contain it, itself included.
-- parameters: country
-- columns: area_id, level, container_id
SELECT area_id, level, container_id
FROM containing
WHERE country_id = $country
ORDER BY area_id, step
