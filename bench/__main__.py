"""python -m bench [queries|reruns|maps|start|index|similarity|documents|plan|hostile|wall|jobs|pages|places|releases|sentences|axe]: measure and print beside the comparison; the last five only by name."""

import sys

from bench import (
    axe,
    documents,
    hostile,
    index,
    jobs,
    maps,
    pages,
    places,
    plan,
    queries,
    releases,
    reruns,
    sentences,
    similarity,
    start,
    wall,
)

BENCHES = {
    "axe": axe.measure,
    "queries": queries.measure,
    "reruns": reruns.measure,
    "maps": maps.measure,
    "start": start.measure,
    "similarity": similarity.measure,
    "documents": documents.measure,
    "index": index.measure,
    "plan": plan.measure,
    "hostile": hostile.measure,
    "wall": wall.measure,
    "jobs": jobs.measure,
    "pages": pages.measure,
    "places": places.measure,
    "releases": releases.measure,
    "sentences": sentences.measure,
}
LONG = ("axe", "pages", "places", "releases", "sentences")

if __name__ == "__main__":
    for name in [name for name in sys.argv[1:] if name in BENCHES] or [name for name in BENCHES if name not in LONG]:
        print(f"\n== {name}")
        BENCHES[name]()
