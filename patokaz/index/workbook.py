"""Every step of an index as a workbook; the last sheet lists the codes."""

from collections.abc import Mapping, Sequence

import pandas as pd
from pandas.api.types import is_numeric_dtype

from patokaz.analysis.index.multivariate import consistency, correlations, effective_weights
from patokaz.index.coherence import finding_table
from patokaz.index.index import Index
from patokaz.index.texts import code_name
from patokaz.language.numbers import half_up
from patokaz.language.words import Words
from patokaz.reports.files.spreadsheet import Sheet, workbook
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import country_name

DECIMALS = {"ranks": 0, "measured": 0, "weights": 3, "correlations": 2, "links": 2, "sensitivity": 3}
USUAL_DECIMALS = 1
ACROSS = 2  # code and name stay in sight
RENAMED = {"other": "other_pillar"}
AREAS = ("area_id", "name", "upper")
UNSAID = ("level", "refusal", "finding", "about", "power", "effect")  # what a sheet for reading does not need
TREATED = {
    "winsorise": "treated_winsorise",
    "log": "treated_log",
    "box_cox": "treated_box_cox",
    "none": "treatment_none",
}
FLAGGED = {"negative": "flag_negative", "redundant": "flag_redundant"}


def step_tables(index: Index, listed: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Every step of the index as a table by key, with municipalities as rows. listed: the ranking as displayed."""
    result = index.result
    tables = {
        "result": listed.set_index("area_id"), "data": result.denominated, "imputed": result.imputed, "treated": result.treated,
        "normalised": result.normalised, "scores": result.scores, "ranks": result.ranks, "intervals": index.uncertainty.ranks,
    }  # fmt: skip
    if index.measured is not None:
        tables |= {"imputed_cells": result.imputed_cells.astype(int), "measured": index.measured.to_frame("rank")}
    named = {name: with_names(table, index.units) for name, table in tables.items()}
    records = pd.DataFrame(
        [vars(record) | {"units": ", ".join(map(str, record.units))} for record in result.treatments]
    )
    return named | {
        "treatment": records,
        "weights": effective_weights(result.framework).reset_index(),
        "correlations": correlations(result.normalised, result.framework),
        "consistency": consistency(result.normalised, result.framework).rename_axis("pillar").reset_index(),
        "removal": index.removed.rename_axis("code").reset_index(),
        "links": index.links.rename_axis("indicator").reset_index(),
        "pillars": index.coherence.pillars.rename_axis("pillar").reset_index(),
        "indicators": index.coherence.indicators.rename_axis("indicator").reset_index(),
        "sensitivity": index.sensitivity.indices.rename_axis("choice").reset_index(),
    }


def with_names(table: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """A table of areas by id with their names."""
    named = table.rename_axis("area_id").reset_index()
    if "name" not in named:
        named.insert(1, "name", named["area_id"].map(units["name"]))
    return named


def steps_workbook(index: Index, listed: pd.DataFrame, area: str, notes: Sequence[tuple[str, str]], t: Words) -> bytes:
    """The workbook: notes, one sheet per step, codes. listed: the ranking as displayed; area: of its column `ahead`."""
    tables = step_tables(index, listed) | {"findings": finding_table(index, t)}
    sheets = [
        Sheet(
            t("index_sheet." + key), in_words(table, index, area, t), [DECIMALS.get(key, USUAL_DECIMALS)] * len(table),
            across=ACROSS if "area_id" in table else 1,
        )
        for key, table in tables.items() if len(table)
    ]  # fmt: skip
    name = t("index.title" if index.choices.is_default else "index.title_reader")
    title = f"{name}: {country_name(index.choices.country, t)}"
    return workbook(
        title, t("index.all_steps").partition(" (")[0], f"Patokaz · {title}", notes, [*sheets, _codes(index, t)]
    )


def in_words(table: pd.DataFrame, index: Index, area: str, t: Words) -> pd.DataFrame:
    """A table with translated headings, codes and options. area: of a column `ahead`."""
    codes, told = _names(index, t), _choices(index, t)

    def head(column: str) -> str:
        if column == "ahead":
            return t("index_head.ahead", place=index.units.loc[area, "name"])
        return codes[column] if column in codes else t("index_head." + RENAMED.get(column, column))

    def said(value: object) -> object:
        return codes.get(value, told.get(value, value)) if isinstance(value, str) else value

    kept = table.drop(columns=[column for column in UNSAID if column in table])
    kept = kept.assign(**{
        column: kept[column].map(said) for column in kept if column not in AREAS and not is_numeric_dtype(kept[column])
    })  # fmt: skip
    kept = kept.assign(
        **{end: kept[end].map(half_up) for end in ("low", "high") if end in kept}
    )  # ranks, as on the screen
    whole = [column for column in kept.select_dtypes("float") if (kept[column].dropna() % 1 == 0).all()]
    return kept.astype(dict.fromkeys(whole, "Int64")).rename(columns=head)


def _names(index: Index, t: Words) -> Mapping[str, str]:
    """Pillars and indicators by code: those of the index, and those it is compared with."""
    tree = index.result.framework
    pillars = {code: code_name(code, index.known, t) for code in tree.levels[2]}
    return {code: entry.text("name", t.language) for code, entry in {**catalogue(), **index.known}.items()} | pillars


def _choices(index: Index, t: Words) -> Mapping[str, str]:
    """Settings, treatments and flags by code."""
    inputs = {code: t("index.input_" + code) for code in map(str, index.sensitivity.indices.index)}
    return inputs | {code: t("index." + key) for code, key in (TREATED | FLAGGED).items()}


def _codes(index: Index, t: Words) -> Sheet:
    """Codes of pillars and indicators, for programs and for the settings file."""
    tree = index.result.framework
    codes = [*tree.levels[2], *tree.indicators]
    table = pd.DataFrame({"name": [code_name(code, index.known, t) for code in codes], "code": codes})
    heads = {"name": t("index_head.code"), "code": t("index_head.area_id")}
    return Sheet(t("index_sheet.codes"), table.rename(columns=heads))
