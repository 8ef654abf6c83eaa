"""What the build stores so that a page reads one table, worked out again from the tables that it is made of."""

from collections.abc import Iterator

import duckdb
import pytest

from patokaz.language.words import LANGUAGES
from patokaz.statistics import database

# Rows that stand in one of two tables only.
DIFFERENCES = {
    "series are the observations of an area": """
        WITH stored AS (SELECT area_id, indicator_id, unnest(years) AS year, unnest(figures) AS value FROM series),
        told AS (SELECT area_id, indicator_id, year, value FROM observation)
        (FROM stored EXCEPT ALL FROM told) UNION ALL (FROM told EXCEPT ALL FROM stored)""",
    "sources of a series are those of its observations": """
        WITH stored AS (SELECT DISTINCT area_id, indicator_id, unnest(string_split(source_ids, ',')) AS source_id FROM series),
        told AS (SELECT DISTINCT area_id, indicator_id, unnest(string_split(source_id, ',')) AS source_id FROM observation)
        (FROM stored EXCEPT ALL FROM told) UNION ALL (FROM told EXCEPT ALL FROM stored)""",
    "figures of a level are the latest of its areas": """
        WITH placed AS (
            SELECT figures.indicator_id, figures.year, unnest(string_split(level_areas.areas, ' ')) AS area_id, unnest(figures.figures) AS value
            FROM level_figures AS figures JOIN level_areas USING (country_id, level)
        ),
        stored AS (SELECT area_id, indicator_id, year, value FROM placed WHERE NOT isnan(value)),
        told AS (SELECT area_id, indicator_id, year, value FROM latest)
        (FROM stored EXCEPT ALL FROM told) UNION ALL (FROM told EXCEPT ALL FROM stored)""",
    "areas of a level": """
        WITH stored AS (SELECT country_id, level, unnest(string_split(areas, ' ')) AS area_id, unnest(ranked) AS is_ranked FROM level_areas),
        told AS (SELECT country_id, level, area_id, is_ranked FROM area)
        (FROM stored EXCEPT ALL FROM told) UNION ALL (FROM told EXCEPT ALL FROM stored)""",
    "an observation repeats the country and level of its area": """
        SELECT * FROM observation AS own JOIN area USING (area_id)
        WHERE (own.country_id, own.level) <> (area.country_id, area.level)""",
    "what is withheld repeats its area and indicator": """
        SELECT * FROM withheld AS own JOIN area USING (area_id) JOIN indicator USING (indicator_id)
        WHERE (own.country_id, own.level, own.block, own.is_part, own.position)
            <> (area.country_id, area.level, indicator.block, indicator.is_part, indicator.position)""",
    "the newest withheld ones are of the level's last year": """
        SELECT * FROM withheld LEFT JOIN coverage USING (country_id, level, indicator_id)
        WHERE is_newest IS DISTINCT FROM coalesce(withheld.year = coverage.last_year, false)""",
    "coverage repeats its indicator": """
        SELECT * FROM coverage AS own JOIN indicator USING (indicator_id)
        WHERE (own.position, own.block, own.unit, own.is_part, own.is_context, own.is_survey)
            <> (indicator.position, indicator.block, indicator.unit, indicator.is_part, indicator.is_context, indicator.is_survey)""",
    "a place repeats its area": """
        SELECT * FROM place JOIN area USING (area_id)
        WHERE (place.country_id, place.level, place.parent_id, place.group_id, place.code, place.is_ranked)
            <> (area.country_id, area.level, area.parent_id, area.group_id, area.code, area.is_ranked)""",
    "the areas of a level are counted as coverage does": """
        WITH told AS (
            SELECT country_id, level, count(*) AS number FROM area WHERE area_id <> 'UA80000000000093317' GROUP BY ALL
        )
        SELECT * FROM coverage LEFT JOIN told USING (country_id, level) WHERE areas_total IS DISTINCT FROM number""",
    "set against no other are Kyiv among hromadas, occupied ones, and larger areas without a free one": """
        WITH listed AS (
            SELECT area_id AS place, value FROM area_context
            WHERE kind = 'war_status' AND value IN ('occupied_whole', 'occupied_part')
        ),
        larger AS (
            SELECT containing.container_id AS area_id
            FROM containing
            JOIN area ON area.area_id = containing.container_id
            LEFT JOIN listed ON listed.place = containing.area_id
            WHERE containing.level = 'municipality' AND area.level IN ('district', 'region')
            GROUP BY containing.container_id
            HAVING bool_and(listed.value IS NOT NULL) AND bool_or(coalesce(listed.value, '') = 'occupied_whole')
        ),
        apart AS (
            SELECT place AS area_id FROM listed WHERE value = 'occupied_whole' UNION FROM larger
            UNION SELECT 'UA80000000000093317'
        )
        SELECT area_id FROM area WHERE is_ranked = (area_id IN (FROM apart))""",
    "a project's words are those of the project": """
        SELECT * FROM project_line AS line JOIN project USING (project_id)
        WHERE (line.number, line.title_language, line.programme, line.procedure, line.authority, line.fund, line.beneficiary, line.status, line.currency, line.amount_kind)
            IS DISTINCT FROM (project.number, project.title_language, project.programme, project.procedure, project.authority, project.fund, project.beneficiary, project.status, project.currency, project.amount_kind)""",
    "a project's words are those of its list": """
        SELECT * FROM project_line AS line LEFT JOIN list_words AS held USING (source_id, words)
        WHERE (line.title_language, line.programme, line.procedure, line.authority, line.fund, line.status, line.currency, line.amount_kind)
            IS DISTINCT FROM (held.title_language, held.programme, held.procedure, held.authority, held.fund, held.status, held.currency, held.amount_kind)""",
    "a project's places are those of its list": """
        SELECT * FROM project_line AS line LEFT JOIN list_places AS held USING (source_id, places)
        WHERE (array_to_string(line.areas, ' '), array_to_string(line.containers, ' '), array_to_string(line.common, ' '))
            IS DISTINCT FROM (held.areas, held.containers, held.common)""",
    "ids that are joined by blanks have none": """
        SELECT * FROM area WHERE area_id LIKE '% %' OR area_id = ''""",
    "the money of a list is that of its projects": """
        WITH stored AS (
            SELECT project_id, year, money.planned, money.executed, currency_of.currency
            FROM list_money AS money JOIN project_line USING (source_id, position)
            JOIN (SELECT project_id, year, currency FROM project_year) AS currency_of USING (project_id, year)
            WHERE money.currency = currency_of.currency
        ),
        told AS (SELECT project_id, year, planned, executed, currency FROM project_year)
        (FROM stored EXCEPT ALL FROM told) UNION ALL (FROM told EXCEPT ALL FROM stored)""",
    "facts beside figures repeat the country of their area": """
        SELECT * FROM area_context AS own JOIN area USING (area_id) WHERE own.country_id <> area.country_id""",
}  # fmt: skip


@pytest.fixture(scope="module")
def statistics() -> Iterator[duckdb.DuckDBPyConnection]:
    with database.connect(str(database.data_file())) as connection:
        yield connection


@pytest.mark.parametrize("told", DIFFERENCES)
def test_what_is_stored_is_what_it_is_made_of(statistics: duckdb.DuckDBPyConnection, told: str) -> None:
    assert statistics.cursor().execute(DIFFERENCES[told]).fetchall() == []


def test_nothing_that_is_repeated_is_lost_or_invented(statistics: duckdb.DuckDBPyConnection) -> None:
    for table in (
        "series",
        "level_figures",
        "level_areas",
        "withheld",
        "coverage",
        "area_context",
        "list_places",
        "list_words",
        "list_money",
    ):
        assert statistics.table(table).count("*").fetchone() > (0,), table
    names = "country_id", "level", "block", "is_newest"
    assert statistics.sql(f"FROM withheld WHERE {' OR '.join(f'{name} IS NULL' for name in names)}").fetchall() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_stored_in_the_order_of_the_alphabet(statistics: duckdb.DuckDBPyConnection, language: str) -> None:
    kept = "FROM place SELECT country_id, level, area_id, name WHERE language = $language"
    stored = statistics.cursor().execute(kept, {"language": language}).fetchall()
    ordered = statistics.cursor().execute(
        f"{kept} ORDER BY country_id, level, icu_sort_key(name, $language), area_id", {"language": language}
    )
    assert stored == ordered.fetchall()
    assert len(stored) > 1000
