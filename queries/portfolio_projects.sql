-- The projects of a list, the largest of its most used currency first, those without an amount last, as they are stored. planned,
-- executed: all years together; planned_of_executed: planned in the years whose execution is known; words: of list_words; places: of
-- list_places.
-- parameters: list
-- columns: position, project_id, title, start, end, amount, start_year, end_year, planned, executed, planned_of_executed, number, beneficiary, words, places
SELECT * EXCLUDE (
    country_id, source_id, title_language, programme, procedure, authority, fund, status, currency, amount_kind,
    areas, containers, common
)
FROM project_line
WHERE source_id = $list
