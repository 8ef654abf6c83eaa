"""`/figures`: the figures of a chapter of a profile as HTML; the browser asks for them when the reader comes near."""

import asyncio
from collections.abc import Mapping

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from patokaz.frame.group import group_of
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.page import block_figures
from patokaz.profile.peers import with_group
from patokaz.profile.profile import read_profile
from patokaz.statistics.database import Busy, DatabaseMissing, one_version, version_of_page

KEPT, NOT_KEPT = {"Cache-Control": "private, max-age=3600"}, {"Cache-Control": "no-store"}


async def figures(request: Request) -> HTMLResponse:
    """Answer of `/figures`: 404 for a place, language or chapter that is none, 503 where the statistics cannot be read now."""
    try:
        told = await asyncio.to_thread(figures_told, dict(request.query_params))
    except (Busy, DatabaseMissing):
        return HTMLResponse("", 503, NOT_KEPT)
    return HTMLResponse(str(told), 200, KEPT) if told else HTMLResponse("", 404, NOT_KEPT)


def figures_told(choices: Mapping[str, str]) -> Markup | None:
    """The figures; None for what is none. choices: as `figures_address` gives them. Raises DatabaseMissing, Busy."""
    language = choices.get("lang", "")
    if language not in LANGUAGES:
        return None
    t = words(language)
    with one_version(version_of_page(choices.get("data", ""))):  # its page may be of the version before
        profile = read_profile(choices.get("area", ""), t)
        if profile is None:
            return None
        group = group_of(choices.get("group", ""), choices.get("group_name", ""), t)
        return block_figures(with_group(profile, group), choices.get("block", ""), t)
