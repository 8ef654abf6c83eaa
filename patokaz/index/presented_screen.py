"""An index as slides, according to the address."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.frame.choices import choice, country_of_address
from patokaz.frame.written_addresses import say_unknown_place
from patokaz.index.choices import CHOICES, MEDIAN, POWERS, Choices
from patokaz.index.choices_screen import asked_own, asked_pairs
from patokaz.index.index import index_of
from patokaz.index.rows import reference_names
from patokaz.index.slides import index_slides
from patokaz.language.words import Words
from patokaz.own_data.session import own_indicators
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing


def index_view(t: Words) -> Maker:
    """The index of the settings in the address; none where no municipality qualifies."""
    country = country_of_address(t)
    own = own_indicators(country, t)
    say_unknown_place(t)
    added = asked_own(own, t)
    told: dict[str, Any] = {}
    for key, options in CHOICES.items():
        told[key] = choice(t("choice." + key), key, options, options[0], t)
    told["power"] = choice(t("choice.power"), "power", POWERS, POWERS[0], t)
    told["reference"] = choice(
        t("choice.reference"), "reference", list(reference_names(country, t.language)), MEDIAN, t
    )
    told |= asked_pairs(country, added, t)
    try:
        index = index_of(Choices(country, own=added, **told), t.language, own)
    except ValueError:
        return nothing
    kept = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    link = view_address("potential", kept | {"show": "index", "country": country, "lang": t.language})
    area = st.query_params.get("area", "")

    def make() -> Sequence[Slide]:
        return addressed(index_slides(index, area, t), link)

    return make
