"""Composition of a place's population, economy and budget, for its profile and documents."""

import math
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.composition import composition
from patokaz.language.languages import CURRENCIES
from patokaz.language.words import Words
from patokaz.profile.file_names import plain_title
from patokaz.profile.profile import Profile, source_ids, whose
from patokaz.reports.profile.model import ReportChart
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.sources import source_texts
from patokaz.statistics.structures import Structure, part_name, structures_of

SEEN = 0.5  # percentage points; less is no difference worth a sentence


@dataclass(frozen=True)
class Composition:
    """A structure with the figures of one area and year, and those of the larger area.

    parts: indexed by part (indicator ids, "" for the remainder), columns value, share, larger (share in `around`),
    shares in per cent; value and share are missing where the group is too small to publish.
    """

    structure: Structure
    owner: Profile
    year: int
    parts: pd.DataFrame
    around: str

    @property
    def largest(self) -> str | None:
        """The part with the largest share; None if a withheld part may be larger."""
        shares = self.parts["share"]
        hidden = 100 - float(shares.sum()) if shares.isna().any() else 0.0
        return str(shares.idxmax()) if float(shares.max()) > hidden else None


def is_alone(profile: Profile) -> bool:
    """Whether the larger area for comparison is identical with the place, like the district of Sofia."""
    for place in profile.above:
        if not place.holds_one:
            return False
        if profile.place.container in (place.area["name"], place.area["long_name"]):
            return True
    return False


def compositions(profile: Profile, block: str) -> list[Composition]:
    """The structures of a block available for the area or, failing that, for a larger area."""
    nearest = (_nearest(profile, structure) for structure in structures_of(profile.area["country_id"], block))
    return [composition for composition in nearest if composition is not None]


def _nearest(profile: Profile, structure: Structure) -> Composition | None:
    line = [profile, *profile.above]
    for position, owner in enumerate(line):
        year = _newest_year(owner, structure)
        if year is None:
            continue
        parts = _shares(owner, structure, year)
        above = () if profile.is_occupied else line[position + 1 :]  # such a place is not set against others
        larger = [place for place in above if not place.holds_one and _has(place, structure, year)]
        shares = _shares(larger[0], structure, year)["share"] if larger else pd.Series(dtype=float)
        around = larger[0].area["long_name"] if larger else ""
        return Composition(structure, owner, year, parts.assign(larger=shares.reindex(parts.index)), around)
    return None


def _newest_year(owner: Profile, structure: Structure) -> int | None:
    parts = (*structure.parts, *structure.against)
    years = {year for part in parts if part in owner.series for year in owner.series[part].years}
    return max((year for year in years if _has(owner, structure, year)), default=None)


def _has(owner: Profile, structure: Structure, year: int) -> bool:
    """Whether the total and its parts are known; a structure with small-group protection may lack small ones."""
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


def amount_text(part: str, value: float, made_of: Composition, t: Words) -> str:
    """A part's amount with its unit; a replacement text where withheld."""
    if pd.isna(value):
        return t("structure.not_shown")
    indicator = catalogue()[part or made_of.structure.parts[0]]
    if indicator.unit in CURRENCIES:
        return t.money(value, indicator.unit.upper())
    return t.amount(value, indicator.unit, indicator.decimals)


def composition_sentence(made_of: Composition, t: Words) -> str:
    """The largest part and its share; nothing where that is the rest, or a part that is not told may be larger."""
    part = made_of.largest
    if not part:  # a sentence about "other" tells nothing
        return ""
    share = t.amount(float(made_of.parts.loc[part, "share"]), "pct", 1)
    if made_of.structure.against:
        sides = [made_of.structure.parts, made_of.structure.against]
        first, second = (made_of.parts.loc[list(side), "value"].sum() for side in sides)
        age = max(range(len(sides[0])), key=lambda at: made_of.parts["value"].iloc[[at, at + len(sides[0])]].sum())
        return t(
            "structure.pyramid_sentence",
            men=t.number(first), women=t.number(second), year=made_of.year, age=made_of.structure.labels[age],
        )  # fmt: skip
    apart = (made_of.parts["share"] - made_of.parts["larger"]).abs().drop("", errors="ignore").dropna()
    if made_of.structure.id == "age_groups" and len(apart):  # which age group is the largest is the same everywhere
        furthest = str(apart.idxmax())
        if float(apart[furthest]) < SEEN:
            return ""
        own, larger = (t.amount(float(made_of.parts.loc[furthest, side]), "pct", 1) for side in ("share", "larger"))
        return t("structure.apart", part=part_name(furthest, t), share=own, larger=larger, around=made_of.around, year=made_of.year)  # fmt: skip
    return t("structure.sentence", part=part_name(part, t), share=share, year=made_of.year)


def composition_notes(made_of: Composition, t: Words) -> list[str]:
    """Meaning of the chart's marks, the rule for small groups, the sources."""
    notes = [t("structure.tick", area=made_of.around)] * bool(made_of.around)
    notes += [t("structure.rule", small=made_of.structure.small)] * bool(made_of.structure.small)
    notes += [t("potential.context_note")] * catalogue()[made_of.structure.parts[0]].context
    ids = [source for part in made_of.structure.parts for source in source_ids(made_of.owner, catalogue()[part])]
    texts = dict.fromkeys(source_texts(list(dict.fromkeys(ids)), t))
    return [*notes, "; ".join(texts) + "."] if texts else notes


def report_chart(made_of: Composition, profile: Profile, t: Words) -> ReportChart:
    """A structure as a chart of the profile; parts by size if the structure is sorted, the remainder last."""
    structure = made_of.structure
    subject, of_area = t("structure." + structure.id), whose(made_of.owner, profile, t)
    title = f"{subject}, {made_of.year}"
    parts = made_of.parts.reset_index(names="part")
    first = parts[~parts["part"].isin(structure.against)]
    if structure.sorted and not structure.against:
        size = first["share"].where(first["part"] != "", -1.0).fillna(-0.5)
        first = first.iloc[size.argsort(kind="stable")[::-1]]
    second = parts.set_index("part").loc[list(structure.against)].reset_index()
    return ReportChart(
        id=structure.id,
        file=plain_title(subject, made_of.year, t),
        area=made_of.owner.area["long_name"] if of_area else made_of.owner.called,
        around=made_of.around,
        title=f"{title} ({of_area})" if of_area else title,
        subject=subject,
        year=made_of.year,
        of_area=of_area,
        sentence=composition_sentence(made_of, t),
        labels=tuple(structure.labels) or tuple(part_name(part, t) for part in first["part"]),
        shares=_known(first["share"]),
        larger=_known(first["larger"]),
        texts=_share_texts(first["share"], t),
        amounts=_amounts(first, made_of, t),
        against_texts=_share_texts(second["share"], t),
        against_amounts=_amounts(second, made_of, t),
        against=_known(second["share"]),
        against_larger=_known(second["larger"]),
        sides=(t("structure.men"), t("structure.women")) if structure.against else (),
        notes=composition_notes(made_of, t),
    )


def _amounts(parts: pd.DataFrame, made_of: Composition, t: Words) -> tuple[str, ...]:
    """Every part with its unit, persons without it if two sexes are side by side; empty where withheld."""
    if made_of.structure.against:
        return tuple(t.number(value) for value in parts["value"])
    pairs = zip(parts["part"], parts["value"], strict=True)
    return tuple("" if pd.isna(value) else amount_text(part, value, made_of, t) for part, value in pairs)


def _share_texts(shares: pd.Series, t: Words) -> tuple[str, ...]:
    return tuple(t("structure.not_shown") if pd.isna(share) else t.amount(share, "pct", 1) for share in shares)


def _known(values: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else float(value) for value in values)
