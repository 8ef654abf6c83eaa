"""A PostgreSQL of its own on loopback for a measurement or a test, without a service and gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.trial import free_port

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
INITDB = shutil.which("initdb") or next(
    (str(folder / "initdb") for folder in FOLDERS if (folder / "initdb").exists()), ""
)


@contextmanager
def postgres() -> Iterator[str]:
    """Start a cluster in a folder of its own; the address of its database in libpq's words. Needs INITDB."""
    control = str(Path(INITDB).with_name("pg_ctl"))
    with tempfile.TemporaryDirectory(prefix="patokaz-postgres-") as name:
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(name, "postgres")
        port = free_port()
        settings = f"-p {port} -k {name} -c listen_addresses=localhost -c max_connections=200"
        _run(INITDB, "-D", f"{name}/data", "-A", "trust", "-U", "patokaz", "-E", "UTF8")
        _run(control, "-D", f"{name}/data", "-o", settings, "-l", f"{name}/log", "-w", "start")
        try:
            yield f"host=localhost port={port} user=patokaz dbname=postgres"
        finally:
            _run(control, "-D", f"{name}/data", "-m", "immediate", "-w", "stop")


def _run(*command: str) -> None:
    """Run as the user postgres where this process is root."""
    as_user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **as_user)  # type: ignore[call-overload]
