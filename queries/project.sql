-- One project.
-- parameters: project
-- columns: project_id, country_id, source_id, number, title, title_language, programme, axis, procedure, authority, fund, beneficiary, status, status_original, start, end, registered, amount, currency, amount_kind, description, results, url
SELECT
    project.project_id,
    project.country_id,
    project.source_id,
    project.number,
    project.title,
    project.title_language,
    project.programme,
    project.axis,
    project.procedure,
    project.authority,
    project.fund,
    project.beneficiary,
    project.status,
    project.status_original,
    project."start",
    project."end",
    project.registered,
    project.amount,
    project.currency,
    project.amount_kind,
    project.description,
    project.results,
    project.url
FROM project
WHERE project.project_id = $project
