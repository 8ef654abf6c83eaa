"""Server time of a rerun with 30 open sessions: every page beside a hello page; memory with 50 sessions."""

import asyncio

from bench.report import percentile, row
from bench.server import ROOT, Session, running

SESSIONS = 30
ROUNDS = 3
PAGES = {
    "overview": ("", "country=BG"),
    "profile": ("profile", "area=PAZ21"),
    "profile, hromada": ("profile", "area=UA23060070000082704"),
    "potential, 265": ("potential", "country=BG"),
    "potential, 1,470": ("potential", "country=UA"),
    "index, 1,470": ("potential", "country=UA&show=index"),
    "index, own recipe": ("potential", "country=UA&show=index&normalisation=goalposts&aggregation=power"),
    "portfolio": ("portfolio", "country=BG"),
    "portfolio, Ukraine": ("portfolio", "country=UA"),
    "project": ("project", "country=BG&project=bg-opac-13-13-107"),
    "first hundred days": ("start", "area=PAZ21&start=2026-11-10"),
    "partners, hromada": ("partners", "area=UA23060070000082704&service=back_office"),
    "data": ("data", "country=BG"),
}


def measure() -> None:
    """Print p50 and p95 of every page and its multiple of the hello page."""
    with running(ROOT / "bench" / "hello.py") as server:
        hello = _times(server.port, "", "")
    base = percentile(hello, 50)
    print(f"hello page: p50 {base:.1f} ms, p95 {percentile(hello, 95):.1f} ms, {SESSIONS} open sessions")
    with running() as server:
        for name, (page, query) in PAGES.items():
            times = _times(server.port, page, "lang=en&" + query)
            middle, late = percentile(times, 50), percentile(times, 95)
            row(f"{name}: p50", middle, "ms", 8 * base, f"8 x hello ({middle / base:.1f} x)")
            row(f"{name}: p95", late, "ms", 300, "goal")
        asyncio.run(_open_many(server.port, 50))
        row("memory after 50 further sessions", server.memory_mb(), "MB", 400, "goal")


def _times(port: int, page: str, query: str) -> list[float]:
    async def all_times() -> list[float]:
        visitors = [Session(port, page, query) for _ in range(SESSIONS)]
        for visitor in visitors:
            await visitor.open()
        times = [await visitor.rerun() for _ in range(ROUNDS) for visitor in visitors]
        await asyncio.gather(*(visitor.close() for visitor in visitors))
        return times

    return asyncio.run(all_times())


async def _open_many(port: int, sessions: int) -> None:
    visitors = [Session(port, "profile", "lang=bg&area=PAZ21") for _ in range(sessions)]
    for visitor in visitors:
        await visitor.open()
    await asyncio.sleep(1)
