-- The projects of a list, the largest of its most used currency first, those without an amount last. planned, executed: all years
-- together; is_executed: some project of the list has execution; planned_of_executed: planned in the years whose execution is known; common: areas that hold all places of the project.
-- within: an area that the projects touch, empty for all.
-- parameters: list, within
-- columns: project_id, number, title, title_language, programme, procedure, authority, fund, beneficiary, status, start, end, amount, currency, amount_kind, start_year, end_year, planned, executed, planned_of_executed, areas, municipalities, containers, common, is_executed
SELECT
    project.project_id,
    project.number,
    project.title,
    project.title_language,
    project.programme,
    project.procedure,
    project.authority,
    project.fund,
    project.beneficiary,
    project.status,
    project."start",
    project."end",
    project.amount,
    project.currency,
    project.amount_kind,
    project_line.start_year,
    project_line.end_year,
    project_line.planned,
    project_line.executed,
    project_line.planned_of_executed,
    project_line.areas,
    project_line.municipalities,
    project_line.containers,
    project_line.common,
    (SELECT count(whole.executed) > 0 FROM project_line AS whole WHERE whole.source_id = $list) AS is_executed
FROM project_line
JOIN project USING (project_id)
WHERE project_line.source_id = $list AND ($within = '' OR list_contains(project_line.containers, $within))
ORDER BY project_line.position
