"""Charts with many points for the slides of a portfolio: places, Lorenz curve, timeline, years without payments."""

import numpy as np
import pandas as pd

from patokaz.analysis.projects import top_share
from patokaz.charts.labels import shortened
from patokaz.language.words import Words
from patokaz.portfolio.selection import Selection
from patokaz.portfolio.texts import percent, sentence_case, years_text
from patokaz.portfolio.views import Told
from patokaz.reports.slides.model import MOST_BARS, MOST_PAIRS, YEAR, Bar, Bars, Points

LABEL = 42  # letters of a label in a row of eight
CURVE = 41  # points of the Lorenz curve, one of them at the largest tenth


def places_points(told: Told, t: Words) -> Points | None:
    """Municipalities by money per head (logarithmic) and paid share, with the median share.

    The selected municipality and the one with most money per head are labelled.
    """
    view, chosen = told.view("places"), told.chosen
    if view is None:
        return None
    rows = chosen.compared_places.reset_index(drop=True)
    here, most = rows.index[rows["area_id"] == chosen.filters.area], rows.nlargest(1, "per_head").index
    named = [
        (int(at), f"{rows.loc[at, 'name']}: {t.money(rows.loc[at, 'per_head'], chosen.currency)}")
        for at in dict.fromkeys([*here, *most])
    ]
    middle = float(rows["share"].median())
    ends = [t.money(value, chosen.currency) for value in (rows["per_head"].min(), rows["per_head"].max())]
    return Points(
        rows["per_head"].tolist(), rows["share"].tolist(), view.table.columns[4], t("portfolio.paid_share"),
        (ends[0], ends[1]), (percent(rows["share"].min(), t, 0), percent(rows["share"].max(), t, 0)), (middle, 0.0), named,
        t("choice.area"), t("profile.median_of", value=percent(middle, t)), logarithmic=True,
    )  # fmt: skip


def time_bars(told: Told, t: Words) -> Bars | None:
    """Projects from start to planned end, overdue ones first; else the number without payments in each planned year."""
    view = told.view("time")
    if view is None:
        return None
    return _years_without(told.chosen, t) if view.drawn else _spans(told.chosen, view.title, t)


def _spans(chosen: Selection, title: str, t: Words) -> Bars:
    rows = chosen.timed.assign(late=chosen.timed["state"] == "past_end")
    shown = rows.sort_values(["late", "amount"], ascending=False, kind="stable").head(MOST_PAIRS)
    bars = [
        Bar(
            short(row.title), float(end), years_text(start, end), bool(row.late), low=float(start), high=float(end)
        )
        for row in shown.sort_values("start", kind="stable").itertuples()
        for start, end in [(pd.Timestamp(row.start).year, pd.Timestamp(row.end).year)]
    ]  # fmt: skip
    return Bars(bars, title, t("project.start"), unit=YEAR)


def _years_without(chosen: Selection, t: Words) -> Bars | None:
    plan = chosen.cells[chosen.cells["planned"] > 0]
    by_year = plan.assign(nothing=plan["paid"] == 0).groupby("year")["nothing"]
    years = by_year.agg(without="sum", planned="size").tail(MOST_BARS)
    if not years["without"].sum():
        return None
    bars = [
        Bar(str(row.Index), float(row.without), t("of_total", rank=t.number(row.without), total=t.number(row.planned)))
        for row in years.itertuples()
    ]
    return Bars(bars, t("portfolio.cells"))


def concentration_points(chosen: Selection, t: Words) -> Points | None:
    """Lorenz curve in per cent with the line of equality; the share of the largest 10% is labelled."""
    curve = chosen.concentration
    share = top_share(chosen.amounts.tolist(), 0.1)
    if share != share or len(curve) <= MOST_BARS:
        return None
    kind = "places" if chosen.portfolio.has_figures else "projects"
    across = np.linspace(0, 100, CURVE)
    up = np.interp(across, 100 * curve["projects"], 100 * curve["money"])
    ends = (percent(0, t, 0), percent(100, t, 0))
    tenth = [(int(np.argmin(abs(across - 90))), t("portfolio.tenth", share=percent(100 * share, t, 0)))]
    return Points(
        across.tolist(), up.tolist(), t("portfolio.share_of_" + kind), t("portfolio.share_of_money"), ends, ends, (0.0, 1.0), tenth,
        t("portfolio.share_of_money"), t("portfolio.equal"), joined=True,
    )  # fmt: skip


def short(title: str, most: int = LABEL) -> str:
    """A source's title shortened for a slide."""
    return shortened(sentence_case(title), most)
