"""Internal coherence of an index as text and tables: verdict, findings, pillars and indicators, missing resources."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from patokaz.analysis.index.coherence import Finding
from patokaz.charts.plain import Column, table_html
from patokaz.index.index import Index
from patokaz.index.texts import code_name, missing_pillar_text
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.statistics.countries import RESOURCES, framework

Table = tuple[str, Sequence[Column]]


def coherence_html(index: Index, t: Words) -> Markup:
    """The verdict, its reasons, missing resources, and the underlying tables."""
    return html(
        "index/coherence",
        title=t("coherence.title"),
        verdict=verdict_text(index, t),
        findings=finding_texts(index, t),
        resources=resource_texts(index, t),
        tables=[(title, table_html(columns, title)) for title, columns in coherence_tables(index, t)],
        note=t("coherence.limits"),
    )


def verdict_text(index: Index, t: Words) -> str:
    """Whether the index is coherent, partly coherent or not, and the number of elements named in findings."""
    found = index.coherence
    elements = len(found.pillars) + len(found.indicators)
    named = len({finding.subjects[0] for finding in found.findings})
    return t("coherence." + found.verdict, named=t.number(named), elements=t.number(elements))


def finding_texts(index: Index, t: Words) -> list[str]:
    """Findings of the coherence check as sentences, the serious ones first."""
    return [finding_text(finding, index, t) for finding in index.coherence.findings]


def finding_text(finding: Finding, index: Index, t: Words) -> str:
    """One finding as a sentence with names and numbers."""
    names = [code_name(code, index.known, t) for code in finding.subjects]
    return t("coherence." + finding.code, first=names[0], second=names[-1], value=t.number(finding.value, 2))


def finding_table(index: Index, t: Words) -> pd.DataFrame:
    """Findings as a table: code, element, number, whether it is serious, sentence."""
    return pd.DataFrame(
        [
            (found.code, ", ".join(found.subjects), found.value, found.serious, finding_text(found, index, t))
            for found in index.coherence.findings
        ],
        columns=["finding", "about", "value", "serious", "text"],
    )


def resource_texts(index: Index, t: Words) -> list[str]:
    """Resources covered by the index, then each missing one with the data needed and their publisher."""
    country = index.choices.country
    present = [pillar for pillar in RESOURCES if pillar in framework(country)]
    told = [t("coherence.resources", count=len(present), names=_listed(present, index, t))]
    missing = [pillar for pillar in RESOURCES if pillar not in present]
    return told + [f"{code_name(key, index.known, t)}. {missing_pillar_text(key, country, t)}" for key in missing]


def coherence_tables(index: Index, t: Words) -> list[Table]:
    """Pillars, then indicators: weight, influence, alpha, correlations with own pillar, others and the index."""
    return [_pillar_table(index, t), _indicator_table(index, t)]


def pillar_rows(index: Index, t: Words) -> list[tuple[str, str, str, str, str]]:
    """Name, weight, influence, alpha and r with the index of every pillar, for documents."""
    return [
        (
            code_name(str(row.Index), index.known, t),
            _per_cent(row.weight, t),
            _per_cent(row.influence, t),
            _alpha(row.indicators, row.alpha, t),
            t.number(row.r_index, 2),
        )
        for row in index.coherence.pillars.itertuples()
    ]


def _pillar_table(index: Index, t: Words) -> Table:
    names, weights, influences, alphas, correlations = zip(*pillar_rows(index, t), strict=True)
    return t("coherence.by_pillar"), [
        Column(t("index.pillar"), names),
        Column(t("index.weight"), weights, number=True),
        Column(t("coherence.influence"), influences, number=True),
        Column(t("index.alpha"), alphas, number=True),
        Column(t("coherence.r_index"), correlations, number=True),
    ]


def _indicator_table(index: Index, t: Words) -> Table:
    rows = index.coherence.indicators
    others = [code_name(code, index.known, t) if code else "–" for code in rows["other"]]
    return t("coherence.by_indicator"), [
        Column(t("choice.indicator"), [code_name(str(code), index.known, t) for code in rows.index]),
        Column(t("index.pillar"), [code_name(code, index.known, t) for code in rows["pillar"]], minor=True),
        Column(t("index.weight"), [_per_cent(share, t) for share in rows["weight"]], number=True),
        Column(t("coherence.influence"), [_per_cent(share, t) for share in rows["influence"]], number=True),
        Column(t("coherence.r_own"), [t.number(r, 2) for r in rows["r_own"]], number=True),
        Column(t("coherence.other_pillar"), others, minor=True),
        Column("r", [t.number(r, 2) for r in rows["r_other"]], number=True, minor=True),
        Column(t("coherence.r_index"), [t.number(r, 2) for r in rows["r_index"]], number=True),
    ]


def _alpha(indicators: int, alpha: float | None, t: Words) -> str:
    """Cronbach's alpha of a pillar; a dash for a single indicator, text where it cannot be computed."""
    if indicators < 2:
        return "–"
    return t("coherence.not_computed") if alpha is None else t.number(alpha, 2)


def _listed(codes: Sequence[str], index: Index, t: Words) -> str:
    return ", ".join(code_name(code, index.known, t) for code in codes) or "–"


def _per_cent(share: float, t: Words) -> str:
    return "–" if share != share else t.percent(100 * share, 1)
