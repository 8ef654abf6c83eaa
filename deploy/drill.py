"""python -m deploy.drill [sessions]: nginx before three replicas of this machine; one replica killed and replaced, one version of
the data rolled out. Every page that a session gets must be, to the last byte, that of the old or of the new version.

Needs nginx (Debian's package; with libnginx-mod-http-brotli-filter also brotli). 500 sessions without a number: some six minutes on
two cores and 4 GB.
"""

import asyncio
import random
import secrets
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.report import percentile, row
from bench.server import Session
from deploy.replicas import Replica, Store
from deploy.trial import NGINX, REPLICAS, proxied
from deploy.visitors import Visitor

SESSIONS = 500
OPENED_A_SECOND = 6.0
PAUSE = 45.0  # seconds between two clicks of a session, on average
QUIET, RECOVERY = 60.0, 90.0
PLACES = ("PAZ21", "VTR22", "MK00805", "UA23060070000082704")
ADDRESSES = [
    *(("profile", f"lang={language}&area={area}") for language in ("bg", "en") for area in PLACES),
    ("", "lang=en&country=BG"), ("potential", "lang=uk&country=UA"), ("portfolio", "lang=bg&country=BG"), ("data", "lang=sq"),
]  # fmt: skip


class Drill:
    """The visitors, and what they saw: times by phase, pages that are of no version, errors."""

    def __init__(self, port: int, sessions: int, right: dict[tuple[str, str], tuple[str, str]]) -> None:
        self.visitors = [Visitor(port, *ADDRESSES[number % len(ADDRESSES)]) for number in range(sessions)]
        self.right = right
        self.phase = "opening"
        self.times: dict[str, list[float]] = {}
        self.wrong: list[str] = []
        self.errors: list[str] = []
        self.seen = [0, 0]  # pages of the old version, of the new one

    def told(self) -> int:
        """How often a session was told that its replica was gone."""
        return sum(visitor.times_told for visitor in self.visitors)

    async def open_all(self, visitors: Sequence[Visitor]) -> None:
        """Visitors come one after the other, and stay."""
        opening = []
        for visitor in visitors:
            opening.append(asyncio.create_task(self._guarded(visitor, first=True)))
            await asyncio.sleep(1 / OPENED_A_SECOND)
        await asyncio.gather(*opening)

    async def click(self, seconds: float) -> None:
        """All visitors click for a while, each after pauses of its own; one that is cut off comes back at once."""
        until = time.monotonic() + seconds
        await asyncio.gather(*(self._clicks(visitor, until) for visitor in self.visitors))

    async def _clicks(self, visitor: Visitor, until: float) -> None:
        while (pause := random.uniform(0, 2 * PAUSE)) < until - time.monotonic():
            closed = asyncio.ensure_future(visitor.socket.wait_closed())
            await asyncio.wait([closed], timeout=pause)
            closed.cancel()
            await self._guarded(visitor)
        await asyncio.sleep(max(0.0, until - time.monotonic()))

    async def draw_all(self) -> None:
        """Every visitor draws the page once more, a few at a time."""
        few = asyncio.Semaphore(8)

        async def drawn(visitor: Visitor) -> None:
            async with few:
                await self._guarded(visitor)

        await asyncio.gather(*(drawn(visitor) for visitor in self.visitors))

    async def _guarded(self, visitor: Visitor, first: bool = False) -> None:
        phase = self.phase
        try:
            if first:
                await visitor.open()
            self.times.setdefault(phase, []).append(await visitor.draw())
        except Exception as error:  # noqa: BLE001 - whatever a visitor meets is counted
            self.errors.append(f"{phase}: {type(error).__name__} {error}")
            return
        old, new = self.right[visitor.page, visitor.query]
        if visitor.digest not in (old, new):
            self.wrong.append(f"{phase}: {visitor.page}?{visitor.query}")
        elif old != new:
            self.seen[visitor.digest == new] += 1


async def _digests(port: int) -> dict[tuple[str, str], str]:
    """What every address tells, drawn by one replica that nobody else asks."""
    found = {}
    for page, query in ADDRESSES:
        reader = Visitor(port, page, query)
        await Session.open(reader)  # at the replica itself
        found[page, query] = reader.digest
        await reader.close()
    return found


def right_pages(folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Digest of every address in the old and in the new version of the data, each from a fresh process."""
    store, found = Store(folder), []
    for is_new in (False, True):
        if is_new:
            store.roll_out()
        replica = Replica(store, "alone")
        try:
            replica.wait()
            found.append(asyncio.run(_digests(replica.port)))
        finally:
            replica.kill()
    return {address: (found[0][address], found[1][address]) for address in ADDRESSES}


async def drilled(drill: Drill, replicas: list[Replica], store: Store) -> float:
    """The three acts; seconds until the killed replica's successor was ready."""
    await drill.open_all(drill.visitors)
    _say_where(replicas)
    drill.phase = "quiet"
    await drill.click(QUIET)
    drill.phase = "replica killed"
    clicking = asyncio.create_task(drill.click(RECOVERY))
    await asyncio.sleep(5)
    gone, told = replicas[0].sessions(), drill.told()
    await asyncio.to_thread(replicas[0].kill)
    ready = await asyncio.to_thread(replicas[0].replace)
    await clicking
    row("sessions told that their replica was gone", drill.told() - told, "", gone, "those it held; resumed by address")
    drill.phase = "newcomers"
    newcomers = [Visitor(visitor.port, visitor.page, visitor.query) for visitor in drill.visitors[::10]]
    await drill.open_all(newcomers)
    drill.visitors += newcomers
    print(f"{len(newcomers)} newcomers; the successor holds {replicas[0].sessions()} sessions", flush=True)
    drill.phase = "version rolled out"
    clicking = asyncio.create_task(drill.click(QUIET))
    await asyncio.sleep(5)
    await asyncio.to_thread(store.roll_out)
    await clicking
    before, drill.phase = drill.seen[0], "at the end"
    await drill.draw_all()
    row("pages of the old version after the roll-out", drill.seen[0] - before, "", 0, "goal")
    _say_where(replicas)
    return ready


def _say_where(replicas: list[Replica]) -> None:
    print("sessions by replica:", *(replica.sessions() for replica in replicas), flush=True)


def main() -> int:
    """Print sessions, times, errors; 0 when nobody saw a wrong page or an error."""
    if NGINX is None:
        print("nginx is not installed: apt-get install nginx")
        return 1
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        right = right_pages(folder / "right")
        print(
            f"{len(right)} addresses; {sum(old != new for old, new in right.values())} of them tell the new version",
            flush=True,
        )
        store, secret = Store(folder / "store"), secrets.token_hex(32)
        replicas = [Replica(store, secret) for _ in range(REPLICAS)]
        try:
            for replica in replicas:
                replica.wait()
            (folder / "nginx").mkdir()
            with proxied(folder / "nginx", [replica.port for replica in replicas], trusted=True) as port:
                drill = Drill(port, sessions, right)
                ready = asyncio.run(drilled(drill, replicas, store))
            memory = sum(replica.memory_mb() for replica in replicas)
        finally:
            for replica in replicas:
                replica.kill()
    _print(drill, ready, memory)
    return 1 if drill.wrong or drill.errors else 0


def _print(drill: Drill, ready: float, memory: float) -> None:
    row("sessions", len(drill.visitors), "", len(drill.visitors), "opened through nginx")
    for phase, times in drill.times.items():
        p50, p95 = percentile(times, 50), percentile(times, 95)
        print(f"{phase:<20} {len(times):>6} pages, p50 {p50:>8.0f} ms, p95 {p95:>8.0f} ms")
    row("the killed replica's successor was ready", ready, "s", 60, "goal")
    row("pages that are of no version", len(drill.wrong), "", 0, "goal")
    row("errors", len(drill.errors), "", 0, "goal")
    row("memory of three replicas", memory, "MB", 3 * 1024, "goal")
    for line in (drill.wrong + drill.errors)[:10]:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
