"""Where figures come from, as text: publisher, title, licence."""

from collections.abc import Mapping, Sequence

import streamlit as st

from patokaz.database import data_version, query
from patokaz.i18n import Words
from patokaz.indicators import Indicator


def sources() -> Mapping[str, Mapping[str, str]]:
    """All sources by id. Raises DatabaseMissing."""
    return _sources(data_version())


@st.cache_resource(show_spinner=False, max_entries=2)
def _sources(version: str) -> Mapping[str, Mapping[str, str]]:
    return query("sources").set_index("source_id").to_dict("index")


def source_texts(ids: Sequence[str], t: Words) -> list[str]:
    """Publisher, title and licence of sources; unknown ids are left out."""
    known = sources()
    texts = []
    for key in ids:
        if key in known:
            source = known[key]
            licence = t("data.not_stated") if source["licence"] == "not stated" else source["licence"]
            texts.append(f"{source['publisher']}: {source['title']} ({t('data.licence')}: {licence})")
    return texts


def publishers(ids: Sequence[str]) -> list[str]:
    """Who published the sources, each once; unknown ids are left out."""
    known = sources()
    return list(dict.fromkeys(known[key]["publisher"] for key in ids if key in known))


def indicator_source_texts(indicator: Indicator, country: str, t: Words) -> list[str]:
    """The sources of an indicator in a country, those of a formula's parts included."""
    return source_texts(_source_ids(data_version()).get((indicator.id, country), []), t)


@st.cache_resource(show_spinner=False, max_entries=2)
def _source_ids(version: str) -> Mapping[tuple[str, str], Sequence[str]]:
    held = query("coverage")
    found: dict[tuple[str, str], dict[str, None]] = {}
    for key, country, joined in zip(held["indicator_id"], held["country_id"], held["source_id"], strict=True):
        found.setdefault((key, country), {}).update(dict.fromkeys(part for part in joined.split(",") if part))
    return {key: list(ids) for key, ids in found.items()}
