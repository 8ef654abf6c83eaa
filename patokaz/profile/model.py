"""The profile model shared by screen, presentation, documents and web page; cached by place, language and data version."""

from collections.abc import Mapping

import pandas as pd

from patokaz.analysis.standing import FEWEST, block_facts, long_change, strong_changes
from patokaz.language.words import Words
from patokaz.profile.compositions import compositions, report_chart
from patokaz.profile.profile import (
    PEOPLE,
    Profile,
    block_figures,
    block_lead,
    compared_changes,
    context_notes,
    nearest_figure,
    withheld_keys,
)
from patokaz.profile.small_numbers import figure_beside_chance, standing_figures, with_chance
from patokaz.profile.texts import block_sentence, change_label, change_sentence, long_sentence, standing_sentence
from patokaz.reports.profile.model import Change, ProfileModel, ReportBlock, ReportStep, Standing
from patokaz.reports.profile.pieces import Withheld
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.countries import area_level_name, countries, headline, result_chain
from patokaz.statistics.places import areas_named


@cached(100)
def profile_model(profile: Profile, t: Words) -> ProfileModel:
    """The profile of a place in a language; read only."""
    area, country = profile.area, profile.area["country_id"]
    changes = with_chance(
        compared_changes(profile), profile
    )  # first: asks with it what the blocks need of the areas around
    blocks = [_block(profile, block, t) for block in BLOCKS]
    return ProfileModel(
        language=t.language,
        name=profile.title,
        official=_other_official(area),
        where=_where(profile, t),
        people=_people(profile, t),
        context_notes=tuple(context_notes(profile, t)),
        headline=tuple(
            figure_beside_chance(profile, profile.records[key], profile, t)
            for key in headline(country)
            if key in profile.records
        ),
        withheld_headline=tuple(
            withheld_figure(profile, key, t) for key in headline(country) if key in profile.withheld
        ),
        standing=_standing(profile, t),
        standing_none=t("profile.standout_occupied" if profile.is_occupied else "profile.standout_none"),
        compared_changes=tuple(
            Change(change_sentence(row, t), bool(row["rises"]), change_label(row, t))
            for row in strong_changes(changes).to_dict("records")
        ),
        long_changes=tuple(long_texts(profile, t)),
        changes_compared=bool((changes["change_of"] >= FEWEST).any()),
        chain=tuple(_step(profile, step, ids, t) for step, ids in result_chain(country).items()),
        blocks=tuple(blocks),
        sources=tuple(sorted({source for block in blocks for figure in block.figures for source in figure.sources})),
    )


def _other_official(area: Mapping[str, str]) -> str:
    """The official name if the long one does not contain it; for larger areas with the kind, often an adjective."""
    official = area["official"]
    if area["level"] not in ("municipality", "country"):
        spoken = str(countries()[area["country_id"]]["official_language"])
        official = areas_named([area["area_id"]], spoken)[0]["long_name"]
    said = {area["name"], *area["long_name"].split()}
    return "" if official in said or said.issuperset(official.split()) else official


def long_texts(profile: Profile, t: Words) -> list[str]:
    """The change of the population over ten years and more, with the breaks in between."""
    series, broken = profile.series.get(PEOPLE), profile.breaks.get(PEOPLE, {})
    if series is None:
        return []
    found = long_change(pd.Series(series.values, index=series.years, dtype=float), list(broken))
    if found is None:
        return []
    reasons = {year: str(broken[year].get(t.language) or broken[year].get("en", "")) for year in found.breaks}
    return [long_sentence(found, catalogue()[PEOPLE], reasons, t)]


def withheld_figure(profile: Profile, key: str, t: Words) -> Withheld:
    """A figure that is wrong in its source: name, year and the reason for withholding it."""
    year, reason = profile.withheld[key]
    name = catalogue()[key].text("name", t.language)
    return Withheld(name, year, t("withheld", reason=reason), t.dated(name, year), key)


def _where(profile: Profile, t: Words) -> str:
    """Level, larger area and country."""
    area = profile.area
    names = [name for name in (area["upper"], area["country"]) if name and name != area["name"]]
    return " · ".join([area_level_name(area, t), *names])


def _people(profile: Profile, t: Words) -> str:
    figure = profile.figure(PEOPLE)
    if figure is None:
        return ""
    people = t("profile.people", count=int(float(str(figure["value"]))))
    return t("profile.people_year", people=people, year=figure["year"])


def _standing(profile: Profile, t: Words) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            standing_sentence(row, t),
            row["standing"],
            t("standing." + row["standing"]),
        )
        for row in standing_figures(profile).to_dict("records")
    )


def _step(profile: Profile, step: str, ids: list[str], t: Words) -> ReportStep:
    nearest = nearest_figure(profile, ids)
    if nearest is not None:
        return ReportStep(t("chain." + step), figure_beside_chance(*nearest, profile, t))
    key = next((key for key in ids if key in profile.withheld), None)
    return ReportStep(t("chain." + step), None, None if key is None else withheld_figure(profile, key, t))


def _comparable(profile: Profile, block: str) -> pd.DataFrame:
    """The block's figures of the place, and those of a larger area identical with it."""
    frames = [owner.figures[owner.figures["block"] == block] for owner in (profile, *profile.above) if owner is profile or owner.holds_one]  # fmt: skip
    return pd.concat(frames).drop_duplicates("indicator_id").reset_index(drop=True)


def standing_in_block(profile: Profile, block: str, t: Words) -> str:
    """Position of a place in a subject; empty without a comparable figure."""
    found = _comparable(profile, block)
    return "" if found.empty else block_sentence(block_facts(found), t)


def _block(profile: Profile, block: str, t: Words) -> ReportBlock:
    figures = [figure_beside_chance(owner, figure, profile, t) for owner, figure in block_figures(profile, block)]
    charts = [report_chart(composition, profile, t) for composition in compositions(profile, block)]
    sentence = t("profile.block_empty")
    if figures or charts:
        sentence = block_sentence(block_facts(_comparable(profile, block)), t)
    first = block_lead(profile, block)
    lead = next((figure for figure in figures if first and figure.indicator == first["indicator_id"]), None)
    withheld = [withheld_figure(profile, key, t) for key in withheld_keys(profile, block)]
    return ReportBlock(block, t("block." + block), sentence, lead, tuple(figures), tuple(charts), tuple(withheld))
