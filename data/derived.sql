-- Tables made of the others after they are filled, so that a page reads one sorted stretch.

UPDATE withheld
SET is_newest = EXISTS (
    FROM coverage
    WHERE coverage.country_id = withheld.country_id
        AND coverage.level = withheld.level
        AND coverage.indicator_id = withheld.indicator_id
        AND coverage.last_year = withheld.year
);

INSERT INTO series
WITH listed AS (
    SELECT
        area_id,
        indicator_id,
        list(year ORDER BY year) AS years,
        list(value ORDER BY year) AS figures,
        list(source_id ORDER BY year) AS source_ids
    FROM observation
    GROUP BY ALL
)
SELECT
    area_id,
    indicator_id,
    years,
    figures,
    array_to_string(
        list_filter(source_ids, lambda source_id, place: list_position(source_ids, source_id) = place), ','
    ) AS source_ids
FROM listed
ORDER BY area_id, indicator_id;

INSERT INTO level_areas
SELECT
    country_id,
    level,
    string_agg(area_id, ' ' ORDER BY area_id) AS areas,
    list(is_ranked ORDER BY area_id) AS ranked
FROM area
GROUP BY ALL
ORDER BY ALL;

INSERT INTO level_figures
WITH held AS (
    SELECT DISTINCT area.country_id, area.level, latest.indicator_id, latest.year
    FROM latest
    JOIN area USING (area_id)
)
SELECT
    held.country_id,
    held.level,
    held.indicator_id,
    held.year,
    list(coalesce(latest.value, 'nan'::DOUBLE) ORDER BY area.area_id) AS figures
FROM held
JOIN area USING (country_id, level)
LEFT JOIN latest ON latest.area_id = area.area_id AND latest.indicator_id = held.indicator_id
GROUP BY ALL
ORDER BY held.country_id, held.level, held.indicator_id;

INSERT INTO containing
WITH RECURSIVE up AS (
    SELECT country_id, area_id, level, 0 AS step, area_id AS container_id FROM area
    UNION ALL
    SELECT up.country_id, up.area_id, up.level, up.step + 1 AS step, area.parent_id AS container_id
    FROM up
    JOIN area ON area.area_id = up.container_id
    WHERE area.parent_id <> ''
)
SELECT country_id, area_id, level, step, container_id FROM up ORDER BY ALL;

INSERT INTO occupied_area
SELECT
    containing.country_id,
    containing.container_id,
    area.level,
    count(*) AS municipalities,
    count(listed.area_id) AS occupied,
    NOT area.is_ranked AS apart,
    max(listed.date) AS date
FROM containing
JOIN area ON area.area_id = containing.container_id
LEFT JOIN area_context AS listed
    ON listed.area_id = containing.area_id AND listed.kind = 'war_status' AND listed.value = 'occupied_whole'
WHERE containing.level = 'municipality'
GROUP BY containing.country_id, containing.container_id, area.level, area.is_ranked
HAVING count(listed.area_id) > 0
ORDER BY containing.country_id, containing.container_id;

INSERT INTO place
WITH shown AS (
    SELECT area_id, language, name FROM area_name WHERE kind = 'display'
),
told AS (
    SELECT area_id, language, name FROM area_name WHERE kind = 'long'
),
official_name AS (
    SELECT area_name.area_id, min(area_name.name) AS name
    FROM area_name
    JOIN area USING (area_id)
    JOIN country USING (country_id)
    WHERE area_name.kind = 'official' AND area_name.language = country.official_language
    GROUP BY area_name.area_id
)
SELECT
    shown.language,
    area.country_id,
    area.level,
    area.area_id,
    area.parent_id,
    area.group_id,
    area.code,
    shown.name,
    coalesce(official_name.name, '') AS official,
    told.name AS long_name,
    coalesce(upper.name, '') AS upper,
    area.is_ranked
FROM area
JOIN shown ON shown.area_id = area.area_id
JOIN told ON told.area_id = area.area_id AND told.language = shown.language
LEFT JOIN official_name ON official_name.area_id = area.area_id
LEFT JOIN told AS upper ON upper.area_id = area.group_id AND upper.language = shown.language
ORDER BY
    shown.language,
    area.country_id,
    area.level,
    CASE shown.language -- a collation must be written out
        WHEN 'mk' THEN icu_sort_key(shown.name, 'mk')
        WHEN 'sq' THEN icu_sort_key(shown.name, 'sq')
        WHEN 'bg' THEN icu_sort_key(shown.name, 'bg')
        WHEN 'uk' THEN icu_sort_key(shown.name, 'uk')
        ELSE icu_sort_key(shown.name, 'en')
    END,
    area.area_id;

INSERT INTO figure
WITH changed AS (
    SELECT
        latest.area_id,
        latest.indicator_id,
        earlier.value AS before,
        latest.value - earlier.value AS change,
        area.country_id,
        area.level,
        latest.year
    FROM latest
    JOIN area ON area.area_id = latest.area_id AND area.is_ranked
    JOIN observation AS earlier
        ON earlier.area_id = latest.area_id
        AND earlier.indicator_id = latest.indicator_id
        AND earlier.year = latest.year - 1
    ANTI JOIN break_in_series AS broken
        ON broken.country_id = area.country_id
        AND broken.indicator_id = latest.indicator_id
        AND broken.year = latest.year
        AND broken.area_id IN ('', latest.area_id)
),
ranked AS (
    SELECT
        area_id,
        indicator_id,
        before,
        rank() OVER (PARTITION BY country_id, level, indicator_id, year ORDER BY change DESC) AS rise_rank,
        rank() OVER (PARTITION BY country_id, level, indicator_id, year ORDER BY change) AS fall_rank,
        count(*) OVER (PARTITION BY country_id, level, indicator_id, year) AS change_of
    FROM changed
)
SELECT
    latest.area_id,
    indicator.indicator_id,
    indicator.block,
    indicator.direction,
    indicator.is_context,
    indicator.is_part,
    indicator.position,
    latest.year,
    latest.value,
    latest.status,
    latest.source_id,
    latest.origin,
    latest.rank,
    latest.rank_of,
    latest.group_rank,
    latest.group_of,
    spread.q1,
    spread.median,
    spread.q3,
    group_figure.value AS group_value,
    country_figure.value AS country_value,
    ranked.before,
    ranked.rise_rank,
    ranked.fall_rank,
    ranked.change_of
FROM area AS here
JOIN latest ON latest.area_id = here.area_id
JOIN indicator ON indicator.indicator_id = latest.indicator_id
LEFT JOIN ranked ON ranked.area_id = latest.area_id AND ranked.indicator_id = latest.indicator_id
LEFT JOIN distribution AS spread
    ON spread.scope_id = here.country_id
    AND spread.level = here.level
    AND spread.indicator_id = latest.indicator_id
    AND spread.year = latest.year
LEFT JOIN observation AS group_figure
    ON group_figure.area_id = here.group_id
    AND group_figure.indicator_id = latest.indicator_id
    AND group_figure.year = latest.year
LEFT JOIN observation AS country_figure
    ON country_figure.area_id = here.country_id
    AND country_figure.indicator_id = latest.indicator_id
    AND country_figure.year = latest.year
ORDER BY latest.area_id, indicator.position;

INSERT INTO strip
WITH figures AS (
    SELECT area.country_id, area.level, latest.indicator_id, latest.value
    FROM latest
    JOIN area USING (area_id)
    JOIN indicator USING (indicator_id)
    WHERE NOT indicator.is_part AND area.level <> 'country' AND area.is_ranked
),
ends AS (
    SELECT
        country_id,
        level,
        indicator_id,
        quantile_cont(value, 0.01) AS low,
        quantile_cont(value, 0.99) AS high
    FROM figures
    GROUP BY ALL
),
placed AS (
    SELECT
        figures.country_id,
        figures.level,
        figures.indicator_id,
        ends.low,
        ends.high,
        CASE
            WHEN ends.high > ends.low
                THEN round(200 * greatest(0, least(1, (figures.value - ends.low) / (ends.high - ends.low))))::INTEGER
            ELSE 100
        END AS position
    FROM figures
    JOIN ends USING (country_id, level, indicator_id)
)
SELECT
    country_id,
    level,
    indicator_id,
    low,
    high,
    array_to_string(list_sort(list_distinct(list(position))), ' ') AS positions
FROM placed
GROUP BY ALL
ORDER BY ALL;

INSERT INTO project_line
WITH places AS (
    SELECT project_id, list_sort(list_distinct(list(area_id))) AS areas
    FROM project_area
    GROUP BY project_id
),
inside AS (
    SELECT
        project_area.project_id,
        containing.container_id,
        count(DISTINCT project_area.area_id) AS holds
    FROM project_area
    JOIN containing USING (area_id)
    GROUP BY ALL
),
around AS (
    SELECT
        inside.project_id,
        list_sort(list(inside.container_id)) AS containers,
        coalesce(list_sort(list(inside.container_id) FILTER (WHERE inside.holds = len(places.areas))), []) AS common
    FROM inside
    JOIN places USING (project_id)
    GROUP BY inside.project_id
),
money AS (
    SELECT
        project_id,
        min(year) AS first_year,
        max(year) AS last_year,
        sum(planned) AS planned,
        sum(executed) AS executed,
        sum(planned) FILTER (WHERE executed IS NOT NULL) AS planned_of_executed
    FROM project_year
    GROUP BY project_id
),
line AS (
    SELECT
        project.* EXCLUDE (axis, status_original, registered, description, results, url),
        coalesce(year(project."start"), money.first_year, year(project.registered)) AS start_year,
        coalesce(year(project."end"), money.last_year, year(project."start"), year(project.registered)) AS end_year,
        money.planned,
        money.executed,
        money.planned_of_executed,
        places.areas,
        around.containers,
        around.common,
        count(project.amount) OVER (PARTITION BY project.source_id, project.currency) AS used
    FROM project
    JOIN places USING (project_id)
    JOIN around USING (project_id)
    LEFT JOIN money USING (project_id)
)
SELECT
    country_id,
    source_id,
    row_number() OVER (
        PARTITION BY source_id
        ORDER BY amount IS NULL, used DESC, currency, amount DESC, start_year DESC NULLS LAST, project_id
    ) AS position,
    project_id,
    title,
    "start",
    "end",
    amount,
    start_year,
    end_year,
    planned,
    executed,
    planned_of_executed,
    number,
    title_language,
    programme,
    procedure,
    authority,
    fund,
    beneficiary,
    status,
    currency,
    amount_kind,
    dense_rank() OVER (
        PARTITION BY source_id
        ORDER BY title_language, programme, procedure, authority, fund, status, currency, amount_kind
    ) - 1 AS words,
    dense_rank() OVER (PARTITION BY source_id ORDER BY areas) - 1 AS places,
    areas,
    containers,
    common
FROM line
ORDER BY country_id, source_id, position;

INSERT INTO list_words
SELECT DISTINCT source_id, words, title_language, programme, procedure, authority, fund, status, currency, amount_kind
FROM project_line
ORDER BY source_id, words;

INSERT INTO list_places
SELECT DISTINCT
    source_id,
    places,
    array_to_string(areas, ' ') AS areas,
    array_to_string(containers, ' ') AS containers,
    array_to_string(common, ' ') AS common
FROM project_line
ORDER BY source_id, places;

INSERT INTO list_money
SELECT
    project_line.source_id,
    project_line.position,
    project_year.year,
    project_year.planned,
    project_year.executed,
    project_year.currency
FROM project_year
JOIN project_line USING (project_id)
ORDER BY project_line.source_id, project_line.position, project_year.year;
