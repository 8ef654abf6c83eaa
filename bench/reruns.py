"""Server time of a rerun with 30 open sessions: every page as a multiple of a hello page, both servers measured in turn.

Wall time and the server's CPU time, the middle of six rounds with as many sessions on either server, so that a page is
compared with the floor of the same seconds; the first round warms up and is not counted. Then memory with
50 sessions beside memory with none.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from statistics import median

from bench.report import ratio, row
from bench.server import ROOT, Server, Session, running

SESSIONS = 30
ROUNDS = 7
RERUNS = 6  # of a page in a round, each by another reader: a second one in the same session waits 40 ms for the network
LOADED = 12  # seconds after which a server has loaded ahead what its pages will need
CPU_OF_PROCESS = 2  # the kernel's number for the scheduled time of a process, beside its complemented id
LEAST = 4.0  # times hello
PAGES = {
    "overview": ("", "country=BG"),
    "profile": ("profile", "area=PAZ21"),
    "profile, hromada": ("profile", "area=UA23060070000082704"),
    "potential, 265": ("potential", "country=BG"),
    "potential, 1,470": ("potential", "country=UA"),
    "index, 1,470": ("potential", "country=UA&show=index"),
    "index, own recipe": ("potential", "country=UA&show=index&normalisation=goalposts&aggregation=power"),
    "comparison": ("comparison", "area=PAZ21"),
    "portfolio": ("portfolio", "country=BG"),
    "portfolio, Ukraine": ("portfolio", "country=UA"),
    "own portfolio": ("portfolio", "country=BG&list=own"),
    "project": ("project", "country=BG&project=bg-opac-13-13-107"),
    "plan": ("plan", "example=gabrovo-2030"),
    "plan, indicators": ("plan", "example=gabrovo-2030&show=indicators"),
    "first hundred days": ("start", "area=PAZ21&start=2026-11-10"),
    "readiness": ("readiness", "area=PAZ21"),
    "needs": ("needs", "area=PAZ21"),
    "partners, hromada": ("partners", "area=UA23060070000082704&service=back_office"),
    "data": ("data", "country=BG"),
}


def measure() -> None:
    """Print every page's wall and CPU time over hello's, and the memory of 50 sessions."""
    with running(ROOT / "bench" / "hello.py") as hello, running() as server:
        asyncio.run(_measured(hello, server))


async def _measured(hello: Server, server: Server) -> None:
    floor = [Session(hello.port, "", "") for _ in range(RERUNS)]
    idle = [Session(hello.port, "", "") for _ in range(SESSIONS)]
    idle += [Session(server.port, "profile", "lang=bg&area=PAZ21") for _ in range(SESSIONS)]
    for session in (*idle, *floor):
        await session.open()
    await asyncio.sleep(LOADED)
    floors: list[tuple[float, float]] = []
    for name, (page, query) in PAGES.items():
        readers = [Session(server.port, page, "lang=en&" + query) for _ in range(RERUNS)]
        for reader in readers:
            await reader.open()
        floor_asks, asks = ([session.rerun for session in sessions] for sessions in (floor, readers))
        rounds = [(await round_of(floor_asks, hello), await round_of(asks, server)) for _ in range(ROUNDS)][1:]
        (floor_walls, floor_works), (walls, works) = (zip(*told, strict=True) for told in zip(*rounds, strict=True))
        ratio(name, walls, floor_walls, LEAST, f"({median(walls):.0f} ms)")
        ratio(f"{name}: CPU", works, floor_works, LEAST, f"({median(works):.0f} ms)")
        floors += zip(floor_walls, floor_works, strict=True)
        await asyncio.gather(*(reader.close() for reader in readers))
    wall, work = (median(told) for told in zip(*floors, strict=True))
    print(f"hello page: {wall:.1f} ms, {work:.1f} ms CPU, {SESSIONS + RERUNS} open sessions on either server")
    await asyncio.gather(*(session.close() for session in (*idle, *floor)))
    await _memory()


async def round_of(asks: Sequence[Callable[[], Awaitable[float]]], server: Server) -> tuple[float, float]:
    """Milliseconds of a run that is asked for, on the wall and of the server's CPU; every one once, in turn."""
    before = cpu_seconds(server.process.pid)
    walls = [await ask() for ask in asks]
    return median(walls), 1000 * (cpu_seconds(server.process.pid) - before) / len(asks)


def cpu_seconds(process: int) -> float:
    """Seconds of CPU that a process has taken, all its threads (Linux), to the nanosecond; `/proc` tells hundredths."""
    return time.clock_gettime(~process << 3 | CPU_OF_PROCESS)


async def _memory() -> None:
    with running() as server:
        first = Session(server.port, "profile", "lang=bg&area=PAZ21")
        await first.open()
        none = server.memory_mb()
        visitors = [Session(server.port, "profile", "lang=bg&area=PAZ21") for _ in range(50)]
        for visitor in visitors:
            await visitor.open()
        await asyncio.sleep(1)
        row("memory with 50 sessions / with one", server.memory_mb() / none, "x", 1.6, f"({server.memory_mb():.0f} MB)")
