"""What the people, the economy and the budget of a place are made of, on its profile and in its documents."""

import html
import math
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.composition import composition
from patokaz.charts.structures import pyramid_html, shares_html
from patokaz.i18n import Words
from patokaz.indicators import catalogue
from patokaz.profiles import Profile, source_ids, whose
from patokaz.sources import source_texts
from patokaz.structures import Structure, structures_of


@dataclass(frozen=True)
class Composition:
    """A structure with the figures of one area and year, and those of the area around it.

    parts: index part (ids of indicators, "" for the rest), columns value, share, larger (share in `around`), in per
    cent; value and share are missing where the group is not told.
    """

    structure: Structure
    owner: Profile
    year: int
    parts: pd.DataFrame
    around: str

    @property
    def largest(self) -> str | None:
        """The part with the largest share; None where a part that is not told may be larger."""
        shares = self.parts["share"]
        hidden = 100 - float(shares.sum()) if shares.isna().any() else 0.0
        return str(shares.idxmax()) if float(shares.max()) > hidden else None


def compositions(profile: Profile, block: str) -> list[Composition]:
    """The structures of a block that the area or, failing that, an area around it has."""
    found = (_nearest(profile, structure) for structure in structures_of(profile.area["country_id"], block))
    return [entry for entry in found if entry is not None]


def _nearest(profile: Profile, structure: Structure) -> Composition | None:
    line = [profile, *profile.above]
    for position, owner in enumerate(line):
        year = _newest_year(owner, structure)
        if year is None:
            continue
        parts = _shares(owner, structure, year)
        larger = [place for place in line[position + 1 :] if _has(place, structure, year)]
        shares = _shares(larger[0], structure, year)["share"] if larger else pd.Series(dtype=float)
        around = larger[0].area["name"] if larger else ""
        return Composition(structure, owner, year, parts.assign(larger=shares.reindex(parts.index)), around)
    return None


def _newest_year(owner: Profile, structure: Structure) -> int | None:
    parts = (*structure.parts, *structure.against)
    years = {year for part in parts if part in owner.series for year in owner.series[part].years}
    return max((year for year in years if _has(owner, structure, year)), default=None)


def _has(owner: Profile, structure: Structure, year: int) -> bool:
    """Whether the whole and its parts are known; a careful structure may lack its small groups."""
    if structure.total and math.isnan(_value(owner, structure.total, year)):
        return False
    known = [not math.isnan(_value(owner, part, year)) for part in (*structure.parts, *structure.against)]
    return any(known) if structure.small else all(known)


def _shares(owner: Profile, structure: Structure, year: int) -> pd.DataFrame:
    parts = (*structure.parts, *structure.against)
    values = pd.Series({part: _value(owner, part, year) for part in parts}, dtype=float)
    total = _value(owner, structure.total, year) if structure.total else None
    return composition(values, total, structure.rest)


def _value(owner: Profile, indicator: str, year: int) -> float:
    series = owner.series.get(indicator)
    if series is None or year not in series.years:
        return math.nan
    return series.values[list(series.years).index(year)]


def part_name(part: str, t: Words) -> str:
    """A part's short name: what follows the colon of its indicator's name, without a closing bracket; the rest's name."""
    if not part:
        return t("structure.rest")
    name = catalogue()[part].text("name", t.language)
    name = name.split(": ", 1)[-1]
    name = name.rsplit(" (", 1)[0] if name.endswith(")") else name
    return name[:1].upper() + name[1:]


def amount_text(part: str, value: float, found: Composition, t: Words) -> str:
    """A part's amount with its unit; words where it is not told."""
    if pd.isna(value):
        return t("structure.not_shown")
    indicator = catalogue()[part or found.structure.parts[0]]
    if indicator.unit in ("uah", "mkd", "bgn", "eur"):
        return t.money(value, indicator.unit.upper())
    return t.amount(value, indicator.unit, indicator.decimals)


def composition_sentence(found: Composition, t: Words) -> str:
    """The largest part and its share; nothing where a part that is not told may be larger."""
    part = found.largest
    if part is None:
        return ""
    share = t.amount(float(found.parts.loc[part, "share"]), "pct", 1)
    if found.structure.against:
        sides = [found.structure.parts, found.structure.against]
        first, second = (found.parts.loc[list(side), "value"].sum() for side in sides)
        age = max(range(len(sides[0])), key=lambda at: found.parts["value"].iloc[[at, at + len(sides[0])]].sum())
        return t(
            "structure.pyramid_sentence",
            men=t.number(first), women=t.number(second), year=found.year, age=found.structure.labels[age],
        )  # fmt: skip
    return t("structure.sentence", part=part_name(part, t), share=share, year=found.year)


def composition_html(found: Composition, profile: Profile, t: Words) -> str:
    """Title, sentence, chart, year, source and rule of one structure."""
    title = t("structure." + found.structure.id)
    owner = whose(found.owner, profile, t)
    drawn = _pyramid(found, title, t) if found.structure.against else _bars(found, title, t)
    return (
        f'<section class="structure"><h3>{html.escape(title)}, {found.year}</h3>'
        f'<span class="level">{html.escape(owner)}</span>'
        f"<p>{html.escape(composition_sentence(found, t))}</p>{drawn}"
        f'<p class="quiet">{html.escape(" ".join(composition_notes(found, t)))}</p></section>'
    )


def composition_notes(found: Composition, t: Words) -> list[str]:
    """What the chart's marks mean, the rule for small groups, the sources."""
    notes = [t("structure.tick", area=found.around)] * bool(found.around)
    notes += [t("structure.rule", small=found.structure.small)] * bool(found.structure.small)
    notes += [t("potential.context_note")] * catalogue()[found.structure.parts[0]].context
    ids = [source for part in found.structure.parts for source in source_ids(found.owner, catalogue()[part])]
    texts = dict.fromkeys(source_texts(list(dict.fromkeys(ids)), t))
    return [*notes, "; ".join(texts) + "."] if texts else notes


def _bars(found: Composition, title: str, t: Words) -> str:
    rows = found.parts.reset_index(names="part")
    if found.structure.sorted:
        order = rows["share"].where(rows["part"] != "", -1.0)
        rows = rows.iloc[order.fillna(-0.5).argsort(kind="stable")[::-1]]
    shown = rows.assign(
        label=[part_name(part, t) for part in rows["part"]],
        text=[
            t("structure.not_shown") if pd.isna(row.share) else t.amount(row.share, "pct", 1)
            for row in rows.itertuples()
        ],
        larger_text=[
            "" if pd.isna(row.value) else amount_text(row.part, row.value, found, t) for row in rows.itertuples()
        ],
    )
    return shares_html(shown, title)


def _pyramid(found: Composition, title: str, t: Words) -> str:
    men, women = (found.parts.loc[list(side)] for side in (found.structure.parts, found.structure.against))
    rows = pd.DataFrame(
        {
            "label": found.structure.labels,
            "left": men["share"].to_numpy(),
            "right": women["share"].to_numpy(),
            "left_text": [t.number(value) for value in men["value"]],
            "right_text": [t.number(value) for value in women["value"]],
            "left_larger": men["larger"].to_numpy(),
            "right_larger": women["larger"].to_numpy(),
        }
    )
    return pyramid_html(rows, t("structure.men"), t("structure.women"), title)
