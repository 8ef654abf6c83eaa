-- One project with its source.
-- parameters: project
-- columns: project_id, country_id, source_id, number, title, title_language, programme, axis, procedure, authority, fund, beneficiary, status, status_original, start, end, registered, amount, currency, amount_kind, description, results, url, publisher, source_title, licence, caution
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
    project.url,
    source.publisher,
    source.title AS source_title,
    source.licence,
    source.caution
FROM project
LEFT JOIN source USING (source_id)
WHERE project.project_id = $project
