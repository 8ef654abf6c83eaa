"""`/preview/AREA.png`: the card of a place as link preview for messengers, rendered on request.

One is rendered at a time with a short queue, so that bulk requests do not slow the pages; results are cached.
"""

import asyncio
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from patokaz.language.languages import LANGUAGES
from patokaz.language.words import words
from patokaz.profile.place_card import CardChoices, card_file, usual_figures
from patokaz.profile.profile import read_profile
from patokaz.reports.files.kinds import MEDIA_TYPES
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import words_of
from patokaz.statistics.database import DatabaseMissing, one_version
from patokaz.statistics.places import areas_named

KEPT = 60  # pictures, a tenth of a megabyte each
MOST_WAITING = 12
AGAIN = 30  # seconds after which one who was refused may ask again


class Drawing:
    """A queue that renders one picture after another and refuses requests when full."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def picture(self, request: Request) -> Response:
        """Response to `/preview/AREA.png`; parameter lang. 404 for an unknown area, 503 when the queue is full."""
        asked = request.query_params.get("lang", "")
        language = asked if asked in LANGUAGES else "en"
        if self._waiting >= MOST_WAITING:
            return Response(status_code=503, headers={"Retry-After": str(AGAIN), "Cache-Control": "no-store"})
        self._waiting += 1
        try:
            async with self._turn:
                drawn = await asyncio.to_thread(picture_of, request.path_params["area"], language)
        except DatabaseMissing:
            return Response(status_code=503, headers={"Retry-After": str(AGAIN), "Cache-Control": "no-store"})
        finally:
            self._waiting -= 1
        if not drawn:
            return Response(status_code=404, headers={"Cache-Control": "no-store"})
        return Response(drawn, media_type=MEDIA_TYPES["png"], headers={"Cache-Control": "public, max-age=86400"})


def picture_of(area: str, language: str) -> bytes:
    """The card of an area as PNG of 1200 × 630 pixels, as of today; empty for an unknown area."""
    with one_version():
        return _drawn(area, language, date.today()) if areas_named([area], language) else b""


@cached(KEPT)
def _drawn(area: str, language: str, day: date) -> bytes:
    profile = read_profile(area, words(language))
    assert profile is not None, area
    t = words_of(language, profile.area["country_id"])
    return card_file("png", profile, CardChoices(tuple(usual_figures(profile))), "", day, t)
