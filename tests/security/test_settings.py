"""Files that spreadsheets open and settings of the server."""

import tomllib
from pathlib import Path

import pandas as pd
from fontTools.ttLib import TTFont

from patokaz.reports.files.tables import csv_file

ROOT = Path(__file__).parents[2]


def test_headings_of_a_csv_are_no_formulas() -> None:
    table = pd.DataFrame({"=1+1": ["=cmd"], "@sum": [-1.5], "plain": ["text"]})
    assert csv_file(table).decode("utf-8-sig").splitlines() == ["'=1+1,'@sum,plain", "'=cmd,-1.5,text"]


def test_the_server_keeps_little_of_whom_has_left() -> None:
    server = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]
    assert server["disconnectedSessionTTL"] <= 30
    assert server["maxUploadSize"] <= 20 and server["maxMessageSize"] <= 20
    assert server["fileWatcherType"] == "none"


def test_little_is_sent_twice_or_unpacked() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["enableWebsocketCompression"] and settings["global"]["minCachedMessageSize"] <= 400
    for face in settings["theme"]["fontFaces"]:
        file = ROOT / face["url"].removeprefix("app/")
        letters = TTFont(file).getBestCmap()
        assert all(ord(letter) in letters for letter in "ЃѓЌќЈјЉљЊњЏџЅѕЀѝЇїІіЄєҐґЪъЮюЯяÇçËë’–№")
        assert file.stat().st_size < 50_000
        assert face["family"] in (ROOT / "static" / "patokaz.css").read_text(encoding="utf-8")
