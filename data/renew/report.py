"""The report of a judgement in five languages: what would change, the reader's own place first, and what stops it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.build import display_names
from data.renew.findings import HARD, NOTE, WORD, Finding
from data.renew.outcome import Outcome, Place, place_of
from data.renew.store import write_whole
from data.renew.words import say, texts
from data.renew.workspace import Workspace, in_words
from data.tables import read_area_names
from patokaz.language.words import LANGUAGES, words
from patokaz.statistics.catalogue import Indicator

LARGEST = 10
GRADES = {HARD: "grade_hard", WORD: "grade_word", NOTE: "grade_note"}


@dataclass(frozen=True)
class Names:
    """Names of areas and indicators in a language, and the numbers of that language."""

    language: str
    areas: Mapping[str, str]
    indicators: Mapping[str, str]
    entries: Mapping[str, Indicator]

    def number(self, value: float, indicator: str) -> str:
        """A value with the unit and the decimals of its indicator."""
        return words(self.language).amount(value, *self._measure(indicator))

    def difference(self, value: float, indicator: str) -> str:
        """How far apart two values are: points between percentages."""
        return words(self.language).difference(value, *self._measure(indicator))

    def _measure(self, indicator: str) -> tuple[str, int]:
        entry = self.entries.get(indicator)
        return (entry.unit, entry.decimals) if entry else ("count", 1)


def names_in(language: str, place: Place) -> Names:
    """The names of a country's areas and indicators."""
    official = str(place.country.settings["official_language"])
    shown = display_names(place.areas, read_area_names(place.country, place.areas), official)
    shown = shown[shown["language"] == language]
    return Names(
        language, dict(zip(shown["area_id"], shown["name"], strict=True)),
        {key: entry.text("name", language) for key, entry in place.indicators.items()},
        place.indicators,
    )  # fmt: skip


def sentence(finding: Finding, names: Names) -> str:
    """A finding told: ids become names, words of the program become the reader's."""
    known = texts(names.language)

    def told(value: object) -> object:
        text = str(value)
        for mapping in (names.areas, names.indicators):
            text = mapping.get(text, text)
        if ", " in text:
            text = ", ".join(str(told(part)) for part in text.split(", "))
        return known.get(f"word_{text}", text)

    return say(finding.code, names.language, **{key: told(value) for key, value in finding.values.items()})


def findings_table(findings: Sequence[Finding], names: Names) -> pd.DataFrame:
    """One row a finding, the gravest first: grade (told), text."""
    order = [HARD, WORD, NOTE]
    rows = [
        (say(GRADES[finding.grade], names.language), sentence(finding, names))
        for finding in sorted(findings, key=lambda finding: order.index(finding.grade))
    ]
    return pd.DataFrame(rows, columns=["grade", "text"]).drop_duplicates(ignore_index=True)


def largest_revisions(changes: pd.DataFrame, own: str = "", count: int = LARGEST) -> pd.DataFrame:
    """The cells that were revised most, relative to what stood there; those of the own area first.

    changes: area_id, indicator, year, old, new, change. Columns: area_id, indicator, year, old, new, difference.
    """
    revised = changes[changes["change"] == "revised"].copy()
    revised["difference"] = revised["new"] - revised["old"]
    moved = revised["difference"].abs() / revised["old"].abs().clip(lower=1)
    ordered = revised.assign(foreign=revised["area_id"] != own, moved=-moved)
    ordered = ordered.sort_values(["foreign", "moved", "area_id", "indicator", "year"], kind="stable").head(count)
    return ordered[["area_id", "indicator", "year", "old", "new", "difference"]].reset_index(drop=True)


def newest_values(done: Outcome, place: Place, own: str) -> pd.DataFrame:
    """The own area's newest value of each indicator beside the newest that stood there.

    Columns: indicator, year, value, year_before, value_before; the last two missing where nothing stood there.
    """
    rows = done.reading.rows[done.reading.rows["area_id"] == own]
    before = place.stored[place.stored["area_id"] == own].rename(columns={"indicator_id": "indicator"})
    new, old = (
        table.sort_values("year").drop_duplicates("indicator", keep="last")[["indicator", "year", "value"]]
        for table in (rows, before)
    )
    merged = new.merge(old, on="indicator", how="left", suffixes=("", "_before"))
    return merged.astype({"year_before": "Int64"})


def effects_table(done: Outcome, own: str = "", count: int = LARGEST) -> pd.DataFrame:
    """How many areas' computed figures move, by indicator, with the own area's old and new value.

    Columns: indicator, areas, year, old, new (the last three of the own area, missing without one).
    """
    areas = done.effects.groupby("indicator_id")["area_id"].nunique().rename("areas")
    mine = done.effects[done.effects["area_id"] == own].set_index("indicator_id")[["year", "old", "new"]]
    table = areas.to_frame().join(mine).reset_index().rename(columns={"indicator_id": "indicator"})
    return table.sort_values(["old", "areas"], ascending=[False, False], na_position="last").reset_index(drop=True)


def keep(done: Outcome, workspace: Workspace, own: str = "") -> None:
    """Keep the report of one table in every language, for the data page. Raises Failure where the disk is full."""
    place = place_of(workspace)
    with in_words():
        for language in LANGUAGES:
            path = workspace.folder / "reports" / f"{done.connector.id}.{language}.txt"
            write_whole(path, written(done, place, language, own).encode())


def written(done: Outcome, place: Place, language: str, own: str = "") -> str:
    """The report of one table as lines of text."""
    names = names_in(language, place)
    area = names.areas.get(own, own)
    counts = done.judgement.counts()
    lines = [
        f"{words(language).of_source(done.connector.title)} ({done.connector.id})",
        say("counts", language, **counts),
    ]
    for row in newest_values(done, place, own).itertuples(index=False) if own else ():
        values = {
            "indicator": names.indicators.get(row.indicator, row.indicator), "area": area, "year": row.year,
            "value": names.number(row.value, row.indicator),
        }  # fmt: skip
        if pd.isna(row.year_before):
            lines.append(say("own_first", language, **values))
        else:
            old = names.number(row.value_before, row.indicator)
            lines.append(say("own_replaces", language, **values, year_before=row.year_before, value_before=old))
    lines += [
        f"{row.grade}: {row.text}" for row in findings_table(done.judgement.findings, names).itertuples(index=False)
    ]
    revisions = largest_revisions(done.judgement.changes, own)
    lines += [say("largest", language)] if len(revisions) else []
    for row in revisions.itertuples(index=False):
        old, new = (names.number(value, row.indicator) for value in (row.old, row.new))
        difference = names.difference(row.difference, row.indicator)
        name, place_name = names.indicators.get(row.indicator, row.indicator), names.areas.get(row.area_id, row.area_id)
        lines.append(f"  {place_name}, {name}, {row.year}: {old} → {new} ({difference})")
    moved = effects_table(done, own)
    lines += [say("effects", language)] if len(moved) else []
    for row in moved.itertuples(index=False):
        text = (
            f"  {names.indicators.get(row.indicator, row.indicator)}: {say('areas_moved', language, count=row.areas)}"
        )
        if own and not (pd.isna(row.old) and pd.isna(row.new)):
            text += f"; {area}: {names.number(row.old, row.indicator)} → {names.number(row.new, row.indicator)}"
        lines.append(text)
    if not done.judgement.hard:
        lines.append(say("may_be_accepted_with_reason" if done.judgement.needs_reason else "may_be_accepted", language))
    else:
        lines.append(say("cannot_accept", language, table=done.connector.id, count=len(done.judgement.hard)))
    return "\n".join(lines)
