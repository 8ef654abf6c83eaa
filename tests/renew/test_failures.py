"""Every way in which an office or the way to it can fail, answered by a real server on loopback: the old figures stay."""

import json
import re
import resource
import signal
import socket
import ssl
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from data.renew import pxweb, steps
from data.renew.net import Courier, Limits, Pace
from data.renew.outcome import Place, read
from data.renew.store import AnswerStore, Request
from data.renew.words import Failure
from data.renew.workspace import Workspace
from tests.renew.office import ANSWERS, ROOT, Office, recorded

PAGE = "<!DOCTYPE html><html><body>Maintenance</body></html>"


def ask(office: Office, folder: Path, response: Response | None = None, cap: int = 10**6) -> bytes:
    """What a courier brings from one address that answers so."""
    if response is not None:
        office.server.expect_request("/one").respond_with_handler(lambda _: response)
    courier = Courier(
        AnswerStore(folder),
        frozenset({office.host}),
        pace=Pace(10**6),
        limits=Limits(0.0, timeout_seconds=3, cap_bytes=cap),
    )
    return courier.ask(Request("GET", office.server.url_for("/one"))).content


def failing(office: Office, workspace: Workspace) -> str:
    """Code of the failure that fetching the deaths ends with."""
    with pytest.raises(Failure) as caught:
        steps.fetch(workspace, office.connector(), office.officer())
    assert not list(workspace.root.rglob("fetched.meta"))
    assert not list(workspace.root.rglob("observations/*"))
    return caught.value.code


def test_no_network(office: Office, tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("localhost", 0))
        host = f"localhost:{closed.getsockname()[1]}"
    courier = Courier(AnswerStore(tmp_path), frozenset({host}), pace=Pace(10**6), limits=Limits(0.0))
    with pytest.raises(Failure) as caught:
        courier.ask(Request("GET", f"http://{host}/"))
    assert caught.value.code == "no_network"
    assert "--from" in caught.value.text("mk")


def test_name_not_resolved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Failure) as caught:
        Courier(AnswerStore(tmp_path), frozenset({"office.invalid"}), limits=Limits(0.0)).ask(
            Request("GET", "https://office.invalid/")
        )
    assert caught.value.code == "name_not_resolved"


def test_certificate_is_refused_with_the_remedy_and_taken_with_its_authority(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ANSWERS / "loopback.pem")
    with HTTPServer(host="localhost", ssl_context=context) as server:
        server.expect_request("/one").respond_with_data("[]")
        host = frozenset({f"localhost:{server.port}"})
        request = Request("GET", f"https://localhost:{server.port}/one")
        with pytest.raises(Failure) as caught:
            Courier(AnswerStore(tmp_path), host, limits=Limits(0.0)).ask(request)
        assert caught.value.code == "certificate"
        assert "PATOKAZ_AUTHORITIES" in str(caught.value)
        trusting = Courier(AnswerStore(tmp_path), host, ANSWERS / "loopback_authority.pem", limits=Limits(0.0))
        assert trusting.ask(request).content == b"[]"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://elsewhere.org/", "host_not_allowed"),
        ("http://www.nsi.bg/", "not_https"),
        ("https://nsi.bg/", "host_not_allowed"),
    ],
)
def test_only_offices_of_the_list_and_only_secured(tmp_path: Path, address: str, code: str) -> None:
    with pytest.raises(Failure) as caught:
        Courier(AnswerStore(tmp_path)).ask(Request("GET", address))
    assert caught.value.code == code


def test_redirect_to_another_host_is_not_followed(office: Office, tmp_path: Path) -> None:
    away = Response("", status=302, headers={"Location": "http://127.0.0.1:9/elsewhere"})
    with pytest.raises(Failure, match=r"sends the request on to 127\.0\.0\.1:9"):
        ask(office, tmp_path, away)


def test_redirect_on_the_same_host_is_followed(office: Office, tmp_path: Path) -> None:
    office.server.expect_request("/two").respond_with_data("here")
    assert ask(office, tmp_path, Response("", status=301, headers={"Location": "/two"})) == b"here"


def test_robots_are_respected(office: Office, tmp_path: Path) -> None:
    office.server.clear()
    office.server.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /one\n")
    with pytest.raises(Failure) as caught:
        ask(office, tmp_path, Response("data"))
    assert caught.value.code == "robots"


def test_400_on_a_folder_is_told_and_the_walk_goes_on(
    office: Office, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {
        "": '[{"id":"Naselenie","type":"l","text":"Население"}]',
        "Naselenie": recorded("folder_Naselenie.json"),
        "Naselenie/NadvoresniMigracii": recorded("folder_Naselenie_NadvoresniMigracii.json"),
        "Naselenie/PrethodniKavrtalni": recorded("folder_Naselenie_PrethodniKavrtalni.json"),
    }

    def answer(request: Asked) -> Response:
        path = request.path.removeprefix(f"{ROOT}/MakStat").strip("/")
        return Response(folders[path]) if path in folders else Response("Bad Request", status=400)

    office.server.clear()
    office.server.expect_request(re.compile(f"^{ROOT}/.*")).respond_with_handler(answer)
    monkeypatch.setattr(Workspace, "connectors", lambda _: {"mk_deaths": office.connector()})
    refused: list[str] = []
    found = steps.explore(workspace, office.officer(), refused.append)
    assert "Naselenie/MortalitetniTablici" in refused and len(refused) == 8
    assert set(found["level"]) == {"municipality", "region"}
    assert (found["level"] == "municipality").sum() == 7  # 805 to 810 and the quarterly table
    assert found.loc[0, "path"] == "Naselenie/PrethodniKavrtalni/100_VitStat_Ops_KvartalniPrethodni.px"
    asked = len(office.server.log)
    steps.explore(workspace, office.officer(), refused.append)
    assert len(office.server.log) - asked <= 1  # robots.txt; the tree is kept a week


def test_403_when_too_large_halves_by_year_then_by_area(
    office: Office, workspace: Workspace, shipped: dict[str, Place]
) -> None:
    office.most_cells = 86 * 7 - 1  # not even one year of all areas
    done = steps.fetch(workspace, office.connector(), office.officer())
    assert len(done.answers) == 2 * 21
    table, reading = read(done, shipped["mk"])
    assert len(table.rows) == 86 * 21 * 7 and not reading.findings


def test_the_limits_of_the_server_are_kept_from_the_start(office: Office, workspace: Workspace) -> None:
    office.limits = json.dumps({"maxValues": 1000, "maxCells": 5000, "maxCalls": 10, "timeWindow": 10, "CORS": True})
    office.most_cells = 5000
    done = steps.fetch(workspace, office.connector(), office.officer())
    assert len(done.answers) == 4 and len(office.calls) == 3 + 4  # config, table, folder


def test_403_at_the_first_call_offers_the_folder(office: Office, workspace: Workspace) -> None:
    office.failures = {1: Response("Forbidden", status=403)}
    assert failing(office, workspace) == "refused_at_first_call"


@pytest.mark.parametrize("headers", [{"Retry-After": "1"}, {}])
def test_429_is_waited_for(office: Office, workspace: Workspace, headers: dict[str, str]) -> None:
    office.failures = {4: Response("", status=429, headers=headers)}
    began = datetime.now(UTC)
    assert len(steps.fetch(workspace, office.connector(), office.officer()).answers) == 1
    assert office.calls.count(f"POST {office.path}") == 2
    assert not headers or datetime.now(UTC) - began >= timedelta(seconds=1)


def test_429_for_good_and_5xx_four_times_are_given_up(office: Office, workspace: Workspace) -> None:
    office.failures = {number: Response("", status=429) for number in range(1, 9)}
    assert failing(office, workspace) == "too_many_calls"
    office.calls, office.failures = [], {number: Response("", status=503) for number in range(1, 5)}
    assert failing(office, workspace) == "office_fails"
    assert len(office.calls) == 4


def test_three_failures_of_the_server_are_outlasted(office: Office, workspace: Workspace) -> None:
    office.failures = {number: Response("", status=status) for number, status in ((1, 500), (2, 502), (3, 504))}
    assert steps.fetch(workspace, office.connector(), office.officer()).updated == "2026-07-28T12:00:00"


@pytest.mark.parametrize(
    ("response", "code"),
    [
        (Response(PAGE, content_type="text/html"), "html"),
        (Response(""), "empty"),
        (Response(recorded("data_525_VitStat_Reg_UmrVozr_ml.json")[:4000]), "not_json"),
        (Response(iter(["["]), headers={"Content-Length": "5000"}), "cut_off"),
        (Response('{"class": "dataset", "label": "Умрени"}'.encode("cp1251")), "encoding"),
    ],
    ids=["page", "empty", "half", "cut off", "encoding"],
)
def test_200_that_is_no_table(office: Office, workspace: Workspace, response: Response, code: str) -> None:
    """A page, nothing, half a table and foreign letters: told when fetched or read, and never accepted."""
    office.failures = {4: response}
    with pytest.raises(Failure) as caught:
        done = steps.fetch(workspace, office.connector(), office.officer())
        pxweb.read(done.connector, done.answers)
    assert caught.value.code == code


def test_a_full_disk_while_answers_are_kept(office: Office, tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk."""
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
    try:
        with pytest.raises(Failure, match="old figures stay"):
            ask(office, tmp_path, Response("x" * 20_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, most))
        signal.signal(signal.SIGXFSZ, handler)
    assert [path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_answer_above_the_cap_is_given_up(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        ask(office, tmp_path, Response("x" * 200_000), cap=100_000)
    assert caught.value.code == "above_cap"


def test_a_stopped_run_is_taken_up_without_asking_twice(office: Office, workspace: Workspace) -> None:
    office.most_cells = 5000
    office.limits = json.dumps({"maxValues": 1000, "maxCells": 5000})
    office.failures = {6: Response("", status=400)}  # the third part
    assert failing(office, workspace) == "bad_request"
    asked = len(office.calls)
    assert len(steps.fetch(workspace, office.connector(), office.officer()).answers) == 4
    assert office.calls[asked:] == [f"POST {office.path}"] * 2  # the part that failed and the one after it


def test_a_second_run_is_refused(workspace: Workspace) -> None:
    with workspace.alone(), pytest.raises(Failure, match="under way"), Workspace("mk", workspace.root).alone():
        pass
    with Workspace("bg", workspace.root).alone(), workspace.alone():
        pass


def test_a_wrong_clock_is_told(office: Office, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Ahead":
            return cls.fromtimestamp(datetime.now(tz).timestamp() + 10 * 86400, tz)

    monkeypatch.setattr("data.renew.net.datetime", Ahead)
    with pytest.raises(Failure, match="Set the clock"):
        steps.fetch(workspace, office.connector(), office.officer())


def test_a_moved_table_is_found_by_its_id(office: Office, workspace: Workspace) -> None:
    office.path = "Naselenie/Nova/225_VitStat_Op_UmrVoz_ml.px"
    done = steps.fetch(workspace, office.connector(), office.officer())
    assert done.connector.path == office.path
    assert [(f.code, f.grade) for f in done.findings] == [("moved", "word")]
    office.path = "Naselenie/Nova/other.px"
    with pytest.raises(Failure, match="404"):
        steps.fetch(workspace, office.connector(), office.officer())


def test_a_changed_interface_is_told(office: Office, workspace: Workspace) -> None:
    office.failures = {1: Response("", status=404)}
    assert failing(office, workspace) == "interface_changed"


def test_the_pace_is_nine_calls_in_ten_seconds() -> None:
    now = [100.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(clock=lambda: now[0], sleep=sleep)
    for _ in range(9):
        pace.wait()
        now[0] += 0.5
    assert slept == []
    pace.wait()
    assert slept == [5.5]  # the first call was at 100, the tenth may come at 110
