"""python -m deploy.ready PORT: waits until the replica on a port of this machine says at /readyz that it is ready; 1 after two minutes."""

import sys
import time
import urllib.error
import urllib.request

SECONDS = 120.0


def is_ready(port: int) -> bool:
    """Whether the replica answers, and answers 200."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=30) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def main(port: int) -> int:
    """0 as soon as it is ready."""
    until = time.monotonic() + SECONDS
    while not is_ready(port):
        if time.monotonic() > until:
            print(f"the replica on port {port} is not ready after {SECONDS:.0f} s", file=sys.stderr)
            return 1
        time.sleep(0.2)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
