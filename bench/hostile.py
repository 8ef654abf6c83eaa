"""Twenty visitors upload tables made to cost, all at once: what a reader of a plain profile feels, and what memory is left."""

import asyncio
import random
import urllib.request
from collections.abc import Callable
from http.cookies import SimpleCookie

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.report import percentile, row
from bench.server import Session, running

VISITORS = 20
BEFORE = 40  # reruns of the profile
SECONDS = 30.0  # during which the profile is rerun beside the uploads
LEAVING = 60.0  # seconds until memory is looked at
PROFILE = ("profile", "lang=bg&area=PAZ21")
DOOR = ("potential", "lang=en&country=UA&show=own")


def wide() -> bytes:
    """40,000 columns, 430 kB."""
    head = ";".join(f"c{number}" for number in range(40_000))
    return "\n".join(
        [head, *(code + ";1" * 39_999 for code in ("UA05020030000031457", "UA05020010000053508"))]
    ).encode()


def unmatched() -> bytes:
    """60,000 rows whose places nobody knows, 2 MB."""
    rng = random.Random(2)
    return "\n".join(["code;v", *(f"nowhere {rng.getrandbits(120):x};{number}" for number in range(60_000))]).encode()


def large() -> bytes:
    """19 MB of digits in two columns."""
    return ("code;v\n" + "123456789;987654321\n" * 950_000).encode()


FILES: tuple[Callable[[], bytes], ...] = (wide, unmatched, large)


class Uploader(Session):
    """A visitor who opens the page of own figures and sends a file through its uploader, as a browser does."""

    session_id = ""
    widget = ""

    async def rerun_until(self, wanted: str, message: BackMsg) -> ForwardMsg:
        """Send a message; the first answer of the wanted kind. Notes the session's id and the uploader's."""
        await self.socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self.socket.recv())
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                self.script = answer.navigation.page_script_hash
            elif kind == "new_session":
                self.session_id = answer.new_session.initialize.session_id or self.session_id
            elif kind == "delta" and answer.delta.new_element.WhichOneof("type") == "file_uploader":
                self.widget = answer.delta.new_element.file_uploader.id
            if kind == wanted:
                return answer

    async def rerun(self) -> float:
        """Show the page, so that its uploader is known."""
        await self.rerun_until("script_finished", self._asking())
        return 0.0

    def _asking(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        if self.script:
            message.rerun_script.page_script_hash = self.script
        else:
            message.rerun_script.page_name = self.page
        return message

    async def send(self, content: bytes) -> None:
        """Upload a file and rerun the page with it; returns when the page stands."""
        asking = BackMsg()
        asking.file_urls_request.request_id = "1"
        asking.file_urls_request.file_names.append("table.csv")
        asking.file_urls_request.session_id = self.session_id
        door = (await self.rerun_until("file_urls_response", asking)).file_urls_response.file_urls[0]
        await asyncio.to_thread(_put, self.port, door.upload_url, content)
        message = self._asking()
        state = message.rerun_script.widget_states.widgets.add(id=self.widget)
        held = state.file_uploader_state_value.uploaded_file_info.add(
            name="table.csv", size=len(content), file_id=door.file_id
        )
        held.file_urls.CopyFrom(door)
        await self.rerun_until("script_finished", message)


def _put(port: int, address: str, content: bytes) -> None:
    """PUT a form with one file, with the token that the server gives to everybody."""
    server = f"http://localhost:{port}"
    with urllib.request.urlopen(f"{server}/_stcore/health") as answer:
        token = SimpleCookie(answer.headers["Set-Cookie"])["_streamlit_xsrf"].value
    border = "a-border-of-parts"
    form = (
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="table.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    )
    request = urllib.request.Request(
        server + address, form.encode() + content + f"\r\n--{border}--\r\n".encode(), method="PUT",
        headers={"Content-Type": f"multipart/form-data; boundary={border}", "Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token},
    )  # fmt: skip
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 204, answer.status


def measure() -> None:
    """Print the profile's p95 before and beside the uploads, and memory a minute after the uploaders have left."""
    with running() as server:
        asyncio.run(_measured(server.port, server.memory_mb))


async def _measured(port: int, memory_mb: Callable[[], float]) -> None:
    reader, visitors = Session(port, *PROFILE), [Uploader(port, *DOOR) for _ in range(VISITORS)]
    await reader.open()
    for visitor in visitors:
        await visitor.open()
    late = percentile([await reader.rerun() for _ in range(BEFORE)], 95)
    held = memory_mb()
    contents = [make() for make in FILES]
    uploads = [
        asyncio.create_task(visitor.send(contents[number % len(contents)])) for number, visitor in enumerate(visitors)
    ]
    clock = asyncio.get_running_loop()
    until, beside = clock.time() + SECONDS, []
    while clock.time() < until:
        beside.append(await reader.rerun())
        await asyncio.sleep(0.1)
    answered = sum(task.done() and task.exception() is None for task in uploads)
    peak = memory_mb()
    for task in uploads:
        task.cancel()
    await asyncio.gather(*uploads, return_exceptions=True)
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    await asyncio.sleep(LEAVING)
    await Session(port, *PROFILE).open()  # a new visitor is when the server tidies up
    await asyncio.sleep(2)
    row("plain profile: p95, nobody uploads", late, "ms", 300, "goal")
    row(f"plain profile: p95 beside {VISITORS} uploads", percentile(beside, 95), "ms", 2 * late, "twice that")
    row(f"uploads answered within {SECONDS:.0f} s", answered, "", VISITORS, f"of {VISITORS}, for the record")
    row("memory beside the uploads", peak, "MB", 2_000, "for the record")
    row("memory a minute after they have left", memory_mb(), "MB", held + 500, "before + 500")
