"""python -m bench [name …] [--keep]: measure and print beside the comparison; --keep appends the figures to bench/history.csv.

Without names all but the long ones, whose figures are of every place or of minutes: axe, hostile, jobs, lake, pages, places,
releases, sentences, visitors.
"""

import sys

from bench import (
    axe,
    build,
    changes,
    documents,
    first_visit,
    fragments,
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
    renewal,
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
    "fragments": fragments.measure,
    "maps": maps.measure,
    "changes": changes.measure,
    "start": start.measure,
    "phone": first_visit.measure,
    "similarity": similarity.measure,
    "documents": documents.measure,
    "index": index.measure,
    "plan": plan.measure,
    "renewal": renewal.measure,
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
LONG = ("axe", "hostile", "jobs", "lake", "visitors", "pages", "places", "releases", "sentences")

if __name__ == "__main__":
    asked = sys.argv[1:]
    takes_words = asked[:1] in (["axe"], ["jobs"])  # which views or jobs, though benches may be called so too
    names = asked[:1] if takes_words else [name for name in asked if name in BENCHES]
    if not names and asked not in ([], ["--keep"]):
        sys.exit(f"No such bench. There are: {', '.join(BENCHES)}.")
    for name in names or [name for name in BENCHES if name not in LONG]:
        print(f"\n== {name}")
        report.forget()
        BENCHES[name]()
        if "--keep" in sys.argv:
            report.keep(name)
