"""Ten visitors on random costly addresses (indexes with their Monte Carlo, clusters, types): what a reader of a plain profile feels."""

import asyncio
import random
import urllib.parse

from bench.report import percentile, row
from bench.server import ROOT, Session, running

VISITORS = 10
BEFORE = 60  # reruns of the profile without others
SECONDS = 40.0
PAUSE = 0.1
PROFILE = ("profile", "lang=bg&area=PAZ21")
NORMALISATIONS = ("minmax", "zscore", "rank", "goalposts", "distance_to_max")
AGGREGATIONS = ("arithmetic", "geometric", "harmonic", "power")


def costly_address(rng: random.Random) -> tuple[str, str]:
    """A page and its query, so random that nobody has asked it before."""
    country = rng.choice(("UA", "UA", "BG"))
    kind = rng.choice(("index", "index", "types", "spots"))
    choices = {"lang": rng.choice(("en", "uk", "bg")), "country": country}
    if kind == "index":
        choices |= {
            "show": "index",
            "normalisation": rng.choice(NORMALISATIONS),
            "aggregation": rng.choice(AGGREGATIONS),
        }
        choices |= {"weights": f"people*{rng.randint(20, 60) * 0.05:.2f}"}
    elif kind == "types":
        choices |= {"map": "types", "types": str(rng.randint(2, 6)), "method": rng.choice(("ward", "kmeans"))}
    else:
        choices |= {"map": "spots", "indicator": rng.choice(("population_persons", "share_aged_65_plus_pct"))}
        choices |= {"statistic": rng.choice(("moran", "g_star"))}
    return "potential", urllib.parse.urlencode(choices)


def measure() -> None:
    """Print the profile's p95 alone and beside the visitors, and how many costly pages they got."""
    with running(ROOT / "app.py") as server:
        asyncio.run(_measured(server.port))


async def _measured(port: int) -> None:
    reader = Session(port, *PROFILE)
    await reader.open()
    for _ in range(5):  # warm-up
        await reader.rerun()
    alone = [await _timed(reader) for _ in range(BEFORE)]
    answered: list[float] = []
    visitors = [asyncio.create_task(_visit(port, number, answered)) for number in range(VISITORS)]
    await asyncio.sleep(3)
    clock, beside = asyncio.get_running_loop(), []
    until = clock.time() + SECONDS
    while clock.time() < until:
        beside.append(await _timed(reader))
    for visitor in visitors:
        visitor.cancel()
    await asyncio.gather(*visitors, return_exceptions=True)
    late = percentile(alone, 95)
    row("plain profile alone: p95", late, "ms", 300, f"p50 {percentile(alone, 50):.0f} ms")
    row(
        f"beside {VISITORS} costly visitors: p95",
        percentile(beside, 95),
        "ms",
        2 * late,
        f"p50 {percentile(beside, 50):.0f} ms",
    )
    row(f"costly pages answered in {SECONDS:.0f} s", len(answered), "", 1000, "for the record")


async def _timed(reader: Session) -> float:
    await asyncio.sleep(PAUSE)
    return await reader.rerun()


async def _visit(port: int, seed: int, answered: list[float]) -> None:
    """One costly address after the other, each as a new visitor."""
    rng = random.Random(seed)
    while True:
        visitor = Session(port, *costly_address(rng))
        await visitor.open()
        answered.append(1)
        await visitor.close()
