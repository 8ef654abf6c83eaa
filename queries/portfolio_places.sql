-- A country's municipalities with their newest figures of some indicators, NULL where there is none.
-- parameters: country, language, people, money, paid, count, earlier
-- columns: area_id, name, upper, group_id, people, money, paid, count, earlier
WITH newest AS (
    SELECT
        area_id,
        any_value(value) FILTER (WHERE indicator_id = $people) AS people,
        any_value(value) FILTER (WHERE indicator_id = $money) AS money,
        any_value(value) FILTER (WHERE indicator_id = $paid) AS paid,
        any_value(value) FILTER (WHERE indicator_id = $count) AS count,
        any_value(value) FILTER (WHERE indicator_id = $earlier) AS earlier
    FROM latest
    WHERE indicator_id IN ($people, $money, $paid, $count, $earlier)
    GROUP BY area_id
)
SELECT
    place.area_id,
    place.name,
    place.upper,
    place.group_id,
    newest.people,
    newest.money,
    newest.paid,
    newest.count,
    newest.earlier
FROM place
LEFT JOIN newest USING (area_id)
WHERE place.language = $language AND place.country_id = $country AND place.level = 'municipality'
ORDER BY place.area_id
