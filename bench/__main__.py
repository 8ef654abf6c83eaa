"""python -m bench [reruns|maps|queries|start]: measure and print beside the comparison; all of them without a name."""

import sys

from bench import maps, queries, reruns, start

BENCHES = {"queries": queries.measure, "reruns": reruns.measure, "maps": maps.measure, "start": start.measure}

if __name__ == "__main__":
    for name in sys.argv[1:] or list(BENCHES):
        print(f"\n== {name}")
        BENCHES[name]()
