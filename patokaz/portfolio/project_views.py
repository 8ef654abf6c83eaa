"""Views of single projects: timeline, payments by planned year, projects that need a decision."""

from datetime import date
from functools import partial

import pandas as pd

from patokaz.analysis.projects import BOARD, ENDED
from patokaz.charts.board import Card, State, board_html
from patokaz.charts.explored import timeline_chart
from patokaz.charts.labels import shortened
from patokaz.charts.trends import plotly_text
from patokaz.charts.year_cells import Cell, CellRow, year_cells_figure, year_cells_html
from patokaz.frame.address import address_of
from patokaz.language.words import Words
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.model import View
from patokaz.portfolio.money_views import Kept
from patokaz.portfolio.selection import Selection
from patokaz.portfolio.texts import (
    list_sources,
    money_or_dash,
    percent,
    sentence_case,
    since_text,
    state_name,
    state_text,
    years_text,
)

LEAST_TIMED, MOST_TIMED, MOST_CELLS, MOST_CARDS, LABEL = 1, 50, 15, 4, 60


def time_view(chosen: Selection, today: date, kept: Kept, t: Words) -> View | None:
    """The timeline where starts and ends are known, else year cells where money is known by year."""
    if len(chosen.timed) >= LEAST_TIMED:
        return _timeline(chosen, today, t)
    return _cells(chosen, today, kept, t) if len(chosen.cells.dropna(subset=["paid"])) else None


def project_link(project_id: str, kept: Kept) -> str:
    """Address of a project's page; none for the user's own projects, since a new page would lose the session."""
    return "" if project_id.startswith(OWN + ":") else address_of("project", {**dict(kept), "project": project_id})


def _timeline(chosen: Selection, today: date, t: Words) -> View:
    rows = chosen.timed
    about = chosen.portfolio.about
    shown = rows.head(MOST_TIMED)
    over = shown["status"].isin(ENDED) | shown["actual_end"].notna()
    until = pd.to_datetime(shown["actual_end"])
    if about.source == OWN:
        until = until.where(over, pd.Timestamp(today))
    late = shown["state"] == "past_end"
    ends = [t.date(pd.Timestamp(end).date()) for end in shown["end"]]
    told = [
        plotly_text(f"{row.title[:90]} · {t.date(pd.Timestamp(row.start).date())} – {end} · {state_text(row.state, row.since, about, t)}")
        for row, end in zip(shown.itertuples(), ends, strict=True)
    ]  # fmt: skip
    drawn = pd.DataFrame({
        "label": [_short(title) for title in shown["title"]], "text": told,
        "years": [years_text(start.year, end.year) for start, end in zip(pd.to_datetime(shown["start"]), pd.to_datetime(shown["end"]), strict=True)], "start": shown["start"], "end": shown["end"],
        "until": until, "overdue": late, "project_id": shown["project_id"],
    })  # fmt: skip
    table = pd.DataFrame({
        t("portfolio.name"): rows["title"], t("project.start"): rows["start"].astype(str), t("project.end"): rows["end"].astype(str),
        t("choice.status"): [state_text(row.state, row.since, about, t) for row in rows.itertuples()],
    })  # fmt: skip
    count = int((rows["state"] == "past_end").sum())
    sentence = (
        t("portfolio.timeline_late", count=count, total=t.number(len(rows)))
        if count
        else t("portfolio.timeline_none", total=t.number(len(rows)))
    )
    note = (
        t("portfolio.timeline_first", shown=t.number(len(shown)), total=t.number(len(rows)))
        if len(rows) > len(shown)
        else ""
    )
    return View(
        "time", t("portfolio.timeline"), sentence, table, list_sources(about, t),
        figure=partial(timeline_chart, drawn, today, (t("portfolio.today"), t("portfolio.state_past_end"))), selects="project",
        note=" ".join(filter(None, (t("portfolio.timeline_key"), note))), wide=True,
    )  # fmt: skip


def _cells(chosen: Selection, today: date, kept: Kept, t: Words) -> View:
    money = chosen.cells
    first = chosen.projects[chosen.projects["project_id"].isin(money["project_id"])].head(MOST_CELLS)
    by_project = dict(tuple(money[money["project_id"].isin(first["project_id"])].groupby("project_id")))
    rows = []
    for row in first.itertuples():
        cells = {
            int(year): Cell(None if pd.isna(paid) or not planned else 100 * paid / planned, f"{t('portfolio.planned')} {t.money(planned, currency)}, {t('portfolio.paid')} {money_or_dash(paid, currency, t)}")
            for year, planned, paid, currency in by_project[row.project_id][["year", "planned", "paid", "currency"]].itertuples(index=False)
        }  # fmt: skip
        rows.append(
            CellRow(
                _short(row.title), project_link(row.project_id, kept), money_or_dash(row.amount, row.currency, t), cells
            )
        )
    plan = money[money["planned"] > 0]
    nothing = int((plan["paid"] == 0).sum())
    title = t("portfolio.cells")
    table = pd.DataFrame({
        "id": money["project_id"], t("choice.year"): money["year"], t("portfolio.planned"): money["planned"], t("portfolio.paid"): money["paid"],
    })  # fmt: skip
    sentence = t(
        "portfolio.cells_sentence", count=nothing, total=t.number(len(plan)),
        amount=t.money(plan["planned"][plan["paid"] == 0].sum(), chosen.currency),
    ) if nothing else t("portfolio.cells_all_paid", total=t.number(len(plan)))  # fmt: skip
    return View(
        "time", title, sentence, table, list_sources(chosen.portfolio.about, t),
        year_cells_html(rows, title, today.year, t("portfolio.today")), partial(year_cells_figure, rows),
        note=t("portfolio.cells_key", shown=t.number(len(rows))), wide=True,
    )  # fmt: skip


def board_view(chosen: Selection, kept: Kept, t: Words) -> View | None:
    """Projects that need a decision by computed status; each status with its rule, the oldest first."""
    about = chosen.portfolio.about
    found = chosen.projects[chosen.projects["state"].isin(BOARD)]
    if found.empty:
        return None
    states = []
    for state in BOARD:
        rows = found[found["state"] == state]
        if rows.empty:
            continue
        rows = rows.sort_values(["since", "start_year", "amount"], ascending=[True, True, False], kind="stable")
        money = rows[(rows["currency"] == chosen.currency) & rows["amount"].notna()]["amount"].sum()
        cards = [
            Card(
                _short(row.title, 90), project_link(row.project_id, kept), money_or_dash(row.amount, row.currency, t),
                since_text(state, row.since, t),
            )
            for row in rows.head(MOST_CARDS).itertuples()
        ]  # fmt: skip
        states.append(State(
            state_name(state, t), t("portfolio.rule_" + state), t.number(len(rows)), t.money(money, chosen.currency) if money else "", cards,
            "" if about.source == OWN else address_of("portfolio", {**dict(kept), "status": state}),
            t("portfolio.all_of", count=len(rows)) if len(rows) > len(cards) else "",
        ))  # fmt: skip
    table = pd.DataFrame({
        t("portfolio.name"): found["title"], t("choice.status"): [state_text(row.state, row.since, about, t) for row in found.itertuples()],
        t("portfolio.amount"): found["amount"], t("portfolio.currency"): found["currency"],
    })  # fmt: skip
    calling = int((found["state"] != "in_progress").sum())
    share = percent(100 * calling / len(chosen.projects), t, 0)
    sentence = (
        t("portfolio.board_sentence", count=calling, share=share)
        if calling
        else t("portfolio.board_quiet", count=len(found))
    )
    return View("board", t("portfolio.board"), sentence, table, list_sources(about, t), board_html(states), wide=True)


def _short(title: str, most: int = LABEL) -> str:
    return shortened(sentence_case(title), most)
