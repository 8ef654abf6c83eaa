"""Frequently requested data that no source has for the place itself, with the office responsible."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.language.words import Words
from patokaz.profile.profile import Profile
from patokaz.statistics.countries import holder_name


def not_held(profile: Profile, t: Words) -> str:
    """One sentence, grouped by office; empty for larger and for occupied areas, and if nothing is missing."""
    if profile.area["level"] != "municipality" or profile.is_occupied:
        return ""
    lacking: dict[str, list[str]] = {}
    for item, entry in _asked_first().items():
        if not any(key in profile.records or key in profile.withheld for key in entry["answered_by"]):
            lacking.setdefault(entry["holder"], []).append(t("asked_first." + item))
    lines = [
        t("analysis.complete_line", what=", ".join(items), holder=holder_name(profile.area, holder, t))
        for holder, items in lacking.items()
    ]
    return t("profile.not_held", what="; ".join(lines)) if lines else ""


@cache
def _asked_first() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
