"""The user's comparison group: a named list of places, kept in the address, used on all pages."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from patokaz.frame.choices import left_out
from patokaz.language.words import Words
from patokaz.statistics.cached import cached
from patokaz.statistics.places import areas_named

MOST = 50
LEAST = 3
LONGEST = 60


@dataclass(frozen=True)
class PeerGroup:
    """Places by id, and the user's name for them: user text, to be escaped."""

    ids: tuple[str, ...]
    name: str


def asked_group(t: Words) -> PeerGroup | None:
    """The group of the address: known ids without duplicates, at most MOST; None if empty."""
    return group_of(st.query_params.get("group", ""), st.query_params.get("group_name", ""), t)


def group_of(asked: str, name: str, t: Words) -> PeerGroup | None:
    """The group of comma-separated ids: known ones without duplicates, at most MOST; None if empty."""
    ids = _known(asked[: 40 * MOST]) if asked else ()
    return PeerGroup(ids, written_name(name) or t("group.unnamed")) if ids else None


def say_unknown_members(t: Words) -> None:
    """Report and remove unknown places of the address's group."""
    asked = st.query_params.get("group", "")[: 40 * MOST]
    if asked:
        known = _known(asked)
        left_out(t("group.unnamed"), "group", [piece for piece in asked.split(",") if piece and piece not in known], t)


@cached(200)
def _known(asked: str) -> tuple[str, ...]:
    ids = list(dict.fromkeys(asked.split(",")))
    return tuple(row["area_id"] for row in areas_named(ids, "en"))[:MOST]


def written_name(text: str) -> str:
    """A name for display: printable characters, at most LONGEST."""
    return "".join(letter for letter in text if letter.isprintable())[:LONGEST].strip()


def group_address(ids: Sequence[str], name: str) -> dict[str, str | None]:
    """A group as address parameters; empty without places."""
    return {"group": ",".join(ids[:MOST]) or None, "group_name": (written_name(name) or None) if ids else None}
