"""Sources of figures as text: publisher, title, licence."""

from collections.abc import Mapping, Sequence

from patokaz.language.languages import LEV_PER_EURO
from patokaz.language.words import Words, words
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import BLOCK, Indicator
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query_records

OURS = "Computed by Patokaz"  # how the publisher of what we work out ourselves begins
TOLD = ("publisher", "title", "table_name", "licence", "retrieved", "years", "caution", "covers", "lacks")


def sources(t: Words) -> Mapping[str, Mapping[str, str]]:
    """All sources by id, described in the language of `t`; read only. Raises DatabaseMissing."""
    return _sources(t.language)


@cached(10)
def _sources(language: str) -> Mapping[str, Mapping[str, str]]:
    told = words(language).of_source
    return {row["source_id"]: row | {part: told(row[part]) for part in TOLD} for row in query_records("sources")}


def are_ours(ids: Sequence[str]) -> bool:
    """Whether a figure is computed by this product from its sources and not published by anyone else."""
    known = sources(words("en"))
    return bool(ids) and all(known.get(key, {}).get("publisher", "").startswith(OURS) for key in ids)


def source_texts(ids: Sequence[str], t: Words) -> list[str]:
    """Publisher, title and licence of sources, without duplicates; unknown ids are omitted."""
    known = sources(t)
    return list(dict.fromkeys(source_text(known[key], t) for key in ids if key in known))


def source_titles(ids: Sequence[str], t: Words) -> list[str]:
    """Publisher and title of sources; unknown ids are omitted."""
    known = sources(t)
    return [f"{known[key]['publisher']}: {known[key]['title']}" for key in ids if key in known]


def source_text(source: Mapping[str, str], t: Words) -> str:
    """Publisher, title and licence of one source."""
    return f"{source['publisher']}: {source['title']} ({t('data.licence')}: {source['licence']})"


def publishers(ids: Sequence[str], t: Words) -> list[str]:
    """Publishers of the sources, without duplicates; unknown ids are omitted."""
    known = sources(t)
    return list(dict.fromkeys(known[key]["publisher"] for key in ids if key in known))


def indicator_source_texts(indicator: Indicator, country: str, t: Words) -> list[str]:
    """The sources of an indicator in a country, including those of the terms of its formula."""
    return source_texts(_source_ids(country).get(indicator.id, []), t)


@cached(6)
def _source_ids(country: str) -> Mapping[str, Sequence[str]]:
    held = coverage(country, parts=True)
    found: dict[str, dict[str, None]] = {}
    for key, joined in zip(held["indicator_id"], held["source_id"], strict=True):
        found.setdefault(key, {}).update(dict.fromkeys(part for part in joined.split(",") if part))
    return {key: list(ids) for key, ids in found.items()}


def sources_of(indicators: Sequence[Indicator], country: str, t: Words) -> list[str]:
    """The sources of several indicators, without duplicates; user data are marked as not official."""
    texts = [
        text
        for entry in indicators
        for text in (
            [entry.text("caution", t.language)] if entry.block == BLOCK else indicator_source_texts(entry, country, t)
        )
    ]
    return list(dict.fromkeys(texts))


def caution_text(indicator: Indicator, country: str, t: Words) -> str:
    """What must be said of an indicator's figures in a country; of amounts in leva the rate at which they became euro."""
    rate = t("rate_of.bgn", rate=t.number(LEV_PER_EURO, 5)) if indicator.unit in ("bgn", "bgn_per_head") else ""
    return " ".join(filter(None, [indicator.text("caution", t.language, country), rate]))
