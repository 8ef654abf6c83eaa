"""Controls of an index: every step with its explanation, weights, and a table of indicator settings."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from patokaz.frame.choices import (
    choice,
    choose,
    choose_in,
    choose_many,
    choose_weight,
    keep,
    left_out,
    listed,
    plain_label,
)
from patokaz.frame.parts import show_quiet
from patokaz.index.choices import (
    CHOICES,
    HEAVIEST,
    MEDIAN,
    OWN,
    PAIRS,
    POWERS,
    TOP,
    Choices,
    build_framework,
    read_own,
    read_pairs,
    unread_pairs,
    write_pairs,
)
from patokaz.index.rows import indicator_rows, reference_names
from patokaz.index.texts import code_name, option_help, option_name
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.own_data.indicators import OwnIndicators

PAIR_LABELS: Mapping[str, str] = {
    "weights": "index.weights", "directions": "index.directions", "targets": "index.target", "lower_posts": "index.lower_post",
    "upper_posts": "index.upper_post",
}  # fmt: skip
NUMBERS: Mapping[str, str] = {"target": "targets", "lower_post": "lower_posts", "upper_post": "upper_posts"}


def choose_recipe(country: str, own: OwnIndicators, t: Words) -> Choices:
    """Controls of every step, all stored in the address; weights, directions, targets and goalposts as code*number.

    Weights of pillars come first; weights of indicators and the methods are in collapsible sections that state the
    selection.
    """
    weighting = st.container(key="weighting", gap="small")
    added = choose_own(own, t)
    pairs = asked_pairs(country, added, t)
    fold, picked = choose_steps(country, any(pairs.values()), t)
    told: dict[str, Any] = {**picked, **pairs}
    choices = Choices(country, own=added, **told)
    tree = build_framework(choices)
    with weighting:
        show_quiet(t("index.weights_text"))
        choose_weights([[pillar] for pillar in tree.children(TOP)], "weights", tree.weights, own, t)
    if fold:
        theirs = any(code not in tree.children(TOP) for pairs_ in pairs.values() for code, _ in pairs_)
        if st.toggle(t("index.by_indicator"), value=theirs, key="show_by_indicator"):
            choose_weights(
                [tree.children(pillar) for pillar in tree.children(TOP)], "indicator_weights", tree.weights, own, t
            )
            choose_by_indicator(choices, own, t)
        elif choices.scale in ("target", "goalposts"):
            choose_by_indicator(choices, own, t)
    return choices


def asked_pairs(country: str, added: Sequence[tuple[str, int]], t: Words) -> dict[str, tuple[tuple[str, float], ...]]:
    """Weights, directions, targets and goalposts from the address; invalid entries are reported."""
    found = {}
    for key in PAIRS:
        text = st.query_params.get(key, "")
        if text:
            left_out(t(PAIR_LABELS[key]), key, unread_pairs(text, country, key, added), t)
        found[key] = read_pairs(st.query_params.get(key, ""), country, key, added) if text else ()
    return found


def asked_own(own: OwnIndicators, t: Words) -> tuple[tuple[str, int], ...]:
    """The session's own figures added by the address; those missing from the session are reported."""
    listed(t("index.add_own"), OWN, list(own.at("municipality").columns), t)
    return read_own(st.query_params.get(OWN, ""), own)


def choose_steps(country: str, begun: bool, t: Words) -> tuple[bool, dict[str, str]]:
    """Whether the section of methods is open (initially where it is `begun`), and the options of all steps.

    The controls are created when the section is opened.
    """
    fold = folded_steps(begun, t)
    opened = bool(fold.open)
    with fold, st.container(key="choices") if opened else nullcontext():
        columns: Sequence[AbstractContextManager[object]] = (
            st.columns(len(CHOICES)) if opened else [nullcontext()] * len(CHOICES)
        )
        picked = {}
        for column, key in zip(columns, CHOICES, strict=True):
            with column:
                picked[key] = choose_step(key, opened, t)
                if key == "normalisation" and picked[key] == "reference":
                    picked["reference"] = choose_reference(country, opened, t)
                if key == "aggregation" and picked[key] == "power":
                    name = partial(option_name, "power", t)
                    picked["power"] = choose_in(opened, t("choice.power"), "power", POWERS, POWERS[0], t, name)
    return opened, picked


def folded_steps(begun: bool, t: Words) -> ExpanderContainer:
    """A collapsible section that states the selected method of each step."""
    asked = {key: st.query_params.get(key, options[0]) for key, options in CHOICES.items()}
    chosen = {key: asked[key] if asked[key] in options else options[0] for key, options in CHOICES.items()}
    named = " · ".join(option_name(key, t, option) for key, option in chosen.items())
    label = plain_label(f"{t('index.method')}: {named}")
    return st.expander(label, expanded=begun, key="index_steps_fold", on_change="rerun")


def choose_step(key: str, opened: bool, t: Words) -> str:
    """One step, with an explanation of the selected option below it and of all options in its help."""
    options = CHOICES[key]
    if not opened:
        return choice(t("choice." + key), key, options, options[0], t)
    told = "\n\n".join(
        f"**{plain_label(option_name(key, t, option))}**: {plain_label(option_help(key, option, t))}"
        for option in (options[:1] if key == "availability" else options)
    )
    current = choose(t("choice." + key), key, options, options[0], t, partial(option_name, key, t), help_text=told)
    st.html(html("index/choice", text=option_help(key, current, t)))
    return current


def choose_reference(country: str, opened: bool, t: Words) -> str:
    """The municipality that scores 100, or the median of all."""
    names = reference_names(country, t.language)
    return choose_in(opened, t("choice.reference"), "reference", list(names), MEDIAN, t, names.__getitem__)


def choose_own(own: OwnIndicators, t: Words) -> tuple[tuple[str, int], ...]:
    """The session's own figures that form a pillar of the index, with their directions; none where there are none."""
    options = list(own.at("municipality").columns)
    if not options:
        return asked_own(own, t)
    choose_many(
        t("index.add_own"), OWN, options, [], len(options), t, lambda key: own.entries[key].text("name", t.language)
    )
    return read_own(st.query_params.get(OWN, ""), own)


def keep_pairs(key: str, pairs: Mapping[str, float]) -> None:
    """Store numbers by code in the address, or remove them where there are none."""
    keep(key, write_pairs(pairs))


def choose_weights(
    columns: Sequence[Sequence[str]], key: str, current: Mapping[str, float], own: OwnIndicators, t: Words
) -> None:
    """One slider per code, in columns. current: the weight of every pillar and indicator."""

    def picked() -> None:
        told = {code: float(st.session_state.get(f"w_{code}", weight)) for code, weight in current.items()}
        keep_pairs("weights", {code: weight for code, weight in told.items() if code != TOP and weight != 1})

    several = any(len(codes) > 1 for codes in columns)
    with st.container(key=key, horizontal=not several):
        # the style sheet sets a line of single codes, where each column would be an element more
        places: Sequence[AbstractContextManager[object]] = (
            st.columns(len(columns)) if several else [nullcontext()] * len(columns)
        )
        for place, codes in zip(places, columns, strict=True):
            with place:
                for code in codes:
                    name = plain_label(code_name(code, own.known, t))
                    choose_weight(name, f"w_{code}", current[code], (HEAVIEST, 0.25), picked, t)


def choose_by_indicator(choices: Choices, own: OwnIndicators, t: Words) -> None:
    """An editable table of direction, target and goalposts by indicator, created when it is opened."""
    usual = build_framework(replace(choices, directions=())).directions
    codes = list(usual)
    told = {name: dict(getattr(choices, name)) for name in ("directions", *NUMBERS.values())}
    key = f"goals_{choices.country}_" + "_".join(write_pairs(pairs) for pairs in told.values())

    def edited() -> None:
        for position, changed in st.session_state[key]["edited_rows"].items():
            code = codes[int(position)]
            if "more" in changed:
                told["directions"][code] = 1 if changed["more"] else -1
            for column, name in NUMBERS.items():
                if changed.get(column) is not None:
                    told[name][code] = float(changed[column])
        turned = {code: sign for code, sign in told["directions"].items() if sign != usual[code]}
        for name, pairs in (told | {"directions": turned}).items():
            keep_pairs(name, pairs)

    shown = {"target": ("target",), "goalposts": ("lower_post", "upper_post")}.get(choices.scale, ())
    fold = st.expander(t("index.directions"), expanded=any(told.values()), key="index_goals_fold", on_change="rerun")
    if not fold.open:
        return
    with fold:
        show_quiet(t("index.directions_text"))
        st.data_editor(
            indicator_rows(choices, own, t), key=key, on_change=edited, hide_index=True, width="stretch",
            disabled=["name", "low", "high", "unit"],
            column_order=["name", "more", *shown, "low", "high", "unit"],
            column_config={
                "name": st.column_config.TextColumn(t("choice.indicator"), width="large"),
                "more": st.column_config.CheckboxColumn(t("potential.more_better"), width="small"),
                "unit": st.column_config.TextColumn(t("index.unit"), width="small"),
            }
            | {
                column: st.column_config.NumberColumn(t("index." + word), width="small")
                for column, word in (*((name, name) for name in NUMBERS), ("low", "lowest"), ("high", "highest"))
            },
        )  # fmt: skip
