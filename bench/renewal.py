"""An office's table of 86 codes, 21 years and 20 ages read, proven and mapped to our areas, beside its cells as a plain table."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from time import process_time

import pandas as pd

from bench.report import percentile, ratio, row
from data.renew.connectors import connectors
from data.renew.fetching import Fetched
from data.renew.outcome import place_of, read
from data.renew.store import Answer, Request
from data.renew.workspace import Workspace
from tests.renew.office import large_deaths

ROUNDS = 5


def measure() -> None:
    """Print the seconds of processor time until the rows of the table stand, and how often that is the plain table's."""
    text = large_deaths()
    with tempfile.TemporaryDirectory() as folder:
        place = place_of(Workspace("mk", Path(folder)))
    answer = Answer(Request("FILE", "a"), 0, {}, text.encode(), "")
    fetched = Fetched(replace(connectors("mk")["mk_deaths"], controls=()), [answer], "")
    spent, plain = [], []
    for _ in range(ROUNDS):
        began = process_time()
        document = json.loads(text)
        codes = [document["dimension"][key]["category"]["index"] for key in document["id"]]
        pd.DataFrame({"value": document["value"]}, index=pd.MultiIndex.from_product(codes)).reset_index()
        plain.append(process_time() - began)
        began = process_time()
        _, reading = read(fetched, place)
        spent.append(process_time() - began)
        assert len(reading.rows) == 81 * 21
    row("a table of 86 x 21 x 20 read", percentile(spent, 50), "s", 2, "goal")
    ratio("a table of 86 x 21 x 20 read", spent, plain, 40, "as a plain table")
