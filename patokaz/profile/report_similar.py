"""The municipalities most similar to a place, for documents."""

from patokaz.geography.areas import named_areas
from patokaz.language.numbers import median_decimals
from patokaz.language.words import Words, inside_sentence
from patokaz.profile.profile import Profile
from patokaz.profile.similarity import similar_to, similarity_defaults
from patokaz.reports.profile.model import SimilarPlaces
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import headline
from patokaz.statistics.newest import newest_figures

NEAREST = 5


def alike_ids(profile: Profile) -> list[str]:
    """Ids of the NEAREST municipalities by the country's usual indicators; empty of another level, with too few of them, of an
    occupied place."""
    country, area = profile.area["country_id"], profile.area["area_id"]
    if profile.area["level"] != "municipality" or profile.is_occupied:
        return []
    similar = similar_to(country, area, dict.fromkeys(similarity_defaults(country), 1.0), NEAREST)
    return [] if similar.empty else list(similar["area"])


def similar_places(profile: Profile, t: Words) -> SimilarPlaces | None:
    """The NEAREST municipalities by the country's default indicators, with the headline figures.

    None of another level, where the place has too few of the indicators, and of an occupied place.
    """
    country, area = profile.area["country_id"], profile.area["area_id"]
    if profile.area["level"] != "municipality" or profile.is_occupied:
        return None
    by = similarity_defaults(country)
    similar = similar_to(country, area, dict.fromkeys(by, 1.0), NEAREST)
    if similar.empty:
        return None
    ids = [area, *similar["area"]]
    compared = [key for key in profile.records if not catalogue()[key].context]
    wanted = list(dict.fromkeys([*headline(country), *compared]))
    all_figures = newest_figures(country, "municipality", wanted).rows
    figures = all_figures[all_figures["area_id"].isin(ids)]
    values = figures.pivot(index="area_id", columns="indicator_id", values="value").reindex(ids)
    indicators = [catalogue()[key] for key in headline(country) if key in values and not catalogue()[key].context]
    names = {row["area_id"]: row["name"] for row in named_areas(ids, t)}
    own_years = figures["indicator_id"].map({key: int(str(row["year"])) for key, row in profile.records.items()})
    alike_now = figures[figures["area_id"].isin(similar["area"]) & (figures["year"] == own_years)]
    medians = alike_now.groupby("indicator_id")["value"].median().to_dict()
    alike = ", ".join(inside_sentence(catalogue()[key].text("name", t.language)) for key in by)
    return SimilarPlaces(
        names=[names[entry] for entry in ids],
        distances=["–", *(t.number(distance, 2) for distance in similar["distance"])],
        rows=[
            (
                indicator.text("name", t.language),
                [t.amount(value, indicator.unit, indicator.decimals) for value in values[indicator.id]],
            )
            for indicator in indicators
        ],
        note=f"{t('comparison.by')}: {alike}. {t('comparison.method_plain')}",
        medians=medians,
        median_texts={
            key: t.number(value, median_decimals(value, catalogue()[key].decimals)) for key, value in medians.items()
        },
    )
