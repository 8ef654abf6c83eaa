"""python -m bench [name …] [--keep]: measure and print beside the comparison; --keep appends the figures to bench/history.csv.

Without names all but the long ones, whose figures are of every place or of minutes: axe, hostile, lake, pages, places,
releases, sentences, visitors.
"""

import sys

from bench import (
    axe,
    build,
    documents,
    first_visit,
    hostile,
    index,
    jobs,
    lake,
    maps,
    pages,
    places,
    plan,
    queries,
    releases,
    report,
    reruns,
    sentences,
    similarity,
    start,
    visitors,
    wall,
)

BENCHES = {
    "axe": axe.measure,
    "build": build.measure,
    "queries": queries.measure,
    "reruns": reruns.measure,
    "maps": maps.measure,
    "start": start.measure,
    "phone": first_visit.measure,
    "similarity": similarity.measure,
    "documents": documents.measure,
    "index": index.measure,
    "plan": plan.measure,
    "lake": lake.measure,
    "hostile": hostile.measure,
    "visitors": visitors.measure,
    "wall": wall.measure,
    "jobs": jobs.measure,
    "pages": pages.measure,
    "places": places.measure,
    "releases": releases.measure,
    "sentences": sentences.measure,
}
LONG = ("axe", "hostile", "lake", "visitors", "pages", "places", "releases", "sentences")

if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name in BENCHES]
    if sys.argv[1:] and not names and sys.argv[1:] != ["--keep"]:
        sys.exit(f"No such bench. There are: {', '.join(BENCHES)}.")
    for name in names or [name for name in BENCHES if name not in LONG]:
        print(f"\n== {name}")
        report.forget()
        BENCHES[name]()
        if "--keep" in sys.argv:
            report.keep(name)
