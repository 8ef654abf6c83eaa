"""Raw answers kept beside their requests, so that a figure can be traced and a stopped run taken up again."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Request:
    """What is asked: method, address and, for POST, a body in JSON."""

    method: str
    address: str
    body: str = ""

    @property
    def key(self) -> str:
        """Name of the answer's files: the same question has the same name."""
        return hashlib.sha256("\n".join(asdict(self).values()).encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Answer:
    """What came back, or a file that the officer saved (status 0, address the file's name)."""

    request: Request
    status: int
    headers: Mapping[str, str]
    content: bytes
    asked: str

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the body."""
        return hashlib.sha256(self.content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there entirely or not at all. Raises OSError and leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


class AnswerStore:
    """A folder of answers; the body is written before its record, so a record always has its body."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, request: Request) -> Answer | None:
        """The kept answer to a request, if its body is unharmed."""
        record = self.folder / f"{request.key}.json"
        if not record.exists():
            return None
        known = json.loads(record.read_text(encoding="utf-8"))
        content = (self.folder / f"{request.key}.body").read_bytes()
        if hashlib.sha256(content).hexdigest() != known["sha256"]:
            return None
        return Answer(request, known["status"], known["headers"], content, known["asked"])

    def save(self, answer: Answer) -> None:
        """Keep an answer beside its request. Raises OSError."""
        key = answer.request.key
        record = {
            **asdict(answer.request), "status": answer.status, "headers": dict(answer.headers), "asked": answer.asked,
            "sha256": answer.sha256,
        }  # fmt: skip
        write_whole(self.folder / f"{key}.body", answer.content)
        write_whole(self.folder / f"{key}.json", json.dumps(record, ensure_ascii=False, indent=1).encode())

    def all(self) -> Sequence[Answer]:
        """Every kept answer, by the time it was asked."""
        records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(self.folder.glob("*.json"))]
        requests = [Request(known["method"], known["address"], known["body"]) for known in records]
        answers = [answer for request in requests if (answer := self.find(request))]
        return sorted(answers, key=lambda answer: (answer.asked, answer.request.address, answer.request.body))
