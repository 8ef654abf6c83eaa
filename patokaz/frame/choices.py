"""Controls with their choice in the address, by id."""

import re
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import streamlit as st

from patokaz.frame.parts import show_notice_above
from patokaz.geography.areas import named_areas
from patokaz.language.words import Words
from patokaz.statistics.countries import country_names, country_of_reader

MARKDOWN = re.compile(r"[\\`*_\[\]~$<]|:(?=[\w/])|(?<=www)\.|-(?=[->])|>(?==)|^[#>+-](?=\s)", re.MULTILINE)
SAID = "said"  # labels of all controls as one value of the session: every select box copies all of them
LISTED = re.compile(r"^(\d+)([.)])", re.MULTILINE)


def keep(key: str, value: str, default: str = "") -> None:
    """Write a value to the address under a key; defaults and empty values are removed."""
    if value and value != default:
        st.query_params[key] = value
    else:
        st.query_params.pop(key, None)


def choice(label: str, key: str, options: Collection[str], default: str, t: Words) -> str:
    """The address's value of a key if it is an option, otherwise the default, with a message for an unknown value."""
    asked = st.query_params.get(key)
    if asked is None or asked in options:
        return asked or default
    say_unknown(label, asked, t)
    del st.query_params[key]
    return default


def say_unknown(label: str, value: str, t: Words) -> None:
    """A message that a value of the address is unknown, so that the default is shown."""
    show_notice_above(t("error.unknown_choice_title"), t("error.unknown_choice_text", what=label, value=value[:60]))


def left_out(label: str, key: str, unknown: Collection[str], t: Words) -> None:
    """Remove unknown items of the address's list under a key, with a message."""
    if not unknown:
        return
    told = ", ".join(unknown)
    show_notice_above(t("error.unknown_choice_title"), t("error.left_out_text", what=label, value=told[:60]))
    keep(key, ",".join(piece for piece in st.query_params.get(key, "").split(",") if piece not in unknown))


def listed(label: str, key: str, options: Collection[str], t: Words) -> list[str]:
    """The address's list under a key without duplicates; a message for unknown items."""
    asked = list(dict.fromkeys(filter(None, st.query_params.get(key, "").split(","))))
    left_out(label, key, [piece for piece in asked if piece not in options], t)
    return [piece for piece in asked if piece in options]


def choose(
    label: str,
    key: str,
    options: Sequence[str],
    default: str,
    t: Words,
    name_of: Callable[[str], str],
    help_text: str | None = None,
) -> str:
    """A select box with its choice in the address, by id. help_text: the product's own markdown."""
    if not options:
        return default
    widget, current, picked = _kept(label, key, options, default, t)
    st.selectbox(label, options, format_func=name_of, key=widget, on_change=picked, help=help_text)
    return current


def choose_in(
    opened: bool, label: str, key: str, options: Sequence[str], default: str, t: Words, name_of: Callable[[str], str]
) -> str:
    """As `choose`, in a fold that may be closed; closed, only the address is read and no control is created."""
    if opened or not options:
        return choose(label, key, options, default, t, name_of)
    return choice(label, key, options, default if default in options else options[0], t)


def choose_pills(
    label: str, key: str, options: Sequence[str], default: str, t: Words, name_of: Callable[[str], str]
) -> str:
    """A row of a few options, one selected, with the choice in the address, by id."""
    if not options:
        return default
    widget, current, picked = _kept(label, key, options, default, t)
    st.segmented_control(label, options, format_func=name_of, key=widget, on_change=picked)
    return current


def _kept(label: str, key: str, options: Sequence[str], default: str, t: Words) -> tuple[str, str, Callable[[], None]]:
    """The session key of a control, its choice from the address, and the callback that saves its changes."""
    default = default if default in options else options[0]
    widget, current = f"choose_{key}", choice(label, key, options, default, t)
    _hold(widget, current, (label, tuple(options), t.language))

    def picked() -> None:
        keep(key, st.session_state[widget] or default, default)

    return widget, current, picked


def _hold(widget: str, asked: str | bool, told: Hashable) -> None:
    """Set a control to the address's choice unless it already has it: unchanged controls are not sent again.

    told: its label; a control with another label is a new one to the framework, without a value.
    """
    if SAID not in st.session_state:
        st.session_state[SAID] = {}
    said = st.session_state[SAID]
    if widget not in st.session_state or (st.session_state[widget], said.get(widget)) != (asked, told):
        st.session_state[widget], said[widget] = asked, told


def choose_many(
    label: str,
    key: str,
    options: Sequence[str],
    default: Sequence[str],
    most: int,
    t: Words,
    name_of: Callable[[str], str],
) -> list[str]:
    """Several of many options, at most `most`, with ids in the address; a message for unknown ids."""
    current = listed(label, key, options, t)[:most] or list(default)
    widget = f"choose_{key}"
    st.session_state[widget] = current

    def picked() -> None:
        keep(key, ",".join(st.session_state[widget]), ",".join(default))

    st.multiselect(
        label, options, format_func=name_of, key=widget, on_change=picked, max_selections=most, placeholder="…"
    )
    return current


def choose_weight(
    label: str,
    key: str,
    value: float,
    scale: tuple[float, float],
    picked: Callable[[], None],
    t: Words,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """A weight slider with the language's number format, as the framework's own always uses a point.

    key: of the session; scale: maximum and step, other values are added as stops; width: pixels.
    """
    stops = _stops(value, scale, t)
    st.session_state[key] = value
    st.select_slider(label, list(stops), key=key, on_change=picked, format_func=stops.__getitem__, width=width)


@lru_cache(maxsize=500)
def _stops(value: float, scale: tuple[float, float], t: Words) -> Mapping[float, str]:
    """The stops of a weight in order, with their numbers as written."""
    heaviest, step = scale
    known = sorted({*(position * step for position in range(round(heaviest / step) + 1)), value})
    return {stop: t.number(stop, 2) for stop in known}


def switch(label: str, key: str, value: str, t: Words) -> bool:
    """A toggle that is on if the address's `key` is `value`; a message for any other value."""
    widget = f"switch_{key}"
    _hold(widget, choice(label, key, [value], "", t) == value, label)

    def picked() -> None:
        keep(key, value if st.session_state[widget] else "")

    return st.toggle(label, key=widget, on_change=picked)


def plain_label(text: str) -> str:
    """A text escaped for a control's label, which is markdown.

    Only characters with a meaning in markdown are escaped, as screen readers read every backslash.
    """
    return MARKDOWN.sub(r"\\\g<0>", LISTED.sub(r"\1\\\2", text))


def asked_country(t: Words) -> str:
    """The country of the address, otherwise of its place, otherwise the default of the language."""
    names = country_names(t)
    asked = st.query_params.get("country")
    if asked in names:
        return asked
    place = st.query_params.get("area", "")
    found = named_areas([place], t) if place else []
    return str(found[0]["country_id"]) if found else country_of_reader(t.language)


def country_of_address(t: Words) -> str:
    """The country without a control; a message for an unknown one."""
    return choice(t("choice.country"), "country", list(country_names(t)), asked_country(t), t)


def choose_country(t: Words) -> str:
    """The country as three links; kept in the address, so that a link opens the same in every language."""
    names, usual = country_names(t), asked_country(t)
    country = choose_pills(t("choice.country"), "country", list(names), usual, t, names.__getitem__)
    if st.query_params.get("country") != country:
        st.query_params["country"] = country
    return country
