-- Planned and executed money of a list's projects by year, in the order of the list; position: of the project in it, from 1.
-- parameters: list
-- columns: position, year, planned, executed, currency
SELECT position, year, planned, executed, currency
FROM list_money
WHERE source_id = $list
