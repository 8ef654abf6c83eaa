"""Where the server answers beside the pages."""

from collections.abc import Awaitable, Callable

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def paths(name: str) -> tuple[str, ...]:
    """Under the pages' folder (server.baseUrlPath) and at the root."""
    folder = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return tuple(dict.fromkeys((f"/{folder}/{name}".replace("//", "/"), f"/{name}")))


def beside_pages(name: str, answer: Callable[[Request], Awaitable[Response]], packed: bool = True) -> list[Route]:
    """The routes of an answer. packed: whether it is made smaller on its way, as text is."""
    middleware = [Middleware(GZipMiddleware)] if packed else []
    return [Route(path, answer, middleware=middleware) for path in paths(name)]
