-- Areas with municipalities wholly under temporary occupation by a country's list, as they are stored: how many they hold, and
-- how many of them are.
-- parameters: country
-- columns: area_id, level, municipalities, occupied, date
SELECT area_id, level, municipalities, occupied, date
FROM occupied_area
WHERE country_id = $country
