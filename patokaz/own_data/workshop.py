"""Visitors' files are worked on in a process of its own, one at a time: pages of others stay fast, its memory goes with it,
and a visitor who leaves ends the work."""

import atexit
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.turns import PAUSE, READING
from patokaz.statistics.paths import ROOT

P = ParamSpec("P")
R = TypeVar("R")

SECONDS = 60.0  # of processor time: one piece of work takes no more
SECONDS_AT_MOST = 300.0  # by the clock, where the machine is busy with others
SECONDS_IDLE = 600.0  # then the process is ended, until the next request
SETTINGS = "PATOKAZ_"


class Workshop:
    """The process and its requests. Only the holder of the turn may send one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = Lock()
        self._talk = ThreadPoolExecutor(1, thread_name_prefix="workshop")
        self._idle: Timer | None = None

    def start(self) -> None:
        """Have the process begin with its imports, so that the first file need not wait for them."""
        self._running()

    def ask(self, work: tuple[Any, ...], check: Callable[[], None]) -> Any:
        """Result of (function, *arguments) there. check: called while waiting; an exception from it ends the process. Raises the
        exceptions of the function, and UnreadableTable where it takes too long (too_long), does not start (busy) or crashes."""
        settings = {name: value for name, value in os.environ.items() if name.startswith(SETTINGS)}
        if self._idle is not None:
            self._idle.cancel()
        process = self._running()
        answer = self._talk.submit(_exchange, process, (settings, *work))
        try:
            _wait(answer, process.pid, check)
        except BaseException:
            self.end()
            raise
        self._idle = Timer(SECONDS_IDLE, self.end)
        self._idle.daemon = True
        self._idle.start()
        try:
            given, value, grown = answer.result()
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.end()
            raise UnreadableTable("not_a_table") from error
        if grown:
            self.end()
            self.start()
        if not given:
            raise value
        return value

    def end(self) -> None:
        """Stop the process and its current work."""
        with self._starting:
            process, self._process = self._process, None
        if process is not None:
            if process.poll() is None and hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)  # with its child processes
            process.kill()
            process.communicate()

    def _running(self) -> "subprocess.Popen[bytes]":
        with self._starting:
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "patokaz.own_data.workshop_process"],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    start_new_session=True,
                )
            return self._process


def _wait(answer: "Future[tuple[bool, Any, bool]]", process: int, check: Callable[[], None]) -> None:
    """Wait for the result. On a busy machine elapsed time does not measure the work, so processor time is used."""
    before, began = _seconds_of(process), monotonic()
    while not answer.done():
        check()
        passed, now = monotonic() - began, _seconds_of(process)
        if (passed if before is None or now is None else now - before) > SECONDS:
            raise UnreadableTable("too_long")
        if passed > SECONDS_AT_MOST:
            raise UnreadableTable("busy", count=1)
        try:
            answer.exception(PAUSE)
        except TimeoutError:
            continue


def _seconds_of(process: int) -> float | None:
    """Processor time of a process and its finished children; None where the system does not provide it."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _exchange(process: "subprocess.Popen[bytes]", message: tuple[Any, ...]) -> tuple[bool, Any, bool]:
    assert process.stdin is not None and process.stdout is not None
    pickle.dump(message, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    given, value, grown = pickle.load(process.stdout)  # from the project's own process
    return bool(given), value, bool(grown)


WORKSHOP = Workshop()
atexit.register(WORKSHOP.end)


def worked(
    tell: Callable[[int], None], check: Callable[[], None], make: Callable[P, R], *arguments: P.args, **named: P.kwargs
) -> R:
    """Result of a module function, computed in the worker process when the turn has come.

    tell: called with the number of requests ahead while waiting; check: called during the work. An exception from them
    leaves the queue or cancels the work. Raises the exceptions of `make`, and UnreadableTable (busy, too_long, not_a_table).
    """
    with READING.turn(tell):
        value: R = WORKSHOP.ask((make, arguments, named), check)
        return value
