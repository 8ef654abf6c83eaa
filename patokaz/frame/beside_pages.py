"""HTTP routes besides the pages."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from patokaz.statistics.database import Busy, DatabaseMissing, one_version, version_of_page

KEPT, NOT_KEPT = {"Cache-Control": "private, max-age=3600"}, {"Cache-Control": "no-store"}


def paths(name: str) -> tuple[str, ...]:
    """Paths under the pages' folder (server.baseUrlPath) and at the root."""
    folder = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return tuple(dict.fromkeys((f"/{folder}/{name}".replace("//", "/"), f"/{name}")))


def beside_pages(name: str, answer: Callable[[Request], Awaitable[Response]], packed: bool = True) -> list[Route]:
    """The routes of a response. packed: compress it."""
    middleware = [Middleware(GZipMiddleware)] if packed else []
    return [Route(path, answer, middleware=middleware) for path in paths(name)]


def of_statistics(
    make: Callable[[Mapping[str, str]], object], kind: type[Response], nothing: object
) -> Callable[[Request], Awaitable[Response]]:
    """The response made from the parameters, with the data version they name (`data`), otherwise the newest.

    404 if there is none, 503 if the statistics cannot be read.
    """

    def made(asked: Mapping[str, str]) -> object:
        with one_version(version_of_page(asked.get("data", ""))):  # its page may be of the version before
            return make(asked)

    async def answer(request: Request) -> Response:
        try:
            told = await asyncio.to_thread(made, dict(request.query_params))
        except (Busy, DatabaseMissing):
            return kind(nothing, 503, NOT_KEPT)
        return kind(told, 200, KEPT) if told else kind(nothing, 404, NOT_KEPT)

    return answer
