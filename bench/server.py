"""A Streamlit server of its own for a measurement, and a client that speaks its websocket without a browser."""

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).parents[1]
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass
class Server:
    """A running server: its port and process."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self.port}"

    def memory_mb(self) -> float:
        """Resident memory of the server and the processes it has begun, in megabytes (Linux)."""
        return sum(_resident_kb(pid) for pid in (self.process.pid, *_begun_by(self.process.pid))) / 1024


def _resident_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0])


def _begun_by(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has ended meanwhile
            found += map(int, (task / "children").read_text(encoding="utf-8").split())
    return found


@contextmanager
def running(script: Path = ROOT / "app.py") -> Iterator[Server]:
    """Start a server on a free port and stop it afterwards."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true",
         "--server.fileWatcherType", "none"],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(f"http://localhost:{port}/_stcore/health")
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str) -> None:
    deadline = time.monotonic() + 120  # a busy machine
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"no answer from {address}")


class Session:
    """One visitor: opens a page and reruns it."""

    def __init__(self, port: int, page: str, query: str) -> None:
        self.port, self.page, self.query = port, page, query
        self.socket: Any = None
        self.script = ""
        self.bytes = 0
        self.held: set[str] = set()  # hashes of what a browser keeps: the server sends these again as hashes only

    async def open(self) -> None:
        """Connect and show the page once."""
        self.socket = await websockets.connect(
            f"ws://localhost:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,  # type: ignore[list-item]
        )
        await self.rerun()

    async def rerun(self) -> float:
        """Milliseconds from the request to the end of the script."""
        return await self.answered(BackMsg())

    async def answered(self, message: BackMsg) -> float:
        """Milliseconds from a request, which gets the visitor's page and address, to the end of the script."""
        message.rerun_script.query_string = self.query
        if self.script:
            message.rerun_script.page_script_hash = self.script
        else:
            message.rerun_script.page_name = self.page
        message.rerun_script.cached_message_hashes.extend(self.held)
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        self.bytes = 0
        while True:
            data = await self.socket.recv()
            self.bytes += len(data)
            answer = ForwardMsg()
            answer.ParseFromString(data)
            kind = answer.WhichOneof("type")
            if answer.metadata.cacheable:
                self.held.add(answer.hash)
            if kind == "navigation":
                self.script = answer.navigation.page_script_hash
            self.note(answer)
            if kind == "script_finished" and answer.script_finished in FINISHED:
                return 1000 * (time.perf_counter() - started)

    def note(self, answer: ForwardMsg) -> None:
        """What a kind of visitor does with every message of a page; nothing here."""

    async def close(self) -> None:
        """Leave."""
        await self.socket.close()


async def rerun_times(port: int, page: str, query: str, sessions: int, rounds: int) -> list[float]:
    """Times of `rounds` reruns in each of `sessions` open sessions, one after the other as readers click."""
    visitors = [Session(port, page, query) for _ in range(sessions)]
    for visitor in visitors:
        await visitor.open()
    times = []
    for _ in range(rounds):
        for visitor in visitors:
            times.append(await visitor.rerun())
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    return times
