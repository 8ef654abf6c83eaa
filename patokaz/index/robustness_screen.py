"""Robustness: the index without one of its elements, and compared with the default index."""

import math

import pandas as pd
from markupsafe import Markup

from patokaz.analysis.index.multivariate import moves
from patokaz.charts.plain import Column, ranked_bars_html, table_html
from patokaz.frame.address import address, links
from patokaz.frame.files import show_downloads
from patokaz.frame.parts import show_html, show_quiet, show_titled
from patokaz.index.index import Index
from patokaz.index.texts import code_name, index_rule
from patokaz.language.html import html
from patokaz.language.words import Words

FAR = 0.05


def show_robustness(index: Index, t: Words) -> None:
    """Ranks without an element, and ranks of the default index."""
    show_titled(t("index.what_if"), index.once("removal", lambda: removal_html(index, t)))
    if not index.choices.is_default:
        key = ("against", *sorted(address().items()))  # its links keep what the address says
        show_html(index.once(key, lambda: comparison_html(index, t)))


def show_moves_files(index: Index, t: Words) -> None:
    """Rank differences from the default index as a file; none for the default settings."""
    if index.choices.is_default:
        return
    show_quiet(t("index.against"))
    name = f"index-moves-{index.choices.country.lower()}"
    show_downloads(lambda: moves_table(index), name, lambda: move_notes(index, t), t)


def removal_html(index: Index, t: Words) -> Markup:
    """Mean rank change without each pillar and each indicator, as text and bars."""
    levels = index.result.framework.levels
    parts = [_removal_bars(index, level, t) for level in (2, 1) if len(levels[level]) > 1]
    return html("index/pair", title="", sentence=removal_sentence(index, t), parts=parts)


def removal_sentence(index: Index, t: Words) -> str:
    """The pillar and the indicator whose removal changes the ranks most."""
    told = []
    for level, key in ((2, "pillar"), (1, "indicator")):
        changes = index.removed[list(index.result.framework.levels[level])].dropna()
        if len(changes) > 1:
            code = str(changes.idxmax())
            name = code_name(code, index.known, t)
            told.append(t(f"index.removed_{key}", name=name, change=t.number(changes[code], 1)))
    return " ".join(told)


def _removal_bars(index: Index, level: int, t: Words) -> tuple[str, str]:
    codes = list(index.result.framework.levels[level])
    changes = index.removed[codes].sort_values(ascending=False, kind="stable")
    rows = pd.DataFrame({
        "label": [code_name(str(code), index.known, t) for code in changes.index],
        "value": changes.fillna(0.0).tolist(),
        "text": [t("index.no_index") if math.isnan(change) else t.number(change, 1) for change in changes],
    })  # fmt: skip
    title = t("index.without_pillar" if level == 2 else "index.without_indicator")
    return title, ranked_bars_html(rows, title)


def far_limit(index: Index) -> int:
    """Rank difference that counts as large: a twentieth of the number ranked, at least one."""
    return max(1, math.ceil(FAR * int(index.against_usual.ranks["second"].notna().sum())))


def against_sentence(index: Index, t: Words) -> str:
    """Differences from the default index: correlation, number of large changes, largest rise and fall."""
    found, limit = index.against_usual, far_limit(index)
    both = found.ranks.dropna()
    far = int((both["difference"].abs() > limit).sum())
    told = [
        t("index.against_sentence", r=t.number(found.spearman, 2)),
        t("index.against_far", count=far, total=t.number(len(both)), limit=t.number(limit)),
    ]
    told += [_end_sentence(rows, key, index, t) for key, rows in zip(("rises", "falls"), moves(found, 1), strict=True)]
    only = len(found.ranks[found.ranks[["first", "second"]].notna().sum(axis=1) == 1])
    told += [t("index.against_only", count=only)] * (only > 0)
    return " ".join(text for text in told if text)


def _end_sentence(rows: pd.DataFrame, key: str, index: Index, t: Words) -> str:
    if rows.empty:
        return ""
    row = rows.iloc[0]
    name = index.units.loc[row.name, "name"]
    return t(f"index.against_{key}", place=name, first=t.number(row["first"]), second=t.number(row["second"]))


def comparison_html(index: Index, t: Words) -> Markup:
    """Comparison with the default index: a sentence, and the largest rises and falls with both ranks."""
    rising, falling = index.once("moves", lambda: moves(index.against_usual))
    tables = [
        (t("index." + key), table_html(_move_columns(rows, index, t), t("index." + key)))
        for key, rows in (("rising", rising), ("falling", falling))
        if len(rows)
    ]
    sentence = index.once("against", lambda: against_sentence(index, t))
    return html("index/pair", title=t("index.against"), sentence=sentence, parts=tables)


def _move_columns(rows: pd.DataFrame, index: Index, t: Words) -> list[Column]:
    places = [str(area) for area in rows.index]
    changes = [f"{'▲' if change > 0 else '▼'} {t.number(abs(change))}" for change in rows["difference"]]
    return [
        Column(
            t("potential.place"),
            index.units.loc[places, "name"].tolist(),
            links=links("profile", "area", places),
        ),
        Column(t("index.rank_usual"), [t.number(rank) for rank in rows["first"]], number=True),
        Column(t("index.rank_own"), [t.number(rank) for rank in rows["second"]], number=True),
        Column(t("index.places"), changes, number=True),
    ]


def move_notes(index: Index, t: Words) -> list[tuple[str, str]]:
    """Notes for the table of both ranks in a file."""
    return [(t("index.against"), against_sentence(index, t)), (t("index.title_reader"), index_rule(index, t))]


def moves_table(index: Index) -> pd.DataFrame:
    """Every municipality with both ranks, by descending difference."""
    ranks = index.against_usual.ranks.rename(
        columns={"first": "rank_default", "second": "rank", "difference": "change"}
    )
    return index.units.join(ranks, how="right").rename_axis("area_id").reset_index()
