"""python -m bench.fuzz [--addresses 3000] [--files 3000] [--first 0]: hostile addresses and files, the same ones for the same numbers.

Each must end in the usual view, a sentence or the refusal that its reader declares. Prints what did not; 1 if anything.
"""

import argparse
import io
import json
import logging
import random
import re
import sys
import time
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
from markupsafe import escape
from PIL import Image
from streamlit.testing.v1 import AppTest

from bench.needle import needle
from patokaz.frame.menu import PAGES
from patokaz.index.choices import Choices, read_recipe
from patokaz.language.words import words
from patokaz.own_data.reading import read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.reports.files.uploads import UnreadablePicture, read_upload

ROOT = Path(__file__).parents[1]
MOST_SECONDS = 5.0  # of processor time, a file
MOST_WAITING = 300  # seconds, a page on a busy machine
KEYS = """
    country area indicator level year scheme classes within show map maps second statistic correction of method types table region own
    better imputation treatment normalisation aggregation availability power reference weights directions targets lower_posts
    upper_posts own_figures source status from to least programme slides slide swot group group_name with nearest until by card_figures
    card_colour project at container currency example find first head idea largest list matrix more node one partners picked places
    result rows sector_area seek sort start statement together tree view name service
""".split()  # noqa: SIM905 - as a list fifty lines long
VALUES = (
    "", "\x00", "' OR 1=1 --", "<script>zqx(1)</script>", '"><svg/onload=zqx(1)>', "{0}", "{value.__class__}", "[zqx](javascript:a)",
    "\u202eabc", "x" * 8192, "9" * 400, "1e999", "NaN", "-1", "²", "١٢", "../../etc/passwd", "own:0", "own:-1", "a,b,,,", "," * 500, "*",
    "a*nan", "𝟚𝟘𝟚𝟙", "MK\x00", "UA74100270000049748", "PAZ21", "index", "spots", "several", "types", "similar", "edit",
)  # fmt: skip


def hostile_address(seed: int) -> tuple[str, dict[str, object]]:
    """A page and its query parameters."""
    rng = random.Random(seed)
    told: dict[str, object] = {key: rng.choice(VALUES) for key in rng.sample(KEYS, rng.choice([1, 2, 4, 8]))}
    told.setdefault("country", rng.choice(["MK", "BG", "UA"]))
    told.setdefault("area", rng.choice(["PAZ21", "MK00805", "UA23060070000082704"]))
    if rng.random() < 0.1:
        told["area"] = ["PAZ21", rng.choice(VALUES)]
    return rng.choice(PAGES), told


class Errors(logging.Handler):
    """Collects what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.told.append(record.getMessage())


def address_fault(seed: int) -> str:
    """What is wrong with the page of a hostile address; empty where nothing is."""
    page, told = hostile_address(seed)
    errors = Errors()
    logging.getLogger().addHandler(errors)
    try:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=MOST_WAITING)
        for key, value in told.items():
            app.query_params[key] = value
        app.query_params["lang"] = "en"
        app.run()
        if page != "overview":
            app.switch_page(f"pages/{page}.py").run()
    except RuntimeError as error:  # of a run that takes longer than the time it is given
        return str(error)
    finally:
        logging.getLogger().removeHandler(errors)
    text = "\n".join(str(element.proto.body) for element in app.get("html"))
    faults = {
        "exception": bool(app.exception),
        "failed page": escape(words("en")("error.failed_title")) in text,
        "no statistics file": escape(words("en")("error.no_database_title")) in text,
        "markup of the address": bool(re.search(r"<(script|svg|img)[^>]{0,20}zqx", text)),
        f"error logged: {errors.told[:1]}": bool(errors.told),
    }
    return ", ".join(name for name, true in faults.items() if true)


def _saved(kind: str, **options: object) -> bytes:
    held = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(held, kind, **options)
    return held.getvalue()


def _workbook() -> bytes:
    held = io.BytesIO()
    pd.DataFrame({"code": ["MK00101", "MK00102"], "v": [1, 2.5]}).to_excel(held, index=False)
    return held.getvalue()


def _bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<row>" * 8_000_000)
    return held.getvalue()


@cache
def seeds() -> dict[str, tuple[bytes, ...]]:
    """Files of each kind, good ones and ones made to cost."""
    table = "code;v\nMK00101;1,5\nMK00102;2.5\n"
    return {
        "table.csv": (table.encode(), table.encode("utf-16"), b"\xff\xfe" + b"a" * 999, b";" * 100_000, b'"' * 100_000, b"9" * 100_000),
        "table.xlsx": (_workbook(), _bomb()),
        "picture": (
            _saved("PNG"), _saved("JPEG", comment=b"x" * 60_000), _saved("WEBP"), needle(1, 40_000_000), needle(9_000, 1_000),
            b"\x89PNG\r\n\x1a\n<svg xmlns='http://www.w3.org/2000/svg'/>",
        ),
        "recipe.json": (
            Choices("BG").as_json().encode(), b"[" * 100_000, b'{"a":' * 50_000,
            json.dumps(json.loads(Choices("BG").as_json()) | {"weights": {f"x{i}": 2 for i in range(9_000)}}).encode(),
            Choices("BG").as_json().replace('"weights": {}', '"weights": {"people": 1' + "0" * 400 + "}").encode(),
        ),
    }  # fmt: skip


READERS: dict[str, tuple[Callable[[bytes], object], type[Exception]]] = {
    "table.csv": (lambda content: read_table(content, "table.csv"), UnreadableTable),
    "table.xlsx": (lambda content: read_table(content, "table.xlsx"), UnreadableTable),
    "picture": (read_upload, UnreadablePicture),
    "recipe.json": (read_recipe, ValueError),
}


def hostile_file(seed: int) -> tuple[str, bytes]:
    """A kind of READERS and a file: one of `seeds`, spoiled in up to four places."""
    rng = random.Random(seed)
    kind = rng.choice(list(READERS))
    content = rng.choice(seeds()[kind])
    for _ in range(rng.choice([0, 1, 1, 2, 4])):
        at = rng.randrange(len(content) + 1)
        to = min(len(content), at + rng.choice([1, 4, 64, 4096]))
        filling = rng.choice(
            [
                b"",
                b"\0" * 40,
                rng.randbytes(to - at),
                content[at:to] * 9,
                b"\xff\xfe",
                b"=1+1",
                b"NaN",
                b"1e400",
                b"\r\n" * 99,
            ]
        )
        content = content[:at] + filling + content[to:]
    return kind, content


def file_fault(seed: int) -> str:
    """What is wrong with how a hostile file is read; empty where it is read or refused as declared, in time."""
    kind, content = hostile_file(seed)
    reader, refusal = READERS[kind]
    started = time.process_time()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            told = reader(content)
    except refusal:
        told = None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is looked for
        return f"{kind}: {type(error).__name__}: {str(error)[:80]}"
    spent = time.process_time() - started
    if spent > MOST_SECONDS:
        return f"{kind}: {spent:.1f} s"
    if kind == "recipe.json" and told and sum(map(len, told.values())) > 8_000:
        return f"{kind}: an address of {sum(map(len, told.values()))} letters"
    return ""


def main() -> int:
    """Try them all; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description="Hostile addresses and files.")
    parser.add_argument("--addresses", type=int, default=3000)
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--first", type=int, default=0, help="number of the first one")
    options = parser.parse_args()
    bare_mode = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    bare_mode.addFilter(lambda record: record.levelno >= logging.ERROR)
    faults = 0
    for name, many, fault in (("files", options.files, file_fault), ("addresses", options.addresses, address_fault)):
        for seed in range(options.first, options.first + many):
            found = fault(seed)
            if found:
                faults += 1
                print(f"{name} {seed}: {found}", flush=True)
            if (seed - options.first) % 100 == 99:
                print(f"{name} to {seed} tried, {faults} faults", flush=True)
        print(f"{many} hostile {name} tried", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
