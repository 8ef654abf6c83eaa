"""Replicas of the drill: processes of the product over one shared store, and the store with two versions of the data."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import duckdb

from bench.server import ROOT
from data.publishing import POINTER, publish, unfinished
from deploy.trial import free_port
from patokaz.statistics.database import data_file
from patokaz.statistics.paths import maps_folder

NEXT_VERSION = "drilledversn"
SECONDS_TO_START = 120.0


class Store:
    """A folder that all replicas read: the statistics file with its pointer, and the map files."""

    def __init__(self, folder: Path) -> None:
        self.build, self.maps = folder / "build", folder / "maps"
        self.build.mkdir(parents=True)
        self.maps.mkdir()
        source = data_file()
        shutil.copy(source, self.build)
        (self.build / POINTER).write_text(source.name, encoding="utf-8")
        self.version = source.stem.removeprefix("statistics-")
        for path in maps_folder().glob(f"*-{self.version}.json"):
            shutil.copy(path, self.maps)

    def roll_out(self) -> None:
        """Publish a further version as a build does, in which every headline population is greater by one."""
        written, written_maps = unfinished(self.build, self.maps)
        written_maps.mkdir()
        shutil.copy(self.build / f"statistics-{self.version}.duckdb", written)
        with duckdb.connect(str(written)) as connection:
            connection.execute("UPDATE figure SET value = value + 1 WHERE indicator_id = 'population_persons'")
        for path in self.maps.glob(f"*-{self.version}.json"):
            shutil.copy(path, written_maps / f"{path.stem.removesuffix('-' + self.version)}.json")
        publish(self.build, self.maps, NEXT_VERSION)
        shutil.rmtree(written_maps)


class Replica:
    """One process of the product on a port of its own."""

    def __init__(self, store: Store, secret: str) -> None:
        self.port = free_port()
        self._environment = os.environ | {
            "PATOKAZ_BUILD": str(store.build),
            "PATOKAZ_MAPS": str(store.maps),
            "STREAMLIT_SERVER_COOKIE_SECRET": secret,
            "PYTHONPATH": str(ROOT),
        }
        self.process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(self.port),
             "--server.address", "127.0.0.1"],
            cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self.process.kill()
        self.process.wait()

    def replace(self) -> float:
        """Start another in its place; seconds until it is ready."""
        started = time.monotonic()
        self.process = self._start()
        self.wait()
        return time.monotonic() - started

    def wait(self) -> None:
        """Return when /readyz says so. Raises TimeoutError."""
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until:
            try:
                if self.get("readyz"):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise TimeoutError("a replica is not ready")

    def get(self, path: str) -> str:
        """Body of an answer. Raises urllib.error.URLError."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=30) as answer:
            return str(answer.read(), "utf-8")

    def sessions(self) -> int:
        """Open sessions, from the framework's metrics."""
        told = [line for line in self.get("_stcore/metrics").splitlines() if line.startswith("active_sessions ")]
        return int(float(told[0].split()[1]))

    def memory_mb(self) -> float:
        """Resident memory in megabytes (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024
