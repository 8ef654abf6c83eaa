"""The answers of one table from its office, by protocol; what is asked for stands in the protocols' own modules."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from data.renew import discover, eurostat, nsi, openbudget, pxweb
from data.renew.connectors import Connector
from data.renew.findings import WORD, Finding
from data.renew.net import Courier, looks_like_html
from data.renew.store import Answer, Request
from data.renew.words import Failure


@dataclass(frozen=True)
class Wish:
    """Areas and years to ask for, where an office gives one area and year a call."""

    areas: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Fetched:
    """answers: those that hold data; updated: the office's time stamp; connector: where the table stands now."""

    connector: Connector
    answers: Sequence[Answer]
    updated: str
    findings: tuple[Finding, ...] = ()


def fetched(connector: Connector, courier: Courier, wish: Wish) -> Fetched:
    """Ask the office for a table. Raises Failure; what was answered before is kept and not asked again."""
    if connector.protocol == "pxweb1":
        return _pxweb(connector, courier)
    if connector.protocol == "openbudget":
        requests = openbudget.data_requests(connector, wish.areas, wish.years)
        return Fetched(connector, [courier.ask(request, openbudget.HEADERS) for request in requests], "")
    protocol = nsi if connector.protocol == "nsi" else eurostat
    answer = courier.ask(protocol.data_request(connector))
    _not_a_page(answer, connector)
    updated = eurostat.stamp(answer) if protocol is eurostat else ""
    return Fetched(connector, [answer], updated)


def stamp(connector: Connector, courier: Courier) -> str:
    """The office's time stamp of a table, for a check; empty where it gives none. Raises Failure."""
    if connector.protocol == "pxweb1":
        return _listed_stamp(connector, courier)
    if connector.protocol == "openbudget":
        return ""
    protocol = nsi if connector.protocol == "nsi" else eurostat
    answer = courier.ask(protocol.stamp_request(connector))
    _not_a_page(answer, connector)
    return protocol.stamp(answer)


def _pxweb(connector: Connector, courier: Courier) -> Fetched:
    """Limits, metadata, data in parts within the limits; a part that is still refused is halved."""
    config = courier.ask(pxweb.config_request(connector), accept=(404,))
    if config.status == 404:
        raise Failure("interface_changed")
    limits = pxweb.read_limits(_text(config, connector))
    findings: tuple[Finding, ...] = ()
    described = courier.ask(Request("GET", connector.address), accept=(404,))
    if described.status == 404:
        path = discover.moved(connector, courier)
        findings = (Finding("moved", WORD, {"old": connector.path, "new": path}),)
        connector = pxweb.at(connector, path)
        described = courier.ask(Request("GET", connector.address))
    metadata = pxweb.read_metadata(_text(described, connector))
    roles = pxweb.bound(metadata.dimensions, connector.roles)
    updated = _listed_stamp(connector, courier)
    waiting = deque(pxweb.queries(metadata, roles, limits))
    answers = []
    while waiting:
        selection = waiting.popleft()
        answer = courier.ask(pxweb.data_request(connector, selection), accept=(403,))
        if answer.status == 403:
            waiting.extendleft(reversed(pxweb.halves(selection, roles)))
            continue
        _not_a_page(answer, connector)
        answers.append(answer)
    return Fetched(connector, answers, updated, findings)


def _listed_stamp(connector: Connector, courier: Courier) -> str:
    """The time stamp in the folder's list: the one inside the data stands still for years."""
    folder, _, name = connector.path.rpartition("/")
    answer = courier.ask(Request("GET", f"{connector.base}/{folder}"), accept=(400, 404))
    if answer.status != 200:
        return ""
    entries = pxweb.read_folder(_text(answer, connector))
    return next((entry.get("updated", "") for entry in entries if entry["id"] == name), "")


def _text(answer: Answer, connector: Connector) -> str:
    _not_a_page(answer, connector)
    try:
        return answer.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failure("encoding", table=connector.id) from error


def _not_a_page(answer: Answer, connector: Connector) -> None:
    if not answer.content.strip():
        raise Failure("empty", table=connector.id)
    if looks_like_html(answer.content):
        raise Failure("html", table=connector.id)
