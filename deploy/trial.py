"""nginx with the proxy file as it stands, on ports of this machine: for the drill and the tests."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
HOST = "statistics.example.org"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
FIRST_PORT, REPLICAS = 8501, 3
MAIN = """
{module}
{user}
worker_processes 1; worker_rlimit_nofile 8192;
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{ worker_connections 4096; }}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {folder}/patokaz.conf; }}
"""


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return int(found.getsockname()[1])


def configured(folder: Path, port: int, replicas: Sequence[int], trusted: bool) -> str:
    """The proxy file but for ports, certificates and folders. trusted: this machine is the
    ministry's own network, and cookies are kept without TLS."""
    text = (HERE / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"^\s*ssl_\w+ .*$", "", text, flags=re.MULTILINE)
    for number in range(REPLICAS):
        for dot in (".", r"\."):
            address = dot.join(("127", "0", "0", "1"))
            text = text.replace(f"{address}:{FIRST_PORT + number}", f"{address}:=r{number}=")
    for number, replica in enumerate(replicas):
        text = text.replace(f"=r{number}=", str(replica))
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port}").replace(
        "listen 80", f"listen 127.0.0.1:{free_port()}"
    )
    text = text.replace("/var/lib/nginx/patokaz", f"{folder}/cache").replace("/etc/nginx/patokaz/", f"{folder}/more/")
    if not trusted:
        return text
    text = text.replace(" Secure;", "").replace(
        "proxy_cookie_flags ~ secure;", ""
    )  # over plain HTTP no browser keeps them
    return text.replace("default 0;", "default 0; 127.0.0.1 1;")


@contextmanager
def proxied(folder: Path, replicas: Sequence[int], trusted: bool = False) -> Iterator[int]:
    """Start nginx before the replicas' ports and stop it afterwards; its port. Raises RuntimeError with nginx's words."""
    port = free_port()
    (folder / "more").mkdir(exist_ok=True)
    if BROTLI.exists():
        shutil.copy(HERE / "nginx-brotli.conf", folder / "more")
    (folder / "patokaz.conf").write_text(configured(folder, port, replicas, trusted), encoding="utf-8")
    module = f"load_module {BROTLI};" if BROTLI.exists() else ""
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "main.conf").write_text(MAIN.format(folder=folder, user=user, module=module), encoding="utf-8")
    command = [str(NGINX), "-c", str(folder / "main.conf"), "-p", str(folder), "-e", str(folder / "error.log")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    if checked.returncode:
        raise RuntimeError(checked.stderr)
    with subprocess.Popen(command) as running:
        try:
            _wait_for(port)
            yield port
        finally:
            running.terminate()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("nginx does not answer")
