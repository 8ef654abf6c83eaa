"""Announced projects of Gjorche Petrov; budgets and overdue obligations of the few municipalities that have figures."""

import hashlib
from pathlib import Path

import pandas as pd

from data.harmonising import write_observations, write_projects

STATUSES = {"contract": "contracted", "tender": "tender", "works finishing": "in_progress"}
AMOUNT_KINDS = {"contract": "contract", "tender": "plan"}
# Only items that are the same thing in every municipality; budgets "as stated, type not stated" are left out.
BUDGET_ITEMS = {
    ("adopted", "basic budget, total"): "municipal_basic_budget_mkd",
    ("adopted", "consolidated budget, total"): "municipal_consolidated_budget_mkd",
    ("final account", "basic budget revenue realised"): "municipal_basic_revenue_mkd",
    ("final account", "consolidated revenue realised"): "municipal_consolidated_revenue_mkd",
}
GEVGELIJA, KARPOSH, DELCHEVO = "1279", "0043", "1325"
CITY_OF_SKOPJE = "0019"
OVERDUE = {  # date -> indicator, printed rows
    "2025-06-30": ("overdue_obligations_eur", 10),
    "2025-12-31": ("overdue_obligations_december_eur", 3),
}
OVERDUE_SOURCES = ("mk_overdue_obligations", "mk_overdue_obligations_december")


def write_all(sources: Path, folder: Path, base: pd.DataFrame) -> None:
    """Projects and the selected budget figures; base: mk_municipalities_base.csv."""
    selected = sources / "mk/municipal-budgets-selected"
    area_ids = base.set_index("dzs_id")["nuts_code"]
    write_projects(folder, "mk_gjorce_petrov_projects", _projects(selected, area_ids))
    write_observations(folder, "mk_municipal_budgets", _budgets(selected, area_ids))
    overdue = _overdue(selected, area_ids)
    for source, (indicator, _) in zip(OVERDUE_SOURCES, OVERDUE.values(), strict=True):
        write_observations(folder, source, overdue[overdue["indicator"] == indicator])


def _projects(folder: Path, area_ids: pd.Series) -> pd.DataFrame:
    """Single announcements; the pages carry no full date, so start and end stay empty."""
    rows = pd.read_csv(folder / "projects_gjorche_petrov.csv", dtype=str, keep_default_na=False)
    named_page = rows["source"].where(~rows["source"].str.startswith("http"), "")
    notes = [
        " ".join(part for part in (f"Month: {month}." if month else "", f"Page: {page}." if page else "") if part)
        for month, page in zip(rows["date"], named_page, strict=True)
    ]
    return pd.DataFrame(
        {
            "project_id": [f"mk-gjorche-petrov-{_digest(title)}" for title in rows["project"]],
            "area_id": rows["dzs_id"].map(area_ids),
            "title": rows["project"],
            "title_language": "en",
            "fund": rows["funder"],
            "beneficiary": "Општина Ѓорче Петров",
            "status": rows["stage"].map(STATUSES).fillna("unknown"),
            "status_original": rows["stage"],
            "amount": pd.to_numeric(rows["amount_mkd"]),
            "currency": rows["amount_mkd"].ne("").map({True: "MKD", False: ""}),
            "amount_kind": rows["stage"].map(AMOUNT_KINDS).fillna(""),
            "description": notes,
            "url": rows["source"].where(rows["source"].str.startswith("http"), ""),
        }
    )


def _digest(title: str) -> str:
    return hashlib.sha256(" ".join(title.lower().split()).encode()).hexdigest()[:8]


def _budgets(folder: Path, area_ids: pd.Series) -> pd.DataFrame:
    """Budget totals of the same kind, by year."""
    rows = pd.read_csv(folder / "budget_figures.csv", dtype={"dzs_id": str})
    _check_budgets(rows)
    kinds = pd.Series(list(zip(rows["stage"], rows["item"], strict=True)), index=rows.index).map(BUDGET_ITEMS)
    chosen = rows[kinds.notna()]
    return pd.DataFrame(
        {
            "area_id": chosen["dzs_id"].map(area_ids),
            "indicator": kinds.dropna(),
            "year": chosen["year"],
            "value": chosen["value"],
        }
    )


def _check_budgets(rows: pd.DataFrame) -> None:
    """Sums and shares that the municipalities print. Raises ValueError."""
    value = rows.set_index(["dzs_id", "item"])["value"]
    parts = value[KARPOSH]["own revenue ceiling"] + value[KARPOSH]["value added tax transfer"]
    if parts != value[KARPOSH]["basic budget, total"]:
        raise ValueError("budget_figures.csv: own revenue and value added tax of Karposh do not give its basic budget")
    own = value[GEVGELIJA]
    four = ["basic budget, total", "block and earmarked grants budget", "donations budget"]
    if own[[*four, "self-financing activities budget"]].sum() != own["consolidated budget, total"]:
        raise ValueError("budget_figures.csv: the four budgets of Gevgelija do not give its consolidated budget")
    for kind, printed in (("consolidated", 93), ("basic budget", 88)):
        share = 100 * value[DELCHEVO][f"{kind} revenue realised"] / value[DELCHEVO][f"{kind} revenue planned"]
        if round(share) != printed:
            raise ValueError(
                f"budget_figures.csv: {kind} revenue of Delchevo is {share:.1f} % of the plan, not {printed}"
            )


def _overdue(folder: Path, area_ids: pd.Series) -> pd.DataFrame:
    """Overdue obligations of one date each; the City of Skopje is not one of the 80 municipalities."""
    rows = pd.read_csv(folder / "overdue_obligations_selected_2025.csv", dtype={"dzs_id": str})
    counts = rows["date"].value_counts()
    for date, (_, expected) in OVERDUE.items():
        if counts.get(date, 0) != expected:
            raise ValueError(f"overdue_obligations_selected_2025.csv: not {expected} rows of {date}")
    rows = rows[rows["dzs_id"] != CITY_OF_SKOPJE]
    return pd.DataFrame(
        {
            "area_id": rows["dzs_id"].map(area_ids),
            "indicator": rows["date"].map({date: indicator for date, (indicator, _) in OVERDUE.items()}),
            "year": 2025,
            "value": rows["overdue_obligations_eur"],
        }
    )
