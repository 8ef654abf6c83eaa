"""python -m bench [queries|reruns|maps|start|index|similarity|documents|plan|hostile|wall]: measure and print beside the comparison; all of them without a name."""

import sys

from bench import documents, hostile, index, maps, plan, queries, reruns, similarity, start, wall

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
}

if __name__ == "__main__":
    for name in sys.argv[1:] or list(BENCHES):
        print(f"\n== {name}")
        BENCHES[name]()
