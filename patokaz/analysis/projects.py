"""Analysis of a list of projects: money by phase and over the years, concentration, and status with dates.

Money is of one currency; what is not known stays NaN and is no part of a share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

PHASES = ("planned", "contracted", "paid")
BOARD = ("past_end", "unspent", "long", "in_progress")
ENDED = ("completed", "terminated")
MOST_YEARS = 2


@dataclass(frozen=True)
class Course:
    """Money over the years, cumulated. years: year, planned, paid, planned_sum, paid_sum, gap.

    widest: the year whose plan exceeded its payments most; paid counts in years whose plan is known.
    """

    years: pd.DataFrame
    widest: int

    @property
    def planned(self) -> float:
        """All that was planned."""
        return float(self.years["planned_sum"].iloc[-1])

    @property
    def paid(self) -> float:
        """All that was paid."""
        return float(self.years["paid_sum"].iloc[-1])


def course(money: pd.DataFrame) -> Course | None:
    """Planned and paid money cumulated over years, of rows whose two amounts are known; None with fewer than two years.

    money: year, planned, paid.
    """
    known = money.dropna(subset=["planned", "paid"])
    years = known.groupby("year", as_index=False)[["planned", "paid"]].sum().sort_values("year", ignore_index=True)
    if len(years) < 2:
        return None
    sums = years.assign(planned_sum=years["planned"].cumsum(), paid_sum=years["paid"].cumsum())
    sums["gap"] = sums["planned_sum"] - sums["paid_sum"]
    widest = int(sums["year"][(sums["planned"] - sums["paid"]).idxmax()])
    return Course(sums, widest)


def paid_shares(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Paid of planned or contracted money by group: index `by`, base, paid, share in per cent; the least share first.

    rows: `by`, base, paid; a row counts where both are known, a group where its base is above 0.
    """
    known = rows.dropna(subset=["base", "paid"])
    sums = known[known[by] != ""].groupby(by)[["base", "paid"]].sum()
    sums = sums[sums["base"] > 0]
    return sums.assign(share=100 * sums["paid"] / sums["base"]).sort_values("share", kind="stable")


def lorenz(amounts: Sequence[float]) -> pd.DataFrame:
    """The Lorenz curve (Lorenz 1905) from the smallest to the largest amount above 0: share of projects and of money, 0 to 1.

    Columns: projects, money, amount (of the last project counted; NaN in the first row, which is 0, 0).
    """
    values = np.sort(np.array([value for value in amounts if value == value and value > 0], dtype=float))
    if not len(values):
        return pd.DataFrame({"projects": [], "money": [], "amount": []})
    shares = np.cumsum(values) / values.sum()
    return pd.DataFrame(
        {
            "projects": np.r_[0.0, np.arange(1, len(values) + 1) / len(values)],
            "money": np.r_[0.0, shares],
            "amount": np.r_[np.nan, values],
        }
    )


def top_share(amounts: Sequence[float], share: float) -> float:
    """Share of the money, 0 to 1, of the largest `share` of the amounts above 0; their number is rounded up."""
    values = np.sort(np.array([value for value in amounts if value == value and value > 0], dtype=float))[::-1]
    if not len(values):
        return float("nan")
    return float(values[: int(np.ceil(round(share * len(values), 9)))].sum() / values.sum())


def project_states(projects: pd.DataFrame, money: pd.DataFrame, today: date) -> pd.DataFrame:
    """The computed state of every project, with the date or year it rests on: project_id, state, since.

    projects: project_id, status, end, actual_end; money: project_id, year, planned, paid.
    """
    plans: dict[str, list[tuple[int, float]]] = {}
    plan = money[money["planned"] > 0]
    for project_id, year, paid in zip(*(plan[name].tolist() for name in ("project_id", "year", "paid")), strict=True):
        plans.setdefault(project_id, []).append((year, paid))
    rows = []
    for project_id, status, end, actual in projects[["project_id", "status", "end", "actual_end"]].itertuples(
        index=False
    ):
        last = None if pd.isna(end) else pd.Timestamp(end).date()
        state = project_state(status, last, not pd.isna(actual), plans.get(project_id, ()), today)
        rows.append((project_id, *state))
    return pd.DataFrame(rows, columns=["project_id", "state", "since"])


def project_state(
    status: str, end: date | None, ended: bool, plan: Sequence[tuple[int, float]], today: date
) -> tuple[str, str]:
    """A project's computed state, and the date or year it rests on.

    past_end: the planned end has passed and completion is not recorded; unspent: the newest year with a plan in which
    nothing was paid; long: money planned in more than MOST_YEARS years. The first that fits counts; what fits none keeps
    the list's status. end: planned; plan: years with money planned, with what was paid in them, NaN where unknown.
    """
    if ended or status in ENDED:
        return status, ""
    if end is not None and end < today:
        return "past_end", end.isoformat()
    unspent = [year for year, paid in plan if paid == 0]
    if unspent:
        return "unspent", str(max(unspent))
    years = {year for year, _paid in plan}
    return ("long", str(max(years))) if len(years) > MOST_YEARS else (status, "")


def halves(years: Sequence[int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The years from first to last as two periods, the earlier one the shorter if they are odd; None of fewer than four."""
    known = sorted(set(years))
    if len(known) < 4:
        return None
    middle = len(known) // 2
    return (known[0], known[middle - 1]), (known[middle], known[-1])


def two_periods(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Paid share by group in two periods: index `by`, first, second in per cent; groups that have both, the least second first.

    rows: `by`, year, base, paid.
    """
    periods = halves(rows.dropna(subset=["base", "paid"])["year"].tolist())
    if periods is None:
        return pd.DataFrame(columns=["first", "second"])
    shares = {
        name: paid_shares(rows[rows["year"].between(*period)], by)["share"]
        for name, period in zip(("first", "second"), periods, strict=True)
    }
    return pd.DataFrame(shares).dropna().sort_values("second", kind="stable")


def phase_sums(projects: pd.DataFrame) -> Mapping[str, float]:
    """Money by phase, as far as it is known of any project. projects: planned, contracted, paid."""
    return {phase: float(projects[phase].sum()) for phase in PHASES if projects[phase].notna().any()}
