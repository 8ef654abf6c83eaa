"""`/places`: place search results as JSON, requested by the search boxes at every letter."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from patokaz.geography.areas import matches
from patokaz.language.words import LANGUAGES, words
from patokaz.statistics.countries import country_of_reader
from patokaz.statistics.database import DatabaseMissing

LONGEST = 120  # letters of a text that are looked at


async def places(request: Request) -> JSONResponse:
    """Response of `/places`: `results` with id, title and subtitle, and `status`, a sentence on them.

    Parameters: text, lang, and country, preferred among equal matches. Without a database 503 and a sentence.
    """
    asked = request.query_params
    language = asked.get("lang", "")
    t = words(language if language in LANGUAGES else "en")
    text, country = asked.get("text", "")[:LONGEST], asked.get("country") or country_of_reader(t.language)
    try:
        found = await asyncio.to_thread(matches, text, t, first=country) if text.strip() else []
    except DatabaseMissing:
        return JSONResponse({"results": [], "status": t("error.no_database_title")}, 503, {"Cache-Control": "no-store"})
    status = t("search.results", count=len(found)) if found else t("search.nothing")
    return JSONResponse({"results": found, "status": status}, headers={"Cache-Control": "no-store"})
