"""The chips that choose the comparison group, the same on profile, comparison, documents and presentation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from patokaz.frame.address import address, address_of
from patokaz.frame.group import asked_group, group_address
from patokaz.frame.parts import show_html
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.picker import Chip, chips
from patokaz.profile.profile import Profile

NOBODY = "-"  # in the address: the place stands alone


@dataclass(frozen=True)
class Beside:
    """Places displayed side by side with one, by id, and their maximum number."""

    ids: Sequence[str]
    most: int


def show_picker(profile: Profile, page: str, t: Words, beside: Beside | None = None) -> None:
    """Chips: neighbours, similar, region, own; the chosen one becomes the peer group of every page and document.

    beside: where the page puts places side by side, those that stand there.
    """
    here = address(area=profile.area["area_id"])
    chosen, offered = _offered(profile, beside, t)
    drawn: list[Mapping[str, object]] = [
        {
            "label": chip.label, "chosen": chip.is_chosen,
            "address": address_of(page, _known(here | _told(chip, beside))),
        }
        for chip in offered
    ]  # fmt: skip
    own = bool(chosen) and not any(chip.is_chosen for chip in offered)
    group = {"label": t("picker.own"), "chosen": own, "address": address_of("comparison", here | {"show": "group"})}
    show_html(html("profile/picker", title=t("picker.title"), chips=[*drawn, group]))


def wall_picker(profile: Profile, t: Words, beside: Beside | None = None) -> list[dict[str, object]]:
    """The same chips for the presentation bar: label, address, whether chosen."""
    here = {key: value for key, value in st.query_params.items() if key not in ("slide", "slides")}
    return [
        {
            "label": chip.label, "chosen": chip.is_chosen,
            "address": address_of("presentation", _known(here | _told(chip, beside))),
        }
        for chip in _offered(profile, beside, t)[1]
    ]  # fmt: skip


def _offered(profile: Profile, beside: Beside | None, t: Words) -> tuple[Sequence[str], list[Chip]]:
    """The present group (the user's, or the places side by side), and the chips."""
    group = asked_group(t)
    chosen = group.ids if group else beside.ids if beside else ()
    return chosen, chips(profile, chosen, t, beside.most if beside else None)


def _told(chip: Chip, beside: Beside | None) -> dict[str, str | None]:
    """A chip as address parameter: its places, or none if chosen, so that a click removes it."""
    link = group_address(() if chip.is_chosen else chip.ids, chip.name)
    if beside:
        link |= {"with": NOBODY if chip.is_chosen else ",".join(chip.ids[: beside.most])}
    return link


def _known(link: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in link.items() if value is not None}
