"""Key figures for a new mayor, each with a sentence, from the profile of the place."""

from dataclasses import dataclass

from patokaz.language.words import Words
from patokaz.profile.figures import report_figure
from patokaz.profile.profile import Profile
from patokaz.profile.report import earlier_value
from patokaz.profile.texts import figure_sentence
from patokaz.reports.profile.model import ReportFigure
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import headline

TEN = 10


@dataclass(frozen=True)
class Number:
    """A figure of the profile with its sentence: value, year, rank, earlier value."""

    figure: ReportFigure
    sentence: str


@cached(200)
def numbers_to_know(profile: Profile, first: tuple[str, ...], t: Words) -> tuple[Number, ...]:
    """Ten figures of the place: those named in the duties' file, then headline figures; fewer if unavailable."""
    keys = dict.fromkeys([*first, *headline(profile.area["country_id"])])
    held = [key for key in keys if key in profile.records][:TEN]
    return tuple(
        Number(
            report_figure(profile, profile.records[key], profile, t),
            figure_sentence(profile.records[key], earlier_value(profile, key), t),
        )
        for key in held
    )
