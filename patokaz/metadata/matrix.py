"""The resource `/matrix`: coverage by indicator, country and level, with years and numbers of areas."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from starlette.responses import HTMLResponse

from patokaz.frame.address import address_of
from patokaz.frame.beside_pages import of_statistics
from patokaz.language.html import html
from patokaz.language.words import LANGUAGES, Words, words
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.countries import country_names, level_name, levels
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import data_version


@cached(10)
def matrix_html(t: Words) -> Markup:
    """The matrix as HTML in a language: some thousand cells, the same for all sessions."""
    rows = coverage()
    names = country_names(t)
    columns = [(country, level) for country in names for level in levels(country)]
    cells = {(row.indicator_id, row.country_id, row.level): coverage_cell(row, t) for row in rows.itertuples()}
    blocks = [
        (
            t("block." + block),
            [
                (catalogue()[key].text("name", t.language), [cells.get((key, *column)) for column in columns])
                for key in dict.fromkeys(rows[rows["block"] == block]["indicator_id"])
            ],
        )
        for block in BLOCKS
    ]
    return html(
        "metadata/matrix",
        note=t("data.matrix_note"),
        indicator=t("data.indicator"),
        countries=[(name, len(levels(country))) for country, name in names.items()],
        levels=[level_name(country, level, t) for country, level in columns],
        blocks=blocks,
    )


def coverage_cell(row: Any, t: Words) -> dict[str, str]:
    """First and last year of a row of `coverage` and the number of areas with data, as texts."""
    years = str(row.last_year) if row.first_year == row.last_year else f"{row.first_year}–{row.last_year}"
    return {"years": years, "areas": t("of_total", rank=t.number(row.areas), total=t.number(row.areas_total))}


def matrix_address(t: Words) -> str:
    """Address of the matrix for the browser."""
    return address_of("matrix", {"lang": t.language, "data": data_version()})


def matrix_told(choices: Mapping[str, str]) -> Markup | None:
    """The matrix; None for an unknown language. choices: as in `matrix_address`.

    Raises:
        DatabaseMissing: there is no statistics file.
        Busy: too many computations are queued.
    """
    language = choices.get("lang", "")
    return matrix_html(words(language)) if language in LANGUAGES else None


matrix = of_statistics(matrix_told, HTMLResponse, "")
