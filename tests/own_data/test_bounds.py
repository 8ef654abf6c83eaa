"""What a reading may cost: columns, cells, unknown rows, and one reading at a time."""

import gc
import io
import threading
import time
import zipfile

import pytest

from patokaz.own_data.matched import places_of
from patokaz.own_data.matching import LISTED, match_areas
from patokaz.own_data.reading import read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.turns import MOST_WAITING, Turns


@pytest.mark.parametrize("columns", [201, 40_000])
def test_wide_tables_are_refused_at_once(columns: int) -> None:
    rows = [";".join(f"c{at}" for at in range(columns)), *("MK00101" + ";1" * (columns - 1) for _ in range(2))]
    started = time.process_time()
    with pytest.raises(UnreadableTable) as caught:
        read_table("\n".join(rows).encode(), "wide.csv")
    assert caught.value.reason == "too_many_columns" and time.process_time() - started < 3


@pytest.mark.parametrize(
    "row", ["село Непознате {:06d};{}", "Непознате{:06d}, Полтавська обл.;{}", "Непознате{:06d} Львівська область;{}"]
)
def test_unknown_rows_cost_little_beyond_those_that_are_listed(row: str) -> None:
    rows = [row.format(at, at) for at in range(20_000)]
    content = "\n".join(["громада;v", "Марківка;1", *rows]).encode()
    places_of("UA", "municipality")
    gc.freeze()  # as the server does: what other tests left is not looked through for every thousand rows
    started = time.thread_time()  # other tests' threads are still at work
    found = match_areas(
        read_table(content, "rows.csv"), places_of("UA", "municipality"), "rows.csv", "UA", "municipality"
    )
    taken = time.thread_time() - started
    gc.unfreeze()
    assert taken < 15  # one and a half on a quiet machine; with neighbours for every row, minutes
    assert found.lost == 20_000
    assert [bool(row.candidates) for row in found.unmatched[: LISTED + 1]] == [True] * LISTED + [False]


def document(row: str) -> bytes:
    target = io.BytesIO()
    spaces = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {' '.join(spaces.format(key) for key in ('office', 'table', 'text'))}><office:body>"
            f'<office:spreadsheet><table:table table:name="A">{row}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return target.getvalue()


CELL = '<table:table-cell {} office:value-type="{}" office:value="{}"><text:p>x</text:p></table:table-cell>'
TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def test_cells_that_unfold_without_end_are_refused() -> None:
    cell = CELL.format('table:number-columns-repeated="16000"', "float", "1")
    with pytest.raises(UnreadableTable) as caught:
        read_table(document(f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'), "x.ods")
    assert caught.value.reason == "too_many_cells"


def test_one_at_a_time_and_the_place_in_line_is_told() -> None:
    turns, inside, most, told = Turns(), [0], [0], []

    def work() -> None:
        with turns.turn(told.append):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.05)
            inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1 and set(told) <= {1, 2, 3} and 1 in told


def test_who_gives_up_leaves_the_line_and_a_full_line_is_told() -> None:
    turns = Turns()

    def give_up(before: int) -> None:
        raise KeyError(before)

    with turns.turn(lambda before: None):
        with pytest.raises(KeyError), turns.turn(give_up):
            pass
        turns._line.extend(object() for _ in range(MOST_WAITING))
        with pytest.raises(UnreadableTable) as caught, turns.turn(give_up):
            pass
    assert caught.value.reason == "busy"
