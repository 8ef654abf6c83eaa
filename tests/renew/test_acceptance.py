"""From an answer to figures in place: what the judgement says, what stops it, and that nothing changes by halves."""

import json
import resource
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data import build
from data.renew import __main__ as command
from data.renew import overlay, report, steps
from data.renew.connectors import Connector, connectors
from data.renew.kinds import mixed
from data.renew.outcome import Outcome, Place, outcome
from data.renew.steps import Officer
from data.renew.store import write_whole
from data.renew.words import Failure
from data.renew.workspace import Workspace
from data.tables import MalformedTable
from patokaz.language.words import LANGUAGES
from patokaz.statistics import freshness
from patokaz.statistics.paths import ROOT
from tests.renew.edits import add, clear, later_year, rename_dimension, without_last_year
from tests.renew.office import ANSWERS, Office, count, cube, deaths_metadata

OFFICER = Officer("Ana", "MK001")
REASON = "The office revised 2016 and 2020"
TODAY = date(2026, 11, 28)
NAME = "525_VitStat_Reg_UmrVozr_ml.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the recorded deaths by region, as an officer saves them."""
    saved = tmp_path / "saved"
    saved.mkdir()
    shutil.copy(ANSWERS / "makstat" / f"data_{NAME}", saved / NAME)
    return saved


def regions(workspace: Workspace, folder: Path) -> Outcome:
    connector = workspace.connector("mk_deaths_regions")
    steps.take(workspace, connector, folder)
    return steps.judge(workspace, connector, TODAY)


def change(folder: Path, edit: Callable[[dict[str, object]], None]) -> None:
    """Change the saved answer."""
    document = json.loads((folder / NAME).read_text(encoding="utf-8"))
    edit(document)
    (folder / NAME).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def later(folder: Path) -> Path:
    """The answer as the office might give it next: 7 deaths of 2022 in Vardar, not in Skopje, and a new year."""

    def edit(document: dict[str, object]) -> None:
        for region, more in (("001", 7), ("008", -7)):
            for age in ("65+", "Total"):
                add(document, (region, "2022", age), more)
        later_year(document, "2026")

    change(folder, edit)
    return folder


def accepted(workspace: Workspace, folder: Path) -> Path:
    return steps.accept(workspace, regions(workspace, folder), OFFICER, REASON, lambda: None)


def codes(done: Outcome) -> dict[str, str]:
    return {finding.code: finding.grade for finding in done.judgement.findings}


def test_what_later_deaths_would_change(workspace: Workspace, later: Path) -> None:
    """Two cells of the shipped years differ by 7; nine areas have a new year."""
    done = regions(workspace, later)
    counts = done.judgement.counts()
    assert counts == {"new": 9, "revised": 2, "vanished": 0, "unknown": 0, "broken": 0}
    largest = report.largest_revisions(done.judgement.changes, "MK001")
    assert len(largest) == 2 and largest.loc[0, "area_id"] == "MK001"  # the own area first
    assert (largest["difference"].abs() == 7).all()
    assert codes(done) == {"revised_much": "word", "known_error_dropped": "note"} or codes(done) == {
        "revised_much": "word"
    }
    moved = report.effects_table(done, "MK001").set_index("indicator")
    assert moved.loc["natural_change_persons", "year"] == 2022


def test_acceptance_needs_a_name_and_a_reason(workspace: Workspace, later: Path) -> None:
    done = regions(workspace, later)
    for officer, reason in ((OFFICER, " "), (Officer(""), REASON)):
        with pytest.raises(Failure, match="a name and"):
            steps.accept(workspace, done, officer, reason, lambda: None)
    assert not (workspace.folder / "observations").exists()


def test_the_record_tells_where_a_figure_comes_from(workspace: Workspace, later: Path) -> None:
    accepted(workspace, later)
    (table,) = overlay.accepted("mk", workspace.root)
    known = table.provenance
    assert known["accepted_by"] == "Ana" and known["reason"] == REASON and known["counts"]["revised"] == 2
    assert known["requests"][0]["sha256"] == _sha256(later / NAME)
    assert known["source"]["table_name"].startswith("525_VitStat_Reg_UmrVozr_ml.px Умрени лица")
    assert known["source"]["years"] == "2013–2026"
    shown = freshness.in_place("mk", workspace.root)
    assert shown.loc[0, ["table", "years", "accepted_by"]].tolist() == ["mk_deaths_regions", "2013–2026", "Ana"]


def test_the_build_takes_an_accepted_table_in_and_undo_takes_it_out(
    workspace: Workspace, later: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One command and one confirmation from a saved answer to the figures of the page; the source line is the record."""
    alone = tmp_path / "data"
    shutil.copytree(ROOT / "data" / "countries" / "mk", alone / "countries" / "mk")
    shutil.copytree(ROOT / "data" / "indicators", alone / "indicators")
    shutil.copy(ROOT / "data" / "structures.toml", alone)
    monkeypatch.setenv("PATOKAZ_DATA", str(alone))
    monkeypatch.setenv("PATOKAZ_RENEWED", str(workspace.root))
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path / "build"))
    monkeypatch.setenv("PATOKAZ_MAPS", str(tmp_path / "maps"))
    monkeypatch.setattr("builtins.input", lambda question: "yes" if "yes" in question else REASON)
    before = build.data_version()
    assert command.main(["mk", "mk_deaths_regions", "--from", str(later), "--by", "Ana", "--language", "en"]) == 0
    assert build.data_version() != before
    name = (tmp_path / "build" / build.POINTER).read_text()
    with duckdb.connect(str(tmp_path / "build" / name), read_only=True) as connection:
        found = connection.execute(
            "SELECT area_id, value, source_id FROM observation WHERE indicator_id = 'deaths_count' AND year = 2026 "
            "AND area_id LIKE 'MK%' ORDER BY area_id"
        ).fetchall()
        source = connection.execute(
            "SELECT publisher, years FROM source WHERE source_id = 'mk_deaths_regions'"
        ).fetchall()
        computed = connection.execute(
            "SELECT value FROM observation WHERE indicator_id = 'natural_change_persons' AND year = 2022 AND area_id = 'MK'"
        ).fetchall()
    assert found[0] == ("MK", 20287.0, "mk_deaths_regions") and found[-1][1] == 6165.0 and len(found) == 9
    assert source == [("State Statistical Office of the Republic of North Macedonia", "2013–2026")]
    assert computed == [(18073.0 - 22459.0,)]
    monkeypatch.setattr(steps, "_build", lambda: None)
    assert command.main(["undo", "mk", "mk_deaths_regions", "--language", "en"]) == 0
    assert build.data_version() == before


def test_undo_brings_back_what_was_accepted_before(workspace: Workspace, folder: Path) -> None:
    first = accepted(workspace, folder).read_bytes()
    change(folder, lambda document: add(document, ("008", "2024", "65+"), 1))
    change(folder, lambda document: add(document, ("008", "2024", "Total"), 1))
    change(folder, lambda document: add(document, ("000", "2024", "65+"), 1))
    change(folder, lambda document: add(document, ("000", "2024", "Total"), 1))
    target = accepted(workspace, folder)
    assert target.read_bytes() != first
    steps.undo(workspace, "mk_deaths_regions", lambda: None)
    assert target.read_bytes() == first
    steps.undo(workspace, "mk_deaths_regions", lambda: None)
    assert not target.exists()
    with pytest.raises(Failure, match="nothing to undo"):
        steps.undo(workspace, "mk_deaths_regions", lambda: None)


def test_a_build_that_fails_takes_the_table_out_again(workspace: Workspace, folder: Path) -> None:
    def fails() -> None:
        raise MalformedTable("mk_deaths_regions.csv: row 2")

    with pytest.raises(Failure, match="removed again"):
        steps.accept(workspace, regions(workspace, folder), OFFICER, REASON, fails)
    assert not list(overlay.accepted("mk", workspace.root))


def test_a_table_edited_by_hand_is_refused(workspace: Workspace, folder: Path, shipped: dict[str, Place]) -> None:
    target = accepted(workspace, folder)
    target.write_text(target.read_text().replace("20287", "2028"))
    with pytest.raises(MalformedTable, match="changed after it was accepted"):
        overlay.with_rows(shipped["mk"].stored, "mk", shipped["mk"].areas, workspace.root)
    steps.undo(workspace, "mk_deaths_regions", lambda: None)
    assert overlay.with_rows(shipped["mk"].stored, "mk", shipped["mk"].areas, workspace.root) is shipped["mk"].stored


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk: the write ends with an error of the system."""
    target = tmp_path / "table.csv"
    target.write_text("old")
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
    try:
        with pytest.raises(OSError):
            write_whole(target, b"x" * 5000)
        with pytest.raises(Failure, match="old figures stay"):
            Workspace("mk", tmp_path).write_record("checked", {"a": "b" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, most))
        signal.signal(signal.SIGXFSZ, handler)
    assert target.read_text() == "old" and sorted(path.name for path in tmp_path.rglob("*.*")) == ["table.csv"]


@pytest.mark.parametrize(
    ("edit", "code", "grade"),
    [
        (lambda d: d.update(label="Нешто друго"), "title_changed", "word"),
        (lambda d: d["extension"]["px"].update(decimals=1), "decimals_changed", "hard"),
        (rename_dimension, "dimensions_changed", "hard"),
        (without_last_year, "year_dropped", "hard"),
        (lambda d: later_year(d, "2031"), "year_in_future", "hard"),
        (lambda d: later_year(d, "2026"), "year_new", "note"),
        (lambda d: clear(d, "008"), "areas_missing", "hard"),
        (lambda d: clear(d, "008"), "vanished", "word"),
    ],
    ids=["title", "decimals", "dimension", "year dropped", "future", "new year", "area", "vanished"],
)
def test_what_changed_since_the_last_acceptance(
    workspace: Workspace, folder: Path, edit: Callable[[dict[str, object]], None], code: str, grade: str
) -> None:
    accepted(workspace, folder)
    change(folder, edit)
    done = regions(workspace, folder)
    assert codes(done).get(code) == grade
    if grade == "hard":
        with pytest.raises(Failure, match="cannot be accepted"):
            steps.accept(workspace, done, OFFICER, REASON, lambda: None)


def test_time_stamps(office: Office, workspace: Workspace) -> None:
    """Unchanged: nothing to accept; older or the same with other values: a person must say why."""
    officer, connector = office.officer(), office.connector()

    def judged() -> Outcome:
        done = steps.fetch(workspace, connector, officer)
        place = _places(workspace)
        return outcome(done, place, workspace, TODAY)

    first = judged()
    without_stamp = replace(first, fetched=replace(first.fetched, updated=""))  # as from a folder
    steps.accept(workspace, without_stamp, officer, "first", lambda: None)
    assert steps.check(workspace, [connector], officer, again=True)["changed"].tolist() == ["no"], (
        "taken after the change"
    )
    steps.accept(workspace, first, officer, "again", lambda: None)
    workspace.write_record("checked", {})
    checked = steps.check(workspace, [connector], officer)
    assert checked["changed"].tolist() == ["no"]
    asked = len(office.calls)
    office.updated = "2026-09-01T12:00:00"
    assert steps.check(workspace, [connector], officer)["changed"].tolist() == ["no"]  # asked once a day
    assert len(office.calls) == asked
    assert steps.check(workspace, [connector], officer, again=True)["changed"].tolist() == ["yes"]
    assert freshness.beyond("mk", workspace.root)["table"].tolist() == ["mk_deaths"]
    office.updated = "2026-01-01T12:00:00"
    assert codes(judged())["stamp_older"] == "word"
    office.updated = "2026-07-28T12:00:00"
    office.value = _one_more
    assert codes(judged())["stamp_same"] == "word"


def _one_more(area: str, year: str, age: str) -> int:
    return (count(area, year, age) or 0) + (year == "2025" and area in ("0000", "1180") and age in ("total", "65+"))


def _told(workspace: Workspace, table: str) -> str:
    """What the page says of an office that could not be asked, in Ukrainian."""
    return str(freshness.beyond("mk", workspace.root).set_index("table").loc[table, "told"]["uk"])


def test_a_failing_office_does_not_keep_the_others_from_being_checked(office: Office, workspace: Workspace) -> None:
    nowhere = replace(office.connector(), id="mk_marriages", base="https://elsewhere.org/api")
    rows = steps.check(workspace, [nowhere, office.connector()], office.officer())
    assert rows["changed"].tolist() == ["unknown", "yes"]
    assert _told(workspace, "mk_marriages").startswith("elsewhere.org")
    found = replace(office.connector(), id="mk_marriages")
    again = steps.check(workspace, [found, office.connector()], office.officer())
    assert again["changed"].tolist() == ["yes", "yes"], "who did not answer is asked again on the same day"


def test_a_jump_a_zero_and_a_break_need_a_word(workspace: Workspace, shipped: dict[str, Place]) -> None:
    """By hand: one municipality halves, one falls to zero, all rise by 12 % in 2020."""
    metadata = deaths_metadata()

    def strange(area: str, year: str, age: str) -> int:
        own = 100 if age == "total" else 0
        own = 112 if age == "total" and year >= "2020" else own
        return {"1201": 0, "1015": 250 if age == "total" else 0}.get(area, own) if year == "2023" else own

    def summed(area: str, year: str, age: str) -> int:
        from tests.renew.office import MERGED, SKOPJE, municipalities

        if area in MERGED:
            return 0
        members = {"0000": municipalities(), "0019": SKOPJE}.get(area, [area])
        return sum(strange(member, year, "total") for member in members) if age in ("total", "65+") else 0

    text = cube(metadata, [one["values"] for one in metadata["variables"]], summed)
    done = _judged(replace(connectors("mk")["mk_deaths"], controls=()), text, shipped["mk"], workspace)
    assert {"jump", "zero", "break"} <= set(codes(done)) and not done.judgement.hard
    (found,) = [finding for finding in done.judgement.findings if finding.code == "break"]
    assert found.values == {"indicator": "deaths_count", "year": 2020, "pct": 12}


def test_a_census_is_never_divided_by_an_estimate(shipped: dict[str, Place]) -> None:
    """If the estimate took the place of the census of 2021, counts of the census would have a foreign denominator."""
    stored = shipped["mk"].stored
    kinds = {
        "mk_census_2021": "census",
        "mk_census_2002": "census",
        "new": "estimate",
        "mk_census_2021_ethnicity": "census",
    }
    replaced = (stored["indicator_id"] == "population_persons") & (stored["year"] == 2021)
    after = stored.assign(source_id=stored["source_id"].mask(replaced, "new"))
    found = dict(mixed(after, kinds, "new", "mk", shipped["mk"].indicators))
    assert found["population_change_pct"] == 2021 and found["share_ethnicity_turks_pct"] == 2021
    later = pd.concat([stored, stored[replaced].assign(year=2025, source_id="new")])
    assert mixed(later, kinds, "new", "mk", shipped["mk"].indicators) == []


def test_two_tables_do_not_bring_one_indicator(office: Office, workspace: Workspace, folder: Path) -> None:
    accepted(workspace, folder)
    done = steps.fetch(workspace, office.connector(), office.officer())
    found = outcome(done, _places(workspace), workspace, TODAY)
    assert codes(found)["brought_by_another"] == "hard"


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_report_speaks_every_language(workspace: Workspace, later: Path, language: str) -> None:
    done = regions(workspace, later)
    text = report.written(done, _places(workspace), language, "MK001")
    assert ("Vardar" in text) is (language in ("en", "sq")) and "2026" in text
    for english in ("New:", "Needs a reason", "replaces", "areas:", "Deaths"):
        assert (english in text) is (language == "en")


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def _places(workspace: Workspace) -> Place:
    from data.renew.outcome import place_of

    return place_of(workspace)


def _judged(connector: Connector, text: str, place: Place, workspace: Workspace) -> Outcome:
    from data.renew.fetching import Fetched
    from data.renew.store import Answer, Request

    return outcome(
        Fetched(connector, [Answer(Request("FILE", "a"), 0, {}, text.encode(), "")], ""), place, workspace, TODAY
    )
