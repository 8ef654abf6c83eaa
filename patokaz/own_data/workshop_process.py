"""The process of the workshop: standard input (settings, function, arguments, named), standard output (given, value or
error, whether the process has grown and should give way)."""

import contextlib
import gc
import os
import pickle
import sys
import traceback
from pathlib import Path
from typing import Any

from patokaz.own_data.refusals import UnreadableTable

MEMORY = 3_000_000_000
GROWN = 700_000_000  # resident bytes after which the process gives way to a new one


def main() -> None:
    """Work until the standard input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers goes out
    _bounded()
    import patokaz.own_data.matched  # noqa: F401  the imports of the first file

    while True:
        try:
            settings, make, arguments, named = pickle.load(source)
        except EOFError:
            return
        for name in [name for name in os.environ if name.startswith("PATOKAZ_") and name not in settings]:
            del os.environ[name]
        os.environ.update(settings)
        given, value = _made(make, arguments, named)
        del make, arguments, named
        answer = _packed(given, value)
        del value
        gc.collect()
        target.write(answer)
        target.flush()


def _made(make: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> tuple[bool, Any]:
    try:
        return True, make(*arguments, **named)
    except MemoryError:
        return False, UnreadableTable("too_long")
    except UnreadableTable as refused:
        return False, refused
    except Exception as error:  # noqa: BLE001 reported by the product's process
        traceback.print_exc()
        return False, error


def _packed(given: bool, value: Any) -> bytes:
    grown = _resident() > GROWN
    try:
        return pickle.dumps((given, value, grown), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError):
        return pickle.dumps((False, RuntimeError(f"no answer of {type(value).__name__}"), grown))


def _bounded() -> None:
    """Little memory, and others first; both where the system has such bounds."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if hasattr(os, "nice"):
        os.nice(5)


def _resident() -> int:
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    main()
