"""python -m data.show population_persons: an entry of the catalogue as the pages show it, with its rows by country and level."""

import argparse
import sys

from patokaz.language.languages import LANGUAGES
from patokaz.language.words import words
from patokaz.statistics.catalogue import Indicator, catalogue, entry_file
from patokaz.statistics.countries import country_name, level_name
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import DatabaseMissing
from patokaz.statistics.formulas import readable_formula
from patokaz.statistics.paths import ROOT


def main() -> int:
    """Command line; 1 for an unknown indicator, with those that are written alike."""
    parser = argparse.ArgumentParser(description="Show an entry of the catalogue as the pages will show it.")
    parser.add_argument("indicator")
    parser.add_argument("--language", choices=list(LANGUAGES), default="en")
    options = parser.parse_args()
    entry = catalogue().get(options.indicator)
    if entry is None:
        alike = [key for key in catalogue() if options.indicator in key][:10]
        print(f"No entry {options.indicator!r} in the catalogue. Alike: {', '.join(alike) or 'none'}", file=sys.stderr)
        return 1
    print("\n".join([*entry_lines(entry, options.language), *row_lines(entry, options.language)]))
    return 0


def entry_lines(entry: Indicator, language: str) -> list[str]:
    """Where the entry stands and what the pages say of it, country by country where that differs."""
    t = words(language)
    lines = [
        f"{entry.id}  ({entry_file(entry.id).relative_to(ROOT).as_posix()})",
        f"  {entry.text('name', language)}, {t.unit(entry.unit, short=False)}, {t('block.' + entry.block)}",
    ]
    for country in entry.countries:
        formula = readable_formula(entry.formula_of(country), t) or t("data.published")
        lines += [
            f"  {country}: {entry.text('definition', language, country)}",
            f"      {t('data.formula')}: {formula}",
        ]
        caution = entry.text("caution", language, country)
        lines += [f"      {t('data.caution')}: {caution}"] if caution else []
    return lines


def row_lines(entry: Indicator, language: str) -> list[str]:
    """Its rows by country and level: years, and how many areas have data; a sentence where there is no statistics file."""
    t = words(language)
    try:
        rows = coverage(parts=True)
        return [
            f"  {country_name(row.country_id, t)}, {level_name(row.country_id, row.level, t)}: {row.first_year}–{row.last_year}, "
            + t("of_total", rank=t.number(row.areas), total=t.number(row.areas_total))
            for row in rows[rows["indicator_id"] == entry.id].itertuples()
        ]
    except DatabaseMissing:
        return [f"  {t('error.no_database_title')} python -m data.build"]


if __name__ == "__main__":
    sys.exit(main())
