"""The choices of an index on the screen: every step with what it means, weights, and a table of what an indicator needs."""

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
    """The choices of every step, all in the address; weights, directions, targets and goalposts as code*number.

    Weights come first, since a reader asks for them first; the steps are folded under what is chosen of them.
    """
    weighting = st.container(key="weighting", gap="small")
    picked = choose_steps(country, t)
    added = choose_own(own, t)
    pairs = asked_pairs(country, added, t)
    told: dict[str, Any] = {**picked, **pairs}
    choices = Choices(country, own=added, **told)
    in_table = choices.scale in ("target", "goalposts")
    with weighting:
        opened = st.toggle(t("index.weights"), value=any(pairs.values()), key="show_weights")
        if opened:
            choose_weights(choices, own, t)
        if opened or in_table:
            choose_by_indicator(choices, own, t)
    return choices


def asked_pairs(country: str, added: Sequence[tuple[str, int]], t: Words) -> dict[str, tuple[tuple[str, float], ...]]:
    """Weights, directions, targets and goalposts of the address; entries that are none of this index's are said."""
    found = {}
    for key in PAIRS:
        left_out(t(PAIR_LABELS[key]), key, unread_pairs(st.query_params.get(key, ""), country, key, added), t)
        found[key] = read_pairs(st.query_params.get(key, ""), country, key, added)
    return found


def asked_own(own: OwnIndicators, t: Words) -> tuple[tuple[str, int], ...]:
    """The session's own figures that the address adds to the index; those that the session does not have are said."""
    listed(t("index.add_own"), OWN, list(own.at("municipality").columns), t)
    return read_own(st.query_params.get(OWN, ""), own)


def choose_steps(country: str, t: Words) -> dict[str, str]:
    """The options of all steps, and what some of them ask for; their controls are drawn when the fold is opened."""
    fold = folded_steps(t)
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
    return picked


def folded_steps(t: Words) -> ExpanderContainer:
    """A fold that says what is chosen of each step."""
    asked = {key: st.query_params.get(key, options[0]) for key, options in CHOICES.items()}
    chosen = {key: asked[key] if asked[key] in options else options[0] for key, options in CHOICES.items()}
    named = " · ".join(option_name(key, t, option) for key, option in chosen.items())
    label = plain_label(f"{t('index.method')}: {named}")
    return st.expander(label, key="index_steps_fold", on_change="rerun")


def choose_step(key: str, opened: bool, t: Words) -> str:
    """One step, with what the chosen option does under it and all of them in its help."""
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
    """Which of the session's own figures are a pillar of the index, with their directions; none where it has none."""
    options = list(own.at("municipality").columns)
    if not options:
        return asked_own(own, t)
    choose_many(
        t("index.add_own"), OWN, options, [], len(options), t, lambda key: own.entries[key].text("name", t.language)
    )
    return read_own(st.query_params.get(OWN, ""), own)


def keep_pairs(key: str, pairs: Mapping[str, float]) -> None:
    """Put numbers by code into the address, or take them out of it where there are none."""
    keep(key, write_pairs(pairs))


def choose_weights(choices: Choices, own: OwnIndicators, t: Words) -> None:
    """A slider a pillar and indicator."""
    tree = build_framework(choices)
    current = tree.weights

    def picked() -> None:
        told = {code: float(st.session_state[f"w_{code}"]) for code in current if code != TOP}
        keep_pairs("weights", {code: weight for code, weight in told.items() if weight != 1})

    with st.container(key="weights"):
        columns = st.columns(len(tree.children(TOP)))
        for column, pillar in zip(columns, tree.children(TOP), strict=True):
            with column:
                for code in (pillar, *tree.children(pillar)):
                    name = plain_label(code_name(code, own.known, t))
                    choose_weight(name, f"w_{code}", current[code], (HEAVIEST, 0.25), picked, t)


def choose_by_indicator(choices: Choices, own: OwnIndicators, t: Words) -> None:
    """A table of the indicators whose direction, target and goalposts can be changed in place, drawn when it is opened."""
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
