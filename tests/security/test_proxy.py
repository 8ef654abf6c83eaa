"""The proxy file of the operating page, tried with nginx in front of a server that says what it got; skipped without nginx."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOST = "statistics.example.org"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
MAIN = """
{user}
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{ worker_connections 256; }}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {folder}/patokaz.conf; }}
"""


class Product(BaseHTTPRequestHandler):
    """In place of the product: answers with the host and the upgrade that it was asked with; /slow takes a while."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(1)
        told = f"{self.headers['Host']} {self.headers['Upgrade']} {self.headers['Connection']}".encode()
        self.send_response(200)
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


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of nginx with the file as it stands, but for ports and certificates."""
    folder = tmp_path_factory.mktemp("nginx")
    product = ThreadingHTTPServer(("localhost", 0), Product)
    threading.Thread(target=product.serve_forever, daemon=True).start()
    port, plain = free_port(), free_port()
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"^\s*ssl_\w+ .*$", "", text, flags=re.MULTILINE).replace(
        "127.0.0.1:8501", f"127.0.0.1:{product.server_port}"
    )
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port}").replace("listen 80", f"listen 127.0.0.1:{plain}")
    (folder / "patokaz.conf").write_text(text, encoding="utf-8")
    (folder / "main.conf").write_text(
        MAIN.format(folder=folder, user="user root;" if os.getuid() == 0 else ""), encoding="utf-8"
    )
    command = [str(NGINX), "-c", str(folder / "main.conf"), "-p", str(folder), "-e", str(folder / "error.log")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with subprocess.Popen(command) as running:
        try:
            wait_for(port)
            yield port
        finally:
            running.terminate()
            product.shutdown()


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nginx does not answer")


def asked(
    port: int, path: str, method: str = "GET", body: bytes = b"", host: str = HOST, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body or None, {"Host": host, **headers})
    answer = connection.getresponse()
    found = answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize("path", ["/", "/profile?country=MK", "/potential?show=own", "/cards", "/card/own"])
def test_pages_are_framed_by_themselves_alone(port: int, path: str) -> None:
    status, headers, _ = asked(port, path)
    assert status == 200
    assert headers["content-security-policy"] == "frame-ancestors 'self'" and headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert "secure" in headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "path", ["/card?area=MK00101", "/card/", "/static/js/x.js", "/app/static/maps/x.json", "/component/x/index.html"]
)
def test_the_card_is_framed_by_all(port: int, path: str) -> None:
    _, headers, _ = asked(port, path)
    assert headers["content-security-policy"] == "frame-ancestors *" and "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/%5fstcore/metrics", "/profile/../_stcore/metrics", "/_stcore//metrics"]
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
    _, _, told = asked(port, "/_stcore/stream", Upgrade="websocket", Connection="upgrade")
    assert told.decode() == f"{HOST} websocket upgrade"


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
