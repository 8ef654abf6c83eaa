"""Views of a list's money: by phase, by year, by area, per head, by size, in two periods."""

from collections.abc import Sequence
from functools import partial
from math import isclose

import pandas as pd

from patokaz.analysis.projects import halves, top_share
from patokaz.charts.dots import Dot, dots_figure, dots_html
from patokaz.charts.explored import course_chart, lorenz_chart, places_chart
from patokaz.charts.money_bars import MoneyBar, money_bars_figure, money_bars_html
from patokaz.charts.trends import plotly_text
from patokaz.frame.address import address_of
from patokaz.language.numbers import half_up
from patokaz.language.words import NO_BREAK_SPACE, Words
from patokaz.portfolio.chosen import place_names
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.model import View
from patokaz.portfolio.selection import LEAST_PLACES, Selection
from patokaz.portfolio.texts import currency_name, list_sources, percent

LEAST_GROUPS, LEAST_AMOUNTS, MOST_GROUPS = 3, 10, 30
Kept = tuple[tuple[str, str], ...]


def phases_view(chosen: Selection, t: Words) -> View | None:
    """Planned, contracted and paid money as nested bars."""
    if not chosen.phases:
        return None
    bars, before = [], ""
    for phase, value in chosen.phases.items():
        share = ""
        if phase == "paid" and chosen.paid_base:
            share = _paid_text(chosen, t)
        elif phase == "contracted" and before:
            share = _contracted_text(chosen, t)
        bars.append(MoneyBar(phase, t("portfolio." + phase), value, t.money(value, chosen.currency), share))
        before = phase
    table = pd.DataFrame(
        {t("portfolio.phase"): [bar.label for bar in bars], chosen.currency: [bar.value for bar in bars]}
    )
    title = t("portfolio.phases")
    sentence = t("portfolio.phases_alone", phase=bars[0].label) if len(bars) == 1 else ""
    return View(
        "phases", title, sentence, table, list_sources(chosen.portfolio.about, t), money_bars_html(bars, title),
        partial(money_bars_figure, bars), wide=True,
    )  # fmt: skip


def _paid_text(chosen: Selection, t: Words) -> str:
    """Paid money as a share of the planned or contracted total, or of the part for which both are known."""
    assert chosen.paid_base is not None
    paid, base = chosen.paid_base
    return _share_text(chosen, paid, base, ("planned", "contracted"), t)


def _contracted_text(chosen: Selection, t: Words) -> str:
    """Contracted money as a share of planned money, for projects with both; empty where there are none."""
    both = chosen.priced.dropna(subset=["planned", "contracted"])
    planned = float(both["planned"].sum())
    return _share_text(chosen, float(both["contracted"].sum()), planned, ("planned",), t) if planned else ""


def _share_text(chosen: Selection, part: float, base: float, phases: Sequence[str], t: Words) -> str:
    whole = next((phase for phase in phases if isclose(chosen.phases.get(phase, 0.0), base)), "known")
    return t("portfolio.of_" + whole, share=percent(100 * part / base, t))


def course_view(chosen: Selection, t: Words) -> View | None:
    """Cumulative planned and paid money (S-curve) with the gap."""
    found = chosen.course
    if found is None:
        return None
    years, currency = found.years, chosen.currency
    size, unit = (1e9, "billion") if found.planned >= 3e9 else (1e6, "million") if found.planned >= 1e6 else (1.0, "")
    decimals = 1 if unit == "billion" or (found.planned < 1e8 and unit) else 0
    title_of_unit = NO_BREAK_SPACE.join(filter(None, (t("money." + unit) if unit else "", currency_name(currency, t))))
    told = {
        key: [f"{int(year)}: {t('portfolio.' + key)} {t.money(value, currency)}" for year, value in zip(years["year"], years[key + "_sum"], strict=True)]
        for key in ("planned", "paid")
    }  # fmt: skip
    scaled = years.assign(
        planned_sum=years["planned_sum"] / size, paid_sum=years["paid_sum"] / size,
        planned_text=told["planned"], paid_text=told["paid"],
        **{f"{key}_short": [t.number(value / size, decimals) for value in years[f"{key}_sum"]] for key in ("planned", "paid")},
    )  # fmt: skip
    widest = years[years["year"] == found.widest].iloc[0]
    gap = t("portfolio.gap", gap=t.money(widest["planned"] - widest["paid"], currency), year=t.year(found.widest))
    names = (t("portfolio.planned"), t("portfolio.paid"), gap, title_of_unit)
    table = pd.DataFrame({
        t("choice.year"): years["year"].astype(int), t("portfolio.planned"): years["planned"], t("portfolio.paid"): years["paid"],
        t("portfolio.planned_sum"): years["planned_sum"], t("portfolio.paid_sum"): years["paid_sum"],
    })  # fmt: skip
    sentence = t(
        "portfolio.course_sentence", year=t.year(found.widest), paid=t.money(widest["paid"], currency),
        planned=t.money(widest["planned"], currency), gap=t.money(found.planned - found.paid, currency),
    )  # fmt: skip
    return View(
        "course", t("portfolio.course"), sentence, table, list_sources(chosen.portfolio.about, t),
        figure=partial(course_chart, scaled, found.widest, names), selects="year",
    )  # fmt: skip


def groups_view(chosen: Selection, names: dict[str, str], kept: Kept, t: Words) -> View | None:
    """Paid share by region as a dot strip, in ascending order."""
    groups = chosen.groups
    if len(groups) < LEAST_GROUPS:
        return None
    ends_only = len(groups) > MOST_GROUPS
    shown = pd.concat([groups.head(MOST_GROUPS // 2), groups.tail(MOST_GROUPS // 2)]) if ends_only else groups
    largest = float(groups["base"].max())
    rows = [
        Dot(
            names[key], area_link(chosen, key, kept), row.share,
            f"{percent(row.share, t)} · {t.money(row.base, chosen.currency)}", size=row.base / largest,
            here=key in chosen.here,
        )
        for key, row in zip(shown.index, shown.itertuples(), strict=True)
    ]  # fmt: skip
    ends = (percent(groups["share"].min(), t), percent(groups["share"].max(), t))
    of = _base_word(chosen)
    title = t("portfolio.groups_of_" + of)
    table = pd.DataFrame({
        t("choice.area"): [names[key] for key in groups.index], t("portfolio." + of): groups["base"].tolist(),
        t("portfolio.paid"): groups["paid"].tolist(), "%": groups["share"].map(partial(half_up, decimals=1)).tolist(),
    })  # fmt: skip
    called = place_names(chosen.portfolio.country, t.language)  # a district has the name of its town
    least, most = (called.get(str(key), names[key]) for key in (groups.index[0], groups.index[-1]))
    sentence = t("portfolio.groups_sentence", least=least, low=ends[0], most=most, high=ends[1])
    return View(
        "groups", title, sentence, table, list_sources(chosen.portfolio.about, t), dots_html(rows, title, ends),
        partial(dots_figure, rows),
        note=" ".join([t("portfolio.dot_size"), *([] if chosen.portfolio.about.source == OWN else [t("portfolio.groups_click")]), *([t("portfolio.groups_ends", shown=len(rows), total=len(groups))] if ends_only else [])]),
    )  # fmt: skip


def places_view(chosen: Selection, t: Words) -> View | None:
    """Paid share against money per head, one point per municipality, the selected one highlighted."""
    rows = chosen.compared_places
    if not chosen.has_money_map or len(rows) < LEAST_PLACES:
        return None
    medians = (float(rows["per_head"].median()), float(rows["share"].median()))
    told = [
        plotly_text(f"{row.name}: {t.money(row.per_head, chosen.currency)} · {percent(row.share, t)}")
        for row in rows[["name", "per_head", "share"]].itertuples(index=False)
    ]
    points = pd.DataFrame({
        "area_id": rows["area_id"], "name": [plotly_text(name) for name in rows["name"]], "x": rows["per_head"].round(1),
        "y": rows["share"].round(1), "text": told,
    })  # fmt: skip
    median = plotly_text(t("profile.median_of", value=t.money(medians[0], chosen.currency)))
    lines = ((medians[0], median), (medians[1], plotly_text(percent(medians[1], t))))
    of = _base_word(chosen)
    names = (f"{t('portfolio.per_head_of_' + of)}, {currency_name(chosen.currency, t)}", t("portfolio.paid_share"))
    above = int(((rows["per_head"] > medians[0]) & (rows["share"] < medians[1])).sum())
    sentence = t(
        "portfolio.places_sentence",
        per_head=t.money(medians[0], chosen.currency),
        share=percent(medians[1], t),
        count=above,
    )
    table = pd.DataFrame({
        "id": rows["area_id"], t("choice.area"): rows["name"], t("portfolio." + of): rows["money"], t("portfolio.paid"): rows["paid"],
        names[0]: rows["per_head"], "%": rows["share"],
    })  # fmt: skip
    return View(
        "places", t("portfolio.places"), sentence, table, list_sources(chosen.portfolio.about, t),
        figure=lambda palette: places_chart(points, lines, names, chosen.filters.area, palette), selects="place" if chosen.portfolio.has_figures else "area",
    )  # fmt: skip


def concentration_view(chosen: Selection, t: Words) -> View | None:
    """Lorenz curve with the share of the largest 10% of projects."""
    curve = chosen.concentration
    if len(curve) <= LEAST_AMOUNTS:
        return None
    kind = "places" if chosen.portfolio.has_figures else "projects"
    tenth, hundredth = (top_share(chosen.amounts.tolist(), share) for share in (0.1, 0.01))
    largest, first = percent(100 * tenth, t, 0), percent(100 * hundredth, t, 0)
    few = len(curve) - 1 < 100  # a hundredth of them is less than one
    key = f"portfolio.concentration_{kind}"
    if few:  # a tenth of ten is one
        key = f"portfolio.concentration_{kind}_first" if largest == first else f"portfolio.concentration_{kind}_few"
    sentence = t(key, count=len(curve) - 1, tenth=largest, hundredth=first)
    without = len(chosen.inside if kind == "places" else chosen.own) - (len(curve) - 1)
    if without:
        sentence += " " + t(
            f"portfolio.concentration_without_{kind}", count=without, currency=t.in_currency(chosen.currency)
        )
    texts = (
        t("portfolio.equal"),
        plotly_text(t("portfolio.tenth", share=percent(100 * tenth, t, 0))),
        t("portfolio.lorenz_point"),
    )
    names = (t("portfolio.share_of_" + kind), t("portfolio.share_of_money"))
    points = curve.assign(chosen=curve["amount"], name="")
    if kind == "places":
        places = chosen.inside[chosen.inside["money"] > 0].sort_values("money")
        points = curve.assign(chosen=[None, *places["area_id"]], name=["", *places["name"]])
    table = pd.DataFrame({
        f"{names[0]}, %": (100 * curve["projects"]).round(2), f"{names[1]}, %": (100 * curve["money"]).round(2), chosen.currency: curve["amount"],
    })  # fmt: skip
    return View(
        "concentration", t("portfolio.concentration"), sentence, table, list_sources(chosen.portfolio.about, t),
        figure=partial(lorenz_chart, points, texts, names), selects="place" if kind == "places" else "least",
    )  # fmt: skip


def periods_view(chosen: Selection, names: dict[str, str], kept: Kept, t: Words) -> View | None:
    """Two periods by region as a dumbbell chart."""
    rows = chosen.periods
    if len(rows) < LEAST_GROUPS or chosen.portfolio.about.extent != "complete":
        return None
    if chosen.portfolio.about.earlier:
        key, kind = (t("portfolio.period_earlier"), chosen.portfolio.about.years), "earlier"
    else:
        periods = halves(chosen.periods_years)
        assert periods is not None
        key, kind = (f"{periods[0][0]}–{periods[0][1]}", f"{periods[1][0]}–{periods[1][1]}"), "halves"
    dots = [
        Dot(
            names[area], area_link(chosen, area, kept), row.second,
            f"{percent(row.first, t)} → {percent(row.second, t)}", before=row.first, here=area in chosen.here,
        )
        for area, row in zip(rows.index, rows.itertuples(), strict=True)
    ]  # fmt: skip
    known = pd.concat([rows["first"], rows["second"]])
    up = int((rows["second"] > rows["first"]).sum())
    title = t("portfolio.periods_" + kind)
    table = pd.DataFrame(
        {t("choice.area"): [dot.label for dot in dots], key[0]: rows["first"].tolist(), key[1]: rows["second"].tolist()}
    )
    sentence = t(f"portfolio.periods_{kind}_sentence", count=up, total=t.number(len(rows)), first=key[0], second=key[1])
    return View(
        "periods", title, sentence, table, list_sources(chosen.portfolio.about, t),
        dots_html(dots, title, (percent(known.min(), t), percent(known.max(), t)), key), partial(dots_figure, dots),
    )  # fmt: skip


def area_link(chosen: Selection, area: str, kept: Kept) -> str:
    """Address that shows one area; none for the user's own list, since a new page would lose the session."""
    return "" if chosen.portfolio.about.source == OWN else address_of("portfolio", {**dict(kept), "area": area})


def _base_word(chosen: Selection) -> str:
    return "contracted" if "planned" not in chosen.phases else "planned"
