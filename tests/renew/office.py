"""An office on loopback that answers as MakStat does, or as it fails; its data are made by hand from recorded metadata."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from data.renew.connectors import Connector, connectors
from data.renew.net import Courier, Limits, Pace
from data.renew.steps import Officer
from data.renew.store import AnswerStore

ANSWERS = Path(__file__).parent / "answers"
ROOT = "/PXWeb/api/v1/mk"
VITAL = "Naselenie/Vitalna"
DEATHS = f"{VITAL}/225_VitStat_Op_UmrVoz_ml.px"
SKOPJE = ["0094", "0108", "0027", "0035", "0043", "0051", "0116", "0060", "0078", "0086"]
MERGED = ["1228", "1384", "1414", "1872"]


def recorded(name: str) -> str:
    """A recorded answer of MakStat."""
    return (ANSWERS / "makstat" / name).read_text(encoding="utf-8")


def deaths_metadata() -> dict[str, Any]:
    """The recorded metadata of deaths by municipality, age and year."""
    return dict(json.loads(recorded("metadata_225_VitStat_Op_UmrVoz_ml.json")))


def count(area: str, year: str, age: str) -> int | None:
    """A number of deaths made by hand: the sum of what it stands above, the last two digits of the code otherwise."""
    if area in MERGED:
        return 0
    if area == "0000":
        return sum(count(code, year, age) or 0 for code in municipalities())
    if area == "0019":
        return sum(count(code, year, age) or 0 for code in SKOPJE)
    if age == "total":
        return sum(count(area, year, code) or 0 for code in ("0-4", "5-14", "15-24", "25-44", "45-64", "65+"))
    return 20 + int(area) % 7 + int(year) % 2 + len(age)


def municipalities() -> list[str]:
    """The 80 codes of today."""
    codes = deaths_metadata()["variables"][0]["values"]
    return [code for code in codes if code not in ("0000", "0019", *MERGED)]


Value = Callable[[str, str, str], "float | None"]


def cube(metadata: dict[str, Any], chosen: Sequence[Sequence[str]], value: Value, decimals: int = 0) -> str:
    """A JSON-stat 2 answer, in the form of the recorded ones, for the chosen codes of each variable."""
    variables = metadata["variables"]
    dimension = {}
    for variable, codes in zip(variables, chosen, strict=True):
        labels = dict(zip(variable["values"], variable["valueTexts"], strict=True))
        category = {
            "index": {code: at for at, code in enumerate(codes)},
            "label": {code: labels[code] for code in codes},
        }
        dimension[variable["code"]] = {"label": variable["text"], "category": category}
    values = [value(a, y, g) for a in chosen[0] for y in chosen[1] for g in chosen[2]]
    return json.dumps({
        "class": "dataset", "label": metadata["title"], "updated": "2009-09-29T13:00:00Z",
        "id": [variable["code"] for variable in variables], "size": [len(codes) for codes in chosen],
        "dimension": dimension, "value": values, "version": "2.0", "extension": {"px": {"decimals": decimals}},
    }, ensure_ascii=False)  # fmt: skip


def large_deaths() -> str:
    """86 codes, 21 years and 20 ages in the form of the recorded answers: 36,120 cells made by hand that add up."""
    bands = [f"{low}-{low + 4}" for low in range(0, 90, 5)] + ["90+"]
    metadata = deaths_metadata()
    metadata["variables"][2] |= {"values": ["total", *bands], "valueTexts": ["Вкупно", *bands]}
    totals = {code: 1 + int(code) % 9 for code in municipalities()}
    skopje = sum(totals[code] for code in SKOPJE)

    def consistent(area: str, year: str, age: str) -> int:
        one = {"0000": sum(totals.values()), "0019": skopje}.get(area, totals.get(area, 0))
        return one * (19 if age == "total" else 1)

    return cube(metadata, [variable["values"] for variable in metadata["variables"]], consistent)


class Office:
    """What the loopback server answers; attributes may be changed before it is asked. `calls` are the paths asked for."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.metadata = deaths_metadata()
        self.value: Value = count
        self.decimals = 0
        self.updated = "2026-07-28T12:00:00"
        self.most_cells = 10**9
        self.limits = recorded("config.json")
        self.path = DEATHS
        self.failures: dict[int, Response] = {}
        self.calls: list[str] = []
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request(re.compile(f"^{ROOT}/.*")).respond_with_handler(self._answer)

    @property
    def host(self) -> str:
        """Name and port."""
        return f"{self.server.host}:{self.server.port}"

    def connector(self, table: str = "mk_deaths") -> Connector:
        """The shipped connector, asking this server; without the controls, which belong to the real figures."""
        known = connectors("mk")[table]
        return replace(known, base=self.server.url_for(f"{ROOT}/MakStat"), controls=())

    def courier(self, store: AnswerStore) -> Courier:
        """A courier that may ask this server and does not wait."""
        return Courier(store, hosts=frozenset({self.host}), pace=Pace(10**6), limits=Limits(0.0, timeout_seconds=5))

    def officer(self) -> Officer:
        """An officer who asks this server."""
        return Officer("Ana", "MK00101", self.courier)

    def _answer(self, request: Request) -> Response:
        path = unquote(request.path).removeprefix(f"{ROOT}/").removeprefix("MakStat").strip("/")
        self.calls.append(f"{request.method} {path or 'config'}")
        if failure := self.failures.pop(len(self.calls), None):
            return failure
        if request.method == "POST":
            return self._data(request)
        if not path and "config" in request.args:
            return Response(self.limits)
        if path == self.path:
            return Response(json.dumps(self.metadata, ensure_ascii=False))
        folder, _, name = self.path.rpartition("/")
        if path == folder:
            return Response(
                json.dumps([{"id": name, "type": "t", "text": self.metadata["title"], "updated": self.updated}])
            )
        if not path or folder.startswith(f"{path}/"):
            inner = folder.removeprefix(f"{path}/").split("/")[0]
            return Response(json.dumps([{"id": inner, "type": "l", "text": inner}]))
        return Response("Not Found", status=404)

    def _data(self, request: Request) -> Response:
        asked = {part["code"]: part["selection"]["values"] for part in json.loads(request.get_data())["query"]}
        chosen = [asked[variable["code"]] for variable in self.metadata["variables"]]
        if len(chosen[0]) * len(chosen[1]) * len(chosen[2]) > self.most_cells:
            return Response("Forbidden", status=403)
        return Response(cube(self.metadata, chosen, self.value, self.decimals))
