"""python -m bench [queries|reruns|maps|start|index|similarity|documents|plan|hostile|wall|jobs|pages]: measure and print beside the comparison; all but pages without a name."""

import sys

from bench import documents, hostile, index, jobs, maps, plan, queries, reruns, similarity, start, wall

BENCHES = {
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
    "pages": documents.measure_pages,
}

if __name__ == "__main__":
    for name in [name for name in sys.argv[1:] if name in BENCHES] or [name for name in BENCHES if name != "pages"]:
        print(f"\n== {name}")
        BENCHES[name]()
