"""The slides of a place, chosen by rule: portrait, position, trend, comparison, composition, money."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from patokaz.analysis.standing import block_facts, long_change
from patokaz.language.abbreviations import as_title
from patokaz.language.numbers import median_decimals
from patokaz.language.words import Words, inside_sentence
from patokaz.maps.slides import place_map, short_sources, titled
from patokaz.profile.compositions import is_alone
from patokaz.profile.few_parts import few_parts, told_parts
from patokaz.profile.figures import comparison_values, country_scales
from patokaz.profile.model import profile_model
from patokaz.profile.profile import PEOPLE, Profile, source_ids
from patokaz.profile.report_maps import among_its_like
from patokaz.profile.slides_around import index_slides, map_slides, money_slides, neighbour_slides
from patokaz.profile.slides_years import figure_slide, trend_slides
from patokaz.profile.small_numbers import standing_figures
from patokaz.profile.swot import swot_start
from patokaz.profile.texts import gap_words
from patokaz.reports.profile.model import SWOT_PARTS, ReportBlock, ReportChart, ReportFigure
from patokaz.reports.profile.pieces import Swot
from patokaz.reports.slides.model import (
    MOST_BARS,
    MOST_ROWS,
    Bar,
    Bars,
    Fields,
    Number,
    Slide,
    Standing,
    StandingRow,
    addressed,
    chosen,
)
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import headline, levels
from patokaz.statistics.structures import part_name
from patokaz.statistics.war_status import occupied, occupied_parts, occupied_text

PARTS = (
    "opening", "standing", "figure", "trend", "map", "neighbours", "structure", "portfolio", "index", "swot", "question",
)  # fmt: skip
STRUCTURES, SIDES = 2, 2
LEAST_YEARS = 10


def profile_slides(
    profile: Profile, address: str, t: Words, parts: Sequence[str] = (), swot: Swot | None = None
) -> list[Slide]:  # fmt: skip
    """The slides of a place: by rule, or the chosen parts in their order.

    address: of the profile, empty for none; swot: the user's, no such slide without it. Slides without a figure are
    left out.
    """
    made = _slides(among_its_like(profile), t)
    own = {"swot": [_swot_slide(profile, swot, t)] if swot and swot != swot_start(profile, t) else []}
    if parts:
        return addressed([slide for part in parts for slide in own.get(part, made.get(part, ()))], address)
    ordered = [slide for part in PARTS for slide in own.get(part, made.get(part, ()))]
    return addressed(chosen(ordered), address)


@cached(100)
def _slides(profile: Profile, t: Words) -> Mapping[str, Sequence[Slide]]:
    """All slides of a place by part; read only. The index, which is slow, is computed once a country."""
    makers: dict[str, Callable[[Profile, Words], Iterable[Slide]]] = {
        "opening": _opening, "standing": _standing, "figure": _figures, "trend": trend_slides, "map": map_slides,
        "neighbours": neighbour_slides, "structure": _structures, "portfolio": money_slides, "index": index_slides,
        "question": _question,
    }  # fmt: skip
    judged = ("standing", "map", "neighbours") if profile.is_occupied else ()
    return {part: () if part in judged else tuple(map(_begun, make(profile, t))) for part, make in makers.items()}


def _begun(slide: Slide) -> Slide:
    """The slide, its title and source capitalised: names of larger areas are lower case within a sentence."""
    title, area = (text[:1].upper() + text[1:] for text in (slide.title, slide.area))
    return replace(slide, title=title, area=area)


def _opening(profile: Profile, t: Words) -> list[Slide]:
    """Name, population with its change, and location."""
    model, area = profile_model(profile, t), profile.area
    figure = profile.figure(PEOPLE)
    held = levels(area["country_id"])
    number = t.number(float(str(figure["value"]))) if figure else ""
    own = area["level"] in held  # a country is drawn by its larger areas
    chart = place_map(
        area["area_id"] if own else "", profile.called, area["country_id"], area["level"] if own else held[-1], number,
        _people_unit(figure, t), t,
    )  # fmt: skip
    since = {key: day for key, day in occupied(area["country_id"], area["level"]).items() if key == area["area_id"]}
    parts = "" if since else occupied_parts(area["country_id"], area["level"], t).get(area["area_id"], "")
    sentence = " · ".join(filter(None, [model.where, _people_sentence(profile, t), occupied_text(since, t), parts]))
    notes = tuple(note.sentence for note in model.context_notes)
    if figure is None:
        return [Slide("opening", profile.title, sentence, chart, "", profile.called, "", notes=notes)]
    slide = figure_slide("opening", profile, PEOPLE, t, title=profile.title, sentence=sentence, chart=chart)
    return [replace(slide, notes=(*notes, *slide.notes))]


def _people_unit(figure: Mapping[str, object] | None, t: Words) -> str:
    return "" if figure is None else f"{t.unit('persons', short=False)}, {figure['year']}"


def _people_sentence(profile: Profile, t: Words) -> str:
    """The population change since the first year, with the breaks in between."""
    series = profile.series.get(PEOPLE)
    change = series and long_change(pd.Series(series.values, series.years), profile.breaks.get(PEOPLE, {}), LEAST_YEARS)
    if not change or not change.difference:
        return ""
    key = "slide.more" if change.difference > 0 else "slide.fewer"
    share = t.number(100 * abs(change.share), 0 if abs(change.share) >= 0.1 else 1)
    told = t(key, share=share, year=change.first_year)
    years = ", ".join(str(year) for year in change.breaks)
    return f"{told} {t('slide.across', count=len(change.breaks), years=years)}" if years else told


def _standing(profile: Profile, t: Words) -> list[Slide]:
    """The ranked headline figures among all areas; nothing without a comparison."""
    country = profile.area["country_id"]
    ids = [key for key in headline(country) if key in profile.records and not pd.isna(profile.records[key]["rank"])]
    facts = block_facts(profile.figures[profile.figures["indicator_id"].isin(ids)])
    if facts is None or facts.count < 2:
        return []
    model = {figure.indicator: figure for figure in profile_model(profile, t).headline}
    ordered = sorted(ids, key=lambda key: (not catalogue()[key].direction, ids.index(key)))[:MOST_ROWS]
    rows = [StandingRow(model[key].name, model[key].amount, model[key].rank, model[key].strip) for key in ordered]
    heads = [t("report." + key) for key in ("indicator", "value", "rank")]
    names = {side: catalogue()[facts_side[0]].text("name", t.language) for side, facts_side in _sides(facts)}
    ranks = {f"{side}_{word}": t.number(number) for side, fact in _sides(facts) for word, number in zip(("rank", "of"), fact[1:], strict=True)}  # fmt: skip
    some = "" if facts.better else "_none"
    return [Slide(
        kind="standing",
        title=t(f"slide.standing{some}", count=facts.count, better=t.number(facts.better), place=profile.called),
        sentence=t(f"profile.block_ends{some}", **names, **ranks),
        chart=Standing(rows, heads),
        source=short_sources([source for key in ordered for source in source_ids(profile, catalogue()[key])], t),
        area=profile.called,
        year=_years(int(str(profile.records[key]["year"])) for key in ordered),
    )]  # fmt: skip


def _sides(facts: object) -> list[tuple[str, tuple[str, int, int]]]:
    return [(side, getattr(facts, side)) for side in ("best", "worst")]


def _years(years: Iterable[int]) -> str:
    found = sorted(set(years))
    return str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def _figures(profile: Profile, t: Words) -> list[Slide]:
    """Outstanding figures, strengths and weaknesses in turn, largest difference first."""
    rows = standing_figures(profile)
    rows = rows[rows["indicator_id"].isin([key for key in rows["indicator_id"] if _owner(profile, key)])]
    sides = [rows[rows["standing"] == side].head(SIDES).to_dict("records") for side in ("strength", "weakness")]
    turns = [row for pair in zip(*(side + [{}] * SIDES for side in sides), strict=False) for row in pair if row]
    return [
        _outstanding_slide(profile, {str(key): value for key, value in row.items()}, t) for row in turns[: 2 * SIDES]
    ]


def _owner(profile: Profile, key: str) -> Profile | None:
    """The owner of a figure: the place, or the larger area identical with it (Kyiv, Sofia)."""
    known = (owner for owner in (profile, *profile.above) if owner is profile or owner.holds_one)
    return next((owner for owner in known if key in owner.records and key not in owner.withheld), None)


def _outstanding_slide(profile: Profile, row: Mapping[str, object], t: Words) -> Slide:
    key = str(row["indicator_id"])
    owner = _owner(profile, key) or profile
    indicator, figure = catalogue()[key], owner.records[key]
    value, median = float(str(figure["value"])), float(str(figure["median"]))
    gap = gap_words(value, median, indicator, t)
    rank = t("of_total", rank=t.number(float(str(figure["rank"]))), total=t.number(float(str(figure["rank_of"]))))
    order = t("profile.rank_note_low" if indicator.direction == -1 else "profile.rank_note_high")
    scale = country_scales(profile.area["country_id"]).get((owner.place.level, key))
    drawn = next((entry.strip for entry in _model_figures(owner, t) if entry.indicator == key), None)
    number = Number(
        text=t.number(value, indicator.decimals),
        unit=t.unit(indicator.unit),
        below=f"{rank} ({order})",
        strip=drawn,
        least=t.number(scale.low, indicator.decimals) if scale else "",
        middle=t("profile.median_of", value=t.number(median, median_decimals(median, indicator.decimals))),
        most=t.number(scale.high, indicator.decimals) if scale else "",
        compared=_compared(owner, key, profile.called, t),
    )
    title = t("slide." + str(row["standing"]), indicator=titled(indicator, t), place=profile.called)
    sentence = t(
        "slide.figure", value=t.amount(value, indicator.unit, indicator.decimals), year=figure["year"], gap=gap
    )
    return figure_slide("figure", owner, key, t, title=title, sentence=sentence, chart=number)


def _model_figures(profile: Profile, t: Words) -> list[ReportFigure]:
    return [figure for block in profile_model(profile, t).blocks for figure in block.figures if not figure.of_area]


def _compared(profile: Profile, key: str, name: str, t: Words) -> list[Bar]:
    """The place with the larger area, the country and the median, where comparable."""
    indicator, figure = catalogue()[key], profile.records[key]
    around, country, median = comparison_values(figure, indicator)
    around = None if is_alone(profile) else around
    beside = ((profile.place.container, around), (profile.place.country, country), (t("report.median"), median))
    values = [(name, float(str(figure["value"])))] + [(other, v) for other, v in beside if v is not None]
    return [
        Bar(label, value, t.number(value, indicator.decimals), own=position == 0)
        for position, (label, value) in enumerate(values)
    ]


def _structures(profile: Profile, t: Words) -> list[Slide]:
    """The composition of the place's own figures beside the larger area: bars only, no sentence about a remainder."""
    blocks = profile_model(profile, t).blocks
    drawn = [
        (block, chart) for block in blocks for chart in block.charts
        if not chart.sides and not chart.of_area and chart.sentence and not _led_by_rest(chart, t)
        and sum(share is not None for share in chart.shares) > 1
    ]  # fmt: skip
    return [_structure_slide(profile, block, chart, t) for block, chart in drawn[:STRUCTURES]]


def _led_by_rest(chart: ReportChart, t: Words) -> bool:
    """Whether the largest part is the remainder, about which nothing can be said."""
    largest = max(zip(chart.shares, chart.labels, strict=True), key=lambda part: part[0] or 0.0)[1]
    return largest.lower() == part_name("", t).lower()


def _structure_slide(profile: Profile, block: ReportBlock, chart: ReportChart, t: Words) -> Slide:
    shown = few_parts(told_parts(chart), MOST_BARS, t)
    rows = zip(shown.labels, shown.shares, shown.texts, shown.larger, strict=True)
    alone = profile.is_occupied  # such a place is not set against others
    bars = [Bar(label, share or 0.0, text, True, None if alone else larger) for label, share, text, larger in rows]
    beside = any(bar.other is not None for bar in bars)
    notes = [note for note in chart.notes if note]
    return Slide(
        kind="structure",
        title=as_title(chart.sentence, t.language),
        sentence=f"{block.title}: {inside_sentence(chart.subject)}, {chart.year}",
        chart=Bars(bars, profile.called, other=chart.around if beside else "", unit="%"),
        source=notes[-1].split(f" ({t('data.licence')}:")[0] if notes else "",
        area=profile.called,
        year=str(chart.year),
        notes=notes,
    )


def _swot_slide(profile: Profile, swot: Swot, t: Words) -> Slide:
    fields = [(t("report." + part), swot.parts[part] or [t("report.to_fill")]) for part in SWOT_PARTS]
    return Slide("swot", t("report.swot"), "", Fields(fields), swot.note, profile.called, "")


def _question(profile: Profile, t: Words) -> list[Slide]:
    """A question for discussion on the weakest changeable figure (distances are not); otherwise an open one.

    For an occupied place: what can be prepared from outside.
    """
    rows = standing_figures(profile)
    weak = rows[(rows["standing"] == "weakness") & ~rows["indicator_id"].str.endswith("_km")]
    key = "slide.question_occupied" if profile.is_occupied else "slide.question_open"
    title = t(key, place=profile.called)
    if len(weak):
        row, indicator = weak.iloc[0], catalogue()[str(weak.iloc[0]["indicator_id"])]
        title = t(
            "slide.question", indicator=titled(indicator, t), place=profile.called,
            value=t.amount(float(row["value"]), indicator.unit, indicator.decimals),
            median=t.measure(indicator.unit, indicator.decimals).median(float(row["median"])),
        )  # fmt: skip
    return [Slide("question", title, t("slide.follow"), None, t("report.about"), "", "")]
