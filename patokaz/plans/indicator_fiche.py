"""An indicator as a fiche: definition and method, values by year with source and state, status."""

from patokaz.language.words import Words
from patokaz.plans.report_model import Block, Paragraph, PlanReport, ReportChapter, ReportTable
from patokaz.plans.texts import ended, indicator_sentence, kind_text, share_text, value_text
from patokaz.plans.view import PlanView
from patokaz.registers.model import Actual, Indicator
from patokaz.registers.values import value_of
from patokaz.statistics.catalogue import catalogue


def indicator_fiche(view: PlanView, key: str) -> PlanReport:
    """The fiche of an indicator in force in the view's year.

    Raises:
        StopIteration: unknown key.
    """
    t = view.t
    indicator, state = next(pair for pair in view.state.indicators if pair[0].key == key)
    chapters = (
        ReportChapter("1", t("plans.indicator.about"), 1, tuple(about_indicator(indicator, view))),
        ReportChapter("2", t("plans.indicator.values"), 1, tuple(_values(indicator, view))),
        ReportChapter(
            "3",
            t("plans.indicator.standing"),
            1,
            (Paragraph(ended(indicator_sentence(indicator, state, t))),),
        ),
    )
    subtitle = f"{view.whole.title}, {view.year}"
    return PlanReport("indicator", indicator.name, subtitle, "", "", t.language, chapters, (), 0, 0)


def about_indicator(indicator: Indicator, view: PlanView) -> list[Block]:
    """The description of an indicator; missing items are marked."""
    t, plan = view.t, view.whole
    state = view.state.states[indicator.key]
    node = next((n for n in plan.version_in(view.year).nodes if n.key == indicator.node), None)
    every = t("plans.indicator.every", count=indicator.every)
    linked = catalogue().get(indicator.statistics)
    target = state.target
    rows = (
        ("measures", f"{kind_text(node.kind, plan.country, t)}: {node.title}" if node else ""),
        ("unit", indicator.unit),
        ("series", t(f"plans.series.{indicator.series_kind}")),
        ("purpose", t(f"plans.purpose.{indicator.purpose}") if indicator.purpose else ""),
        ("method", indicator.method),
        ("data_source", indicator.data_source),
        ("collector", indicator.collector),
        ("frequency", every),
        ("baseline", _dated(state.baseline.value, state.baseline.year, indicator, view)),
        ("baseline_source", state.baseline.source),
        ("target", _dated(target.value, target.year, indicator, view) or str(target.year or "")),
        ("path", "; ".join(_dated(value, year, indicator, view) for year, value in target.points)),
        ("weight", share_text(indicator.weight / 10_000, t) if indicator.weight is not None else ""),
        ("statistics", linked.text("name", t.language) if linked else ""),
        ("note", indicator.note),
    )
    told = tuple((t(f"plans.indicator.{name}"), text or t("plans.nothing_said")) for name, text in rows)
    return [ReportTable(t("plans.indicator.about"), (t("plans.report.what"), t("plans.report.text")), told)]


def _values(indicator: Indicator, view: PlanView) -> list[Block]:
    t = view.t
    known = view.state.known[indicator.key].values
    rows = tuple(
        (
            str(year),
            _value(row, indicator, t)
            if row.missing_reason == "" or row.value is not None
            else t(f"plans.missing.{row.missing_reason}"),
            t(f"plans.actual_status.{row.status}"),
            row.source or "–",
            row.note or "–",
        )
        for year, row in sorted(known.items())
    )
    names = (
        t("plans.report.year"),
        t("plans.report.actual"),
        t("plans.report.status"),
        t("plans.page.source"),
        t("plans.page.remark"),
    )
    if not rows:
        return [Paragraph(t("plans.word.not_reported"), is_note=True)]
    return [ReportTable(t("plans.indicator.values"), names, rows, frozenset({1}))]


def _value(row: Actual, indicator: Indicator, t: Words) -> str:
    if indicator.series_kind == "milestone" and row.value is not None:
        return t("plans.fiche.yes" if row.value else "plans.fiche.no")
    return value_text(value_of(row, indicator), indicator.unit, t)


def _dated(value: float | None, year: int | None, indicator: Indicator, view: PlanView) -> str:
    return (
        ""
        if value is None
        else f"{value_text(value, indicator.unit, view.t)} ({year})"
        if year
        else value_text(value, indicator.unit, view.t)
    )
