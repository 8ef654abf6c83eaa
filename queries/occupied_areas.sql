-- Areas with municipalities wholly under temporary occupation by a country's list, as they are stored: how many they hold, how many
-- of them are, and whether the area is set against no other.
-- parameters: country
-- columns: area_id, level, municipalities, occupied, apart, date
SELECT area_id, level, municipalities, occupied, apart, date
FROM occupied_area
WHERE country_id = $country
