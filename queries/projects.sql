-- Projects of a country, each with its places and the money planned and executed by year, added up.
-- parameters: country, language
-- columns: project_id, source_id, title, programme, status, start_year, end_year, amount, currency, amount_kind, planned, executed, areas, places
WITH places AS (
    SELECT
        project_area.project_id,
        list(project_area.area_id ORDER BY project_area.area_id) AS areas,
        string_agg(place.name, ', ' ORDER BY place.name) AS places
    FROM project_area
    JOIN place ON place.area_id = project_area.area_id
    WHERE place.language = $language
    GROUP BY project_area.project_id
),
money AS (
    SELECT
        project_id,
        min(year) AS first_year,
        max(year) AS last_year,
        sum(planned) AS planned,
        sum(executed) AS executed
    FROM project_year
    GROUP BY project_id
)
SELECT
    project.project_id,
    project.source_id,
    project.title,
    project.programme,
    project.status,
    coalesce(year(project."start"), money.first_year, year(project.registered)) AS start_year,
    coalesce(year(project."end"), money.last_year, year(project."start"), year(project.registered)) AS end_year,
    project.amount,
    project.currency,
    project.amount_kind,
    money.planned,
    money.executed,
    places.areas,
    places.places
FROM project
LEFT JOIN places USING (project_id)
LEFT JOIN money USING (project_id)
WHERE project.country_id = $country
ORDER BY project.project_id
