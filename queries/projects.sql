-- Every project of a country as its list has it.
-- parameters: country
-- columns: project_id, source_id, number, title, title_language, programme, axis, procedure, authority, fund, beneficiary, status, status_original, start, end, registered, amount, currency, amount_kind, description, results, url, areas
SELECT
    project.project_id,
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
    array_to_string(project_line.areas, ' ') AS areas
FROM project
JOIN project_line USING (project_id)
WHERE project.country_id = $country
ORDER BY project.project_id
