"""Visitors of the drill: browser-less sessions through nginx that keep what a page told and come back when a replica is gone."""

import asyncio
import hashlib
import time

import websockets
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.server import Session
from deploy.trial import HOST

SECONDS_TO_RESUME = 30.0
SECONDS_TO_ANSWER = 60.0


class Visitor(Session):
    """One reader: an address, the seat that nginx gave, and a digest of all that the page's last drawing told."""

    def __init__(self, port: int, page: str, query: str) -> None:
        super().__init__(port, page, query)
        self.cookie = ""
        self.times_told = 0
        self._known: dict[str, ForwardMsg] = {}
        self._told: list[bytes] = []

    async def open(self) -> None:
        """Connect through nginx; the page is drawn by `draw`."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        self.socket = await websockets.connect(
            f"ws://{HOST}/_stcore/stream", host="127.0.0.1", port=self.port, subprotocols=["streamlit"],
            max_size=None, additional_headers=headers, open_timeout=SECONDS_TO_ANSWER, proxy=None,
            ping_interval=None,
        )  # type: ignore[call-overload]  # fmt: skip
        given = self.socket.response.headers.get("Set-Cookie", "")
        self.cookie = given.split(";")[0] or self.cookie
        self.script = ""

    def note(self, answer: ForwardMsg) -> None:
        """Keep what is drawn; a message that was sent before comes as its hash alone."""
        if answer.WhichOneof("type") == "ref_hash":
            answer = self._known[answer.ref_hash]
        if answer.metadata.cacheable:
            self._known[answer.hash] = answer
        if answer.WhichOneof("type") == "delta":
            delta = Delta.FromString(answer.delta.SerializeToString())
            if delta.new_element.WhichOneof("type") == "download_button":
                delta.new_element.download_button.deferred_file_id = ""  # drawn by chance for every session
            self._told.append(delta.SerializeToString(deterministic=True))

    async def draw(self) -> float:
        """Draw the page; milliseconds. A lost connection is noticed, opened again, and the page drawn from its address."""
        started = time.perf_counter()
        while True:
            self._told = []
            try:
                await asyncio.wait_for(self.rerun(), SECONDS_TO_ANSWER)
                return 1000 * (time.perf_counter() - started)
            except (websockets.ConnectionClosed, OSError):
                self.times_told += 1
                await self._open_again()

    async def _open_again(self) -> None:
        until = time.monotonic() + SECONDS_TO_RESUME
        while True:
            try:
                return await self.open()
            except (websockets.WebSocketException, OSError):
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(0.5)

    @property
    def digest(self) -> str:
        """Of all elements of the page as last drawn."""
        return hashlib.sha256(b"".join(self._told)).hexdigest()
