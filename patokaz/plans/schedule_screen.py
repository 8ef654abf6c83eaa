"""Measures of a plan over time: a Gantt chart with today, and a list with owner, due year and state."""

from datetime import date

from patokaz.charts.gantt import gantt_chart
from patokaz.charts.palette import PALETTES
from patokaz.frame.chart import show_chart
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, theme
from patokaz.plans.blocks_screen import show_blocks
from patokaz.plans.report_blocks import dropped, measures
from patokaz.plans.report_roles import roles
from patokaz.plans.schedule import MOST, moment, schedule, schedule_sentence, statuses
from patokaz.plans.view import PlanView


def show_schedule(view: PlanView) -> None:
    """The chart, then the list of measures."""
    t, today = view.t, date.today()
    bars = schedule(view)
    if not bars:
        show_notice(t("plans.no_measures"), t("plans.page.no_measures_text"))
        return
    sentence = schedule_sentence(view, today)
    show_sentence(sentence)
    figure = gantt_chart(bars, statuses(view), (moment(today), t("plans.page.today")), PALETTES[theme()])
    show_chart(figure, "plan_schedule", sentence, t, [view.plan.title])
    if view.done.total > len(bars):
        show_quiet(t("plans.page.first_measures", count=MOST))
    show_blocks([*measures(view.facts), *roles(view.facts), *dropped(view.facts)])
