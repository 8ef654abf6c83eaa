"""Controls of the portfolio: the choice of a list, filters behind one button, active filters as removable chips."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from patokaz.frame.choices import choice, choose_in, choose_pills, keep, plain_label
from patokaz.geography.areas import area_options, named_areas
from patokaz.language.words import Words
from patokaz.portfolio.chosen import Options, first_list, group_level
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import OWN, Portfolio, ProjectList
from patokaz.portfolio.texts import body_name, list_title, sentence_case, state_name, translated

LEAST = ("0", "10000", "100000", "1000000", "10000000", "100000000")
MOST_PICKED = 60
Choose = Callable[..., str]  # a choice of the address, with or without its control
KEYS = ("list", "programme", "who", "status", "from", "to", "least", "find", "currency")


def choose_list(lists: dict[str, ProjectList], country: str, t: Words) -> str:
    """The list shown: by default the first with projects in the area."""
    names = {
        key: t("portfolio.tab", title=list_title(entry, t), extent=t("portfolio.extent_" + entry.extent))
        for key, entry in lists.items()
    }
    names[OWN] = t("portfolio.own")
    first = first_list(country, st.query_params.get("area", ""), t.language)
    return choose_pills(t("portfolio.choose_list"), "list", list(names), first, t, names.__getitem__)


def choose_filters(portfolio: Portfolio, offered: Options, t: Words) -> Filters:
    """The filters behind one button; only values that occur in the list are offered."""
    panel = st.popover(t("portfolio.filters"), width="content", key="filters_panel", on_change="rerun")
    with panel:
        found = _filters(portfolio, offered, partial(choose_in, bool(panel.open)), t)
    picked = tuple(dict.fromkeys(filter(None, st.query_params.get("picked", "").split(","))))[:MOST_PICKED]
    return replace(found, picked=picked)


def asked_filters(portfolio: Portfolio, offered: Options, t: Words) -> Filters:
    """Filters from the address, for a page without controls; values that do not occur in the list are reported."""
    return _filters(portfolio, offered, partial(choose_in, False), t)


def _filters(portfolio: Portfolio, offered: Options, choose: Choose, t: Words) -> Filters:
    country, years = portfolio.country, offered.years
    programmes, currencies = offered.programmes, list(offered.currencies)
    shown = portfolio.about.currency or next(iter(currencies), "")
    unseen = partial(choose_in, False)  # for what leaves nothing to choose: a control of one option says nothing

    def either(key: str) -> str:
        return key or t("portfolio.all")

    area = _choose_area(country, choose, t)
    programme = (choose if len(programmes) > 1 else unseen)(
        t("choice.programme"),
        "programme",
        ["", *programmes],
        "",
        t,
        lambda key: either(translated("programme", key, t)),
    )
    who = _choose_body(offered, choose if len(offered.bodies) > 1 else unseen, t)
    state = choose(
        t("choice.status"),
        "status",
        ["", *offered.states],
        "",
        t,
        lambda key: either(sentence_case(state_name(key, t)) if key else ""),
    )
    first = choose(t("choice.from"), "from", ["", *years], "", t, either)
    last = choose(t("choice.to"), "to", ["", *years[::-1]], "", t, either)
    least = _choose_least(shown, choose, t) if currencies else 0.0
    currency = ""
    if len(currencies) > 1:
        currency = choose(t("portfolio.currency"), "currency", currencies, shown, t, str)
    else:
        choice(t("portfolio.currency"), "currency", currencies, "", t)
    return Filters(
        country, portfolio.about.source, area, programme, state, int(first or 0), int(last or 0), least,
        asked_text(), currency, who=who,
    )  # fmt: skip


def asked_text() -> str:
    """Search text for titles."""
    return st.query_params.get("find", "")[:80]


def _choose_body(offered: Options, choose: Choose, t: Words) -> str:
    """A beneficiary, authority or fund, where the list has several."""
    return choose(
        t("project." + (offered.body_kind or "beneficiary")), "who", ["", *offered.bodies], "", t,
        lambda key: body_name(key, t) if key else t("portfolio.all"),
    )  # fmt: skip


def _choose_least(currency: str, choose: Choose, t: Words) -> float:
    asked = st.query_params.get("least", "0")
    steps = [*LEAST, *([asked] if asked.isdigit() and asked not in LEAST and len(asked) < 14 else [])]
    return float(choose(
        t("choice.least"), "least", sorted(steps, key=int), "0", t,
        lambda key: t("portfolio.all") if key == "0" else t.money(float(key), currency),
    ))  # fmt: skip


def _choose_area(country: str, choose: Choose, t: Words) -> str:
    """The country or an area of its group level; a municipality named in the address is kept as an option."""
    group = area_options(country, group_level(country), t)
    names = {"": t("portfolio.all")} | dict(zip(group["area_id"], group["name"], strict=True))
    asked = st.query_params.get("area", "")
    if asked and asked not in names:
        found = named_areas([asked], t)
        if found and found[0]["country_id"] == country and found[0]["level"] != "country":
            names[asked] = found[0]["name"]
        elif found:
            st.query_params.pop("area", None)
    return choose(t("choice.area"), "area", list(names), "", t, names.__getitem__)


def show_chips(chips: list[tuple[str, str]], t: Words) -> None:
    """Active filters, each a button that removes it."""
    for key, text in chips:
        st.button(
            plain_label(f"{text} ✕"), key=f"chip_{key}", help=plain_label(t("portfolio.take_off", filter=text)),
            on_click=keep, args=(key, ""), type="tertiary",
        )  # fmt: skip


def kept_choices(address: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Parameters kept in the links of the page: those of the address and the filters of the portfolio."""
    asked = st.query_params.to_dict()
    chosen = {key: asked[key] for key in KEYS if key in asked}
    return tuple(sorted({**address, **chosen}.items()))
