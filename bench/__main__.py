"""python -m bench [queries|reruns|maps|start|index|similarity|documents|lake|plan|hostile|wall|jobs|pages|places|sentences]: measure and print beside the comparison; the last three only by name."""

import sys

from bench import (
    documents,
    hostile,
    index,
    jobs,
    lake,
    maps,
    pages,
    places,
    plan,
    queries,
    reruns,
    sentences,
    similarity,
    start,
    wall,
)

BENCHES = {
    "queries": queries.measure,
    "reruns": reruns.measure,
    "maps": maps.measure,
    "start": start.measure,
    "similarity": similarity.measure,
    "documents": documents.measure,
    "index": index.measure,
    "lake": lake.measure,
    "plan": plan.measure,
    "hostile": hostile.measure,
    "wall": wall.measure,
    "jobs": jobs.measure,
    "pages": pages.measure,
    "places": places.measure,
    "sentences": sentences.measure,
}
LONG = ("pages", "places", "sentences")

if __name__ == "__main__":
    for name in [name for name in sys.argv[1:] if name in BENCHES] or [name for name in BENCHES if name not in LONG]:
        print(f"\n== {name}")
        BENCHES[name]()
