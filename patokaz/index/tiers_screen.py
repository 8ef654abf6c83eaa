"""Tiers of municipalities on the page, and the comparison of two municipalities."""

from patokaz.charts.plain import Column, table_html
from patokaz.frame.choices import choice, choose, plain_label
from patokaz.frame.parts import show_folded, show_sentence
from patokaz.index.index import Index
from patokaz.index.tiers import ahead_text, next_in_rank, rivals, tier_sentence
from patokaz.language.words import Words


def choose_other(index: Index, area: str, t: Words) -> str:
    """The municipality to compare with, by default the next in rank; empty where there is no other."""
    names, usual = index.once("names in rank", lambda: _names(index)), next_in_rank(index, area)
    if not usual:
        return ""
    asked = choice(t("tiers.compared"), "beside", names, usual, t)
    other = usual if asked == area else asked

    def all_others() -> None:
        options = [place for place in names if place != area]
        choose(t("tiers.compared"), "beside", options, usual, t, names.__getitem__)

    show_folded(plain_label(f"{t('tiers.compared')}: {names[other]}"), "open_beside", all_others)
    return other


def show_tiers(index: Index, area: str, other: str, t: Words) -> None:
    """Number of tiers, and whether a municipality can be distinguished from another and from its neighbours in rank."""
    around = index.once(f"rivals {area}", lambda: _rivals_html(index, area, t))
    told = index.once("tiers", lambda: tier_sentence(index, t))
    if other:
        told = f"{index.once(('ahead', area, other), lambda: ahead_text(index, area, other, t))} {told}"
    show_sentence(told, around, t("tiers.note"))


def _names(index: Index) -> dict[str, str]:
    rows = index.ordered.dropna(subset=["rank"])
    return dict(zip(rows["area_id"], rows["name"] + ", " + rows["upper"], strict=True))


def _rivals_html(index: Index, area: str, t: Words) -> str:
    found = rivals(index, area, t)
    if not found:
        return ""
    ranks, names, shares = zip(*found, strict=True)
    head = t("tiers.ahead", place=index.units.loc[area, "name"])
    columns = [
        Column(t("potential.rank"), ranks, number=True),
        Column(t("potential.place"), names),
        Column(head, shares, number=True),
    ]
    return table_html(columns, head)
