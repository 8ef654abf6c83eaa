"""Random variation in a place's figures: the differences it explains, and the sentences about it in the details."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from patokaz.analysis.standing import outstanding
from patokaz.language.words import Words
from patokaz.profile.figures import report_figure
from patokaz.profile.profile import Profile
from patokaz.reports.profile.model import ReportFigure
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.chance import chances, rates_beside_chance


def with_chance(figures: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """Figures of a place with by_chance and change_by_chance; missing for figures other than rates of counts."""
    found = chances(profile.area["area_id"], profile.around)
    told = {
        name: pd.array([found.get(key, {}).get(name) for key in figures["indicator_id"]], dtype="boolean")
        for name in ("by_chance", "change_by_chance")
    }
    return figures.assign(**told)


@cached(100)
def standing_figures(profile: Profile) -> pd.DataFrame:
    """The outstanding figures (analysis.standing.outstanding) without those explained by chance; read only.

    Screen, slides, documents and plans name no others. Those of a larger area that is the place under another name
    (Kyiv, Sofia) are the place's own; what another figure of it says already is not named again. None of a temporarily
    occupied area: what the occupation did to its figures is no strength or weakness of the community.
    """
    frames = [owner.figures for owner in (profile, *profile.above) if owner is profile or owner.holds_one]
    figures = pd.concat(frames).drop_duplicates("indicator_id").reset_index(drop=True)
    figures = figures[
        figures["indicator_id"].isin(list(profile.records)) | ~figures["indicator_id"].isin(list(profile.withheld))
    ]
    had = set(figures.loc[figures["rank"].notna(), "indicator_id"])
    figures = figures[~figures["indicator_id"].map(lambda key: catalogue()[key].restates in had).astype(bool)]
    found = outstanding(with_chance(figures, profile))
    return found.iloc[:0] if profile.is_occupied else found


def figure_beside_chance(owner: Profile, figure: Mapping[str, object], profile: Profile, t: Words) -> ReportFigure:
    """As report_figure, with the smoothed rate and the control limits in the details of a rate."""
    made = report_figure(owner, figure, profile, t)
    text = small_numbers_text(owner, catalogue()[made.indicator], t)
    return replace(made, details=(*made.details, (t("small_numbers.title"), text))) if text else made


def small_numbers_text(owner: Profile, indicator: Indicator, t: Words) -> str:
    """The smoothed rate and whether chance explains the observed one; empty for other figures."""
    row = rates_beside_chance(owner.area["area_id"]).get(indicator.id)
    if row is None:
        return ""
    low, high, smoothed = (t.number(float(row[key]), indicator.decimals) for key in ("low_998", "high_998", "smoothed"))
    return t(
        "small_numbers.detail", smoothed=smoothed, low=low, high=high, where=t(f"small_numbers.place_{row['place']}")
    )
