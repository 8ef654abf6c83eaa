-- The projects of a list, the largest of its most used currency first, those without an amount last. planned, executed: all years
-- together; planned_of_executed: planned in the years whose execution is known; common: areas that hold all places of the project;
-- pays: whether the list knows what is executed of any project.
-- parameters: list
-- columns: project_id, number, title, title_language, programme, procedure, authority, fund, beneficiary, status, start, end, amount, currency, amount_kind, start_year, end_year, planned, executed, planned_of_executed, areas, municipalities, containers, common, pays
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
    (SELECT coalesce(bool_or(executed IS NOT NULL), FALSE) FROM project_line WHERE source_id = $list) AS pays
FROM project_line
JOIN project USING (project_id)
WHERE project_line.source_id = $list
ORDER BY project_line.position
