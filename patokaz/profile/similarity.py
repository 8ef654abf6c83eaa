"""Similar municipalities by chosen indicators."""

from collections.abc import Mapping, Sequence

import pandas as pd

from patokaz.analysis.similarity import similar_areas
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import countries, headline
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query
from patokaz.statistics.newest import Newest, newest_figures
from patokaz.statistics.war_status import occupied

PEOPLE = "population_persons"


def similar_to(
    country: str, area: str, weights: Mapping[str, float], nearest: int, until: int | None = None
) -> pd.DataFrame:
    """Municipalities most like one (analysis.similarity), empty where it has too few of the indicators; no occupied ones.

    until: use the newest values up to that year; None: the newest of all.
    """
    return _similar(country, area, tuple(sorted(weights.items())), nearest, until)


def municipal_figures(country: str, indicators: Sequence[str], until: int | None = None) -> pd.DataFrame:
    """The newest municipal values of indicators, or the newest up to a year: area_id, indicator_id, year, value."""
    if until is None:
        return newest_figures(country, "municipality", indicators).rows
    return query("figures_until", country=country, level="municipality", indicators=list(indicators), until=until)


def similarity_years(country: str, indicators: Sequence[str]) -> list[int]:
    """Years up to which at least one of the indicators has municipal values, newest first."""
    periods = coverage(country, "municipality", parts=True)
    periods = periods[periods["indicator_id"].isin(list(indicators))]
    return (
        [] if periods.empty else list(range(int(periods["last_year"].max()), int(periods["first_year"].min()) - 1, -1))
    )


def usual_figures(country: str) -> Newest:
    """The newest municipal figures needed by every profile of a country: population, headline, similarity."""
    return newest_figures(country, "municipality", [PEOPLE, *headline(country), *similarity_defaults(country)])


@cached(200)
def _similar(
    country: str, area: str, weights: tuple[tuple[str, float], ...], nearest: int, until: int | None
) -> pd.DataFrame:
    asked = [key for key, _ in weights]
    if until is None:
        values = usual_figures(country).values
        values = values if set(asked) <= set(values) else newest_figures(country, "municipality", asked).values
        values = values[[key for key in asked if key in values]].dropna(how="all")
    else:
        values = municipal_figures(country, asked, until).pivot(index="area_id", columns="indicator_id", values="value")
    known = {key: weight for key, weight in weights if key in values.columns and weight > 0}
    values = values.drop(index=[other for other in occupied(country) if other != area], errors="ignore")
    if area not in values.index or not known:
        return pd.DataFrame()
    return similar_areas(values, area, known, nearest)


def similarity_defaults(country: str) -> list[str]:
    """Default indicators of similarity between municipalities of a country."""
    return list(countries()[country]["similar"])


def values_of(figures: pd.DataFrame, ids: Sequence[str]) -> tuple[pd.DataFrame, pd.Series]:
    """Values of areas (areas × indicators, in the order of `ids`) and the newest year of each indicator.

    figures: as from `municipal_figures`.
    """
    values = figures.pivot(index="area_id", columns="indicator_id", values="value").reindex(ids)
    return values, figures[figures["area_id"].isin(list(ids))].groupby("indicator_id")["year"].max()


def with_values(found: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Distances and their components with the underlying values (columns `… value`)."""
    values = figures.pivot(index="area_id", columns="indicator_id", values="value").add_suffix(" value")
    return found.merge(values, how="left", left_on="area", right_index=True)
