"""The only way out: hosts of an allow-list, HTTPS, no redirect to another host, a pace, a cap, and failures in words."""

import email.utils
import ipaddress
import ssl
import time
import urllib.robotparser
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.exceptions import IncompleteRead, NameResolutionError, ProtocolError, SSLError
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

from data.renew.store import Answer, AnswerStore, Request
from data.renew.words import Failure

HOSTS = frozenset({"makstat.stat.gov.mk", "www.nsi.bg", "ec.europa.eu", "api.openbudget.gov.ua"})
USER_AGENT = "Patokaz/1.0 (statistics of municipalities; renews published tables at an officer's request)"
CALLS, SECONDS = 9, 10.0
CAP_BYTES = 50_000_000
REDIRECTS = {301, 302, 303, 307, 308}
RETRIED = (429, 500, 502, 503, 504)
LONGEST_WAIT_SECONDS = 120
CLOCK_MAY_DIFFER_SECONDS = 36 * 3600


class Pace:
    """At most `calls` in any `seconds`: waits before the call that would be one too many."""

    def __init__(
        self, calls: int = CALLS, seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._times: deque[float] = deque(maxlen=calls)
        self._seconds, self._clock, self._sleep = seconds, clock, sleep

    def wait(self) -> None:
        """Wait until a call is due, and count it."""
        if len(self._times) == self._times.maxlen:
            due = self._times[0] + self._seconds - self._clock()
            if due > 0:
                self._sleep(due)
        self._times.append(self._clock())


class TrustedAdapter(HTTPAdapter):
    """Checks certificates against the system's trust store, and a further file of authorities where one is set."""

    def __init__(self, authorities: Path | None, retry: Retry) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if authorities:
            self._context.load_verify_locations(cafile=str(authorities))
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=retry)

    def init_poolmanager(self, *arguments: Any, **settings: Any) -> None:
        super().init_poolmanager(*arguments, **settings, ssl_context=self._context)


@dataclass(frozen=True)
class Limits:
    """How long and how much an answer may take, and how long it is waited between tries."""

    backoff_seconds: float = 2.0
    timeout_seconds: float = 60.0
    cap_bytes: int = CAP_BYTES


class Courier:
    """Asks for addresses, keeps every answer, and never asks twice for what its store holds."""

    def __init__(
        self,
        store: AnswerStore,
        hosts: frozenset[str] = HOSTS,
        authorities: Path | None = None,
        pace: Pace | None = None,
        limits: Limits = Limits(),
    ) -> None:
        self.store, self._hosts, self._cap, self._timeout = store, hosts, limits.cap_bytes, limits.timeout_seconds
        self._pace = pace or Pace()
        self._session = requests.Session()
        self._session.trust_env = True
        self._session.headers["User-Agent"] = USER_AGENT
        retry = _paced_retry(self._pace, limits.backoff_seconds)
        self._session.mount("https://", TrustedAdapter(authorities, retry))
        self._session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=1, max_retries=retry))
        self._robots: dict[str, urllib.robotparser.RobotFileParser] = {}
        self._answered: set[str] = set()

    def ask(self, request: Request, headers: Mapping[str, str] | None = None, accept: tuple[int, ...] = ()) -> Answer:
        """The answer to a request, from the store if it is there. Raises Failure.

        accept: statuses besides 200 that the caller deals with (400, 403, 404).
        """
        host = self._allowed(request.address)
        kept = self.store.find(request)
        if kept is not None:
            self._answered |= {host} if kept.status == 200 else set()
            return kept
        self._respect_robots(request.address, host)
        answer = self._send(request, headers or {}, host)
        if answer.status not in (200, *accept):
            raise self._of_status(answer, host)
        if answer.status == 403 and host not in self._answered:
            raise Failure("refused_at_first_call", host=host)
        self._answered.add(host)
        if answer.status == 200:
            self._check_clock(answer)
        self._keep(answer)
        return answer

    def _keep(self, answer: Answer) -> None:
        try:
            self.store.save(answer)
        except OSError as error:
            raise Failure("disk", detail=error.strerror or str(error)) from error

    def _allowed(self, address: str) -> str:
        parts = urlsplit(address)
        if parts.netloc.removesuffix(":443") not in self._hosts:
            raise Failure("host_not_allowed", host=parts.netloc)
        if parts.scheme != "https" and not _is_loopback(parts.hostname or ""):
            raise Failure("not_https", address=address)
        return parts.netloc

    def _respect_robots(self, address: str, host: str) -> None:
        if host not in self._robots:
            rules = urllib.robotparser.RobotFileParser()
            answer = self._send(Request("GET", urljoin(address, "/robots.txt")), {}, host)
            told = answer.status == 200 and not looks_like_html(answer.content)
            rules.parse(answer.content.decode("utf-8", "replace").splitlines() if told else [])
            self._robots[host] = rules
        if not self._robots[host].can_fetch(USER_AGENT, address):
            raise Failure("robots", host=host)

    def _send(self, request: Request, headers: Mapping[str, str], host: str) -> Answer:
        address = request.address
        for _ in range(3):
            self._pace.wait()
            asked = datetime.now(UTC).isoformat(timespec="seconds")
            try:
                with self._session.request(
                    request.method, address, data=request.body.encode() or None, headers=_headers(request, headers),
                    stream=True, allow_redirects=False, timeout=self._timeout,
                ) as response:  # fmt: skip
                    if response.status_code not in REDIRECTS:
                        return Answer(
                            request, response.status_code, dict(response.headers), self._body(response), asked
                        )
                    target = urljoin(address, response.headers.get("Location", ""))
            except requests.RequestException as error:
                raise _in_words(error, host) from error
            if urlsplit(target)[:2] != urlsplit(address)[:2] or request.method != "GET":
                raise Failure("redirected", host=host, target=urlsplit(target).netloc)
            address = target
        raise Failure("redirected", host=host, target=host)

    def _body(self, response: requests.Response) -> bytes:
        parts, size = [], 0
        for part in response.iter_content(1 << 16):
            parts.append(part)
            size += len(part)
            if size > self._cap:
                raise Failure("above_cap", cap=self._cap // 1_000_000)
        return b"".join(parts)

    def _of_status(self, answer: Answer, host: str) -> Failure:
        if answer.status == 403:
            return Failure("refused_at_first_call" if host not in self._answered else "refused", host=host)
        if answer.status == 404:
            return Failure("not_found", address=answer.request.address)
        if answer.status == 429:
            return Failure("too_many_calls", host=host)
        if answer.status >= 500:
            return Failure("office_fails", host=host, status=answer.status)
        return Failure("bad_request", address=answer.request.address, status=answer.status)

    def _check_clock(self, answer: Answer) -> None:
        told = email.utils.parsedate(answer.headers.get("Date", "").partition(" GMT")[0])
        if told is None:
            return
        there = datetime(*told[:6], tzinfo=UTC)
        if abs((there - datetime.now(UTC)).total_seconds()) > CLOCK_MAY_DIFFER_SECONDS:
            raise Failure("clock", here=datetime.now(UTC).date().isoformat(), there=there.date().isoformat())


def looks_like_html(content: bytes) -> bool:
    """Whether an answer is a page where a table was asked for."""
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:300].lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start


def _headers(request: Request, more: Mapping[str, str]) -> dict[str, str]:
    return dict(more) | ({"Content-Type": "application/json"} if request.body else {})


def _paced_retry(pace: Pace, backoff_seconds: float) -> Retry:
    class PacedRetry(Retry):
        def sleep(self, response: BaseHTTPResponse | None = None) -> None:
            super().sleep(response)
            pace.wait()

    return PacedRetry(
        total=3, connect=1, read=0, redirect=0, status_forcelist=RETRIED, allowed_methods=None, raise_on_status=False,
        raise_on_redirect=False, backoff_factor=backoff_seconds, retry_after_max=LONGEST_WAIT_SECONDS,
    )  # fmt: skip


def _in_words(error: requests.RequestException, host: str) -> Failure:
    causes = [error, *error.args, *(getattr(cause, "reason", None) for cause in error.args)]
    if isinstance(error, requests.exceptions.SSLError) or any(isinstance(cause, SSLError) for cause in causes):
        return Failure("certificate", host=host, detail=str(error))
    if any(isinstance(cause, NameResolutionError) for cause in causes):
        return Failure("name_not_resolved", host=host)
    if isinstance(error, requests.Timeout):
        return Failure("timeout", host=host)
    if isinstance(error, requests.exceptions.ChunkedEncodingError) or any(
        isinstance(cause, IncompleteRead | ProtocolError) for cause in causes
    ):
        return Failure("cut_off", host=host)
    return Failure("no_network", host=host)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
