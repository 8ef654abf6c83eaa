-- Areas with municipalities wholly under temporary occupation by a country's list, as they are stored: how many they hold, how many
-- of them are, and how many others are partly so.
-- parameters: country
-- columns: area_id, level, municipalities, occupied, in_part, date
SELECT area_id, level, municipalities, occupied, in_part, date
FROM occupied_area
WHERE country_id = $country
