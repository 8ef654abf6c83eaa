"""The proxy file of the operating page, tried with nginx in front of servers that say what they got; skipped without nginx."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from deploy.trial import BROTLI, HOST, NGINX, REPLICAS, proxied

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")

GONE: set[int] = set()  # ports of replicas that close every connection


class Product(BaseHTTPRequestHandler):
    """In place of the product: answers with the host and the upgrade that it was asked with; /slow takes a while."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(1)
        assert isinstance(self.server, ThreadingHTTPServer)
        if self.server.server_port in GONE:
            self.close_connection = True
            return
        told = f"{self.headers['Host']} {self.headers['Upgrade']} {self.headers['Connection']}".encode()
        if self.path == "/port":
            told = str(self.server.server_port).encode()
        kept = self.path.startswith(("/app/static/", "/preview/"))
        if kept:
            told = f"{self.server.server_port} ".encode() * 1000
        self.send_response(101 if self.path == "/_stcore/stream" else 200)
        self.send_header("Content-Type", "text/css" if self.path.startswith("/app/static/") else "text/plain")
        if not kept:
            self.send_header("Set-Cookie", "_streamlit_xsrf=1; Path=/")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def products() -> Iterator[list[ThreadingHTTPServer]]:
    """Three servers in place of the replicas."""
    servers = [ThreadingHTTPServer(("localhost", 0), Product) for _ in range(REPLICAS)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield servers
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="module")
def port(products: list[ThreadingHTTPServer], tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of nginx with the file as it stands, but for ports and certificates."""
    with proxied(tmp_path_factory.mktemp("nginx"), [server.server_port for server in products]) as found:
        yield found


def asked(
    port: int, path: str, method: str = "GET", body: bytes = b"", host: str = HOST, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body or None, {"Host": host, **headers})
    answer = connection.getresponse()
    found = answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def policy(headers: dict[str, str]) -> dict[str, str]:
    """The rules of what a page may load, by name."""
    return dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))


@pytest.mark.parametrize("path", ["/", "/profile?country=MK", "/potential?show=own", "/cards", "/card/own"])
def test_pages_are_framed_by_themselves_alone(port: int, path: str) -> None:
    status, headers, _ = asked(port, path)
    assert status == 200
    rules = policy(headers)
    assert rules["frame-ancestors"] == "'self'" and headers["x-frame-options"] == "SAMEORIGIN"
    assert (
        rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'self'"
        and rules["object-src"] == "'none'"
    )
    assert not any(part in told for told in rules.values() for part in ("http", "*", "unsafe-eval"))
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert "secure" in headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "path", ["/card?area=MK00101", "/card/", "/static/js/x.js", "/app/static/maps/x.json", "/component/x/index.html"]
)
def test_the_card_is_framed_by_all(port: int, path: str) -> None:
    _, headers, _ = asked(port, path)
    rules = policy(headers)
    assert rules["frame-ancestors"] == "*" and rules["default-src"] == "'self'" and "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/readyz", "/_stcore/metrics", "/%5fstcore/metrics", "/profile/../_stcore/metrics", "/_stcore//metrics"]
)
def test_metrics_are_closed(port: int, path: str) -> None:
    assert asked(port, path)[0] == 404
    assert asked(port, "/_stcore/health")[0] == 200


def test_other_hosts_get_no_answer(port: int) -> None:
    assert asked(port, "/")[2].startswith(HOST.encode())
    with_port = f"{HOST}:8443"  # the product compares it with the page's origin before it opens a websocket
    assert asked(port, "/", host=with_port)[2].startswith(with_port.encode())
    with pytest.raises(http.client.RemoteDisconnected):
        asked(port, "/", host="elsewhere.example.com")


def test_websockets_are_passed(port: int) -> None:
    _, _, told = asked(port, "/stream", Upgrade="websocket", Connection="upgrade")
    assert told.decode() == f"{HOST} websocket upgrade"


def test_a_visitor_stays_where_the_websocket_is_and_moves_when_that_is_gone(
    port: int, products: list[ThreadingHTTPServer]
) -> None:
    seat = opened_seat(port)
    home = int(asked(port, "/port", Cookie=seat)[2])
    assert [int(asked(port, "/port", Cookie=seat)[2]) for _ in range(5)] == [home] * 5
    assert {int(asked(port, "/port", Cookie=f"patokaz_seat={number}")[2]) for number in (1, 2, 3)} == {
        server.server_port for server in products
    }
    GONE.add(home)
    moved = opened_seat(port, Cookie=seat)
    assert moved != seat and int(asked(port, "/port", Cookie=moved)[2]) != home
    GONE.clear()


def opened_seat(port: int, **headers: str) -> str:
    """The cookie that opening a websocket brings."""
    with socket.create_connection(("127.0.0.1", port)) as door:
        lines = [f"{name}: {value}" for name, value in headers.items()]
        asking = [
            "GET /_stcore/stream HTTP/1.1",
            f"Host: {HOST}",
            "Upgrade: websocket",
            "Connection: upgrade",
            *lines,
            "",
            "",
        ]
        door.sendall("\r\n".join(asking).encode())
        answer = door.recv(4000).decode()
    return next(line for line in answer.splitlines() if "patokaz_seat" in line).split(": ")[1].split(";")[0]


def test_named_files_are_compressed_and_kept_for_good(port: int) -> None:
    found = [asked(port, "/app/static/a.css?0123456789", **{"Accept-Encoding": "br, gzip"}) for _ in range(6)]
    assert {headers["cache-control"] for _, headers, _ in found} == {"public, immutable, max-age=31536000"}
    assert {headers["content-encoding"] for _, headers, _ in found} == {"br" if BROTLI.exists() else "gzip"}
    assert len({content for *_, content in found}) == 1  # one replica was asked, once
    assert "cache-control" not in asked(port, "/app/static/a.css")[1]


def test_a_picture_beside_a_link_is_drawn_once_and_not_for_whoever_asks_for_all(port: int) -> None:
    found = [asked(port, "/preview/MK001.png?lang=mk") for _ in range(6)]
    assert {status for status, *_ in found} == {200} and len({content for *_, content in found}) == 1
    time.sleep(2)
    many = [asked(port, f"/statistics/preview/{number}.png")[0] for number in range(40)]
    assert many[:10] == [200] * 10 and many.count(429) >= 20


def test_uploads_are_limited_in_size_and_rate(port: int) -> None:
    door = "/_stcore/upload_file/session/file"
    assert asked(port, "/profile", "PUT", b"x" * 1_100_000)[0] == 413
    assert asked(port, door, "PUT", b"x" * 20_500_000)[0] == 204
    try:
        status = asked(port, door, "PUT", b"x" * 22_500_000)[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # nginx does not read on what it has refused
    assert status == 413
    time.sleep(3)
    found = [asked(port, door, "PUT", b"x")[0] for _ in range(20)]
    assert found[:5] == [204] * 5 and found.count(429) >= 10


def test_connections_are_limited(port: int) -> None:
    with ThreadPoolExecutor(40) as many:
        found = list(many.map(lambda _: asked(port, "/slow")[0], range(40)))
    assert found.count(200) == 20 and found.count(429) == 20
