"""`/figures`: the figures of a chapter as HTML, requested by the browser on scrolling near them."""

from collections.abc import Mapping

from markupsafe import Markup
from starlette.responses import HTMLResponse

from patokaz.frame.beside_pages import of_statistics
from patokaz.frame.group import group_of
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.page import block_figures
from patokaz.profile.peers import with_group
from patokaz.profile.profile import read_profile
from patokaz.statistics.countries import words_of


def figures_told(choices: Mapping[str, str]) -> Markup | None:
    """The figures; None if there are none. choices: as in `figures_address`.

    Raises:
        DatabaseMissing: no build.
        Busy: too many requests.
    """
    language = choices.get("lang", "")
    if language not in LANGUAGES:
        return None
    t = words(language)
    profile = read_profile(choices.get("area", ""), t)
    if profile is None:
        return None
    group = group_of(choices.get("group", ""), choices.get("group_name", ""), t)
    spoken = words_of(language, profile.area["country_id"])
    return block_figures(with_group(profile, group), choices.get("block", ""), spoken)


figures = of_statistics(figures_told, HTMLResponse, "")
