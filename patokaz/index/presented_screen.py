"""An index as slides of what the address says."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.frame.choices import choice, country_of_address
from patokaz.index.choices import CHOICES, FURTHER, OWN, PAIRS, POWERS, Choices, read_own, read_pairs
from patokaz.index.index import index_of
from patokaz.index.slides import index_slides
from patokaz.language.words import Words
from patokaz.own_data.session import own_indicators
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing


def index_view(t: Words) -> Maker:
    """The index of the address's recipe; none where the recipe leaves no index."""
    country = country_of_address(t)
    own = own_indicators(country, t)
    added = read_own(st.query_params.get(OWN, ""), own)
    told: dict[str, Any] = {}
    for key, options in CHOICES.items():
        told[key] = choice(t("choice." + key), key, options, options[0], t)
    told |= {key: st.query_params.get(key, usual) for key, usual in FURTHER.items()}
    told["power"] = told["power"] if told["power"] in POWERS else POWERS[0]
    for key in PAIRS:
        told[key] = read_pairs(st.query_params.get(key, ""), country, key, added)
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
