"""Pictures of readers: bounded in size and memory, one at a time, and nothing of the file goes on."""

import base64
import io
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bench.needle import needle
from patokaz.language.words import LANGUAGES, words
from patokaz.reports.files import uploads
from patokaz.reports.files.uploads import LONGEST, UnreadablePicture, read_upload

PEAK = """
import sys
from patokaz.reports.files.uploads import UnreadablePicture, read_upload


def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))


content = sys.stdin.buffer.read()
before = peak()
try:
    read_upload(content)
except UnreadablePicture:
    pass
print((peak() - before) // 1024)
"""
SECRET = b"taken by somebody at home"


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    held = io.BytesIO()
    picture.save(held, kind, **options)
    return held.getvalue()


def made(content: bytes) -> bytes:
    found = re.search(r"base64,([^\"]+)\"", read_upload(content).svg)
    assert found
    return base64.b64decode(found[1])


@pytest.mark.parametrize("picture", [needle(1, 40_000_000), needle(4_000, 3_000)], ids=["needle", "twelve megapixels"])
def test_a_picture_takes_little_memory(picture: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PEAK], input=picture, capture_output=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert int(done.stdout) < 250


def test_sides_and_pixels_are_limited() -> None:
    with pytest.raises(UnreadablePicture) as too_long:
        read_upload(needle(1, LONGEST + 1_000))
    assert too_long.value.reason == "too_long"
    with pytest.raises(UnreadablePicture) as too_many:
        read_upload(needle(4_200, 3_000))
    assert too_many.value.reason == "too_many_pixels"
    assert read_upload(needle(4_032, 3_000)).wide
    for language in LANGUAGES:
        assert "10" in words(language)("place_card.bad_too_long", pixels=words(language).number(LONGEST))


def test_nothing_of_the_file_goes_on() -> None:
    notes = PngInfo()
    notes.add_text("Comment", SECRET.decode())
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    opaque, clear = Image.new("RGB", (400, 300), (200, 10, 10)), Image.new("RGBA", (400, 300), (200, 10, 10, 90))
    for content in (
        saved(opaque, "JPEG", comment=SECRET, icc_profile=SECRET, exif=exif),
        saved(clear, "PNG", icc_profile=SECRET, pnginfo=notes, exif=exif),
        saved(clear, "WEBP", icc_profile=SECRET, exif=exif, lossless=True),
    ):
        assert SECRET in content or b"iCCP" in content
        again = Image.open(io.BytesIO(made(content)))
        assert SECRET not in made(content)
        assert not set(again.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_one_picture_is_read_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    usual, inside, most = uploads._decoded, [0], [0]

    def counted(content: bytes) -> Image.Image:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.05)
        try:
            return usual(content)
        finally:
            inside[0] -= 1

    monkeypatch.setattr(uploads, "_decoded", counted)
    content = saved(Image.new("RGB", (40, 30)), "PNG")
    threads = [threading.Thread(target=read_upload, args=(content,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
