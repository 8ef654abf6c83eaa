"""A picture of little to send and much to read."""

import zlib
from struct import pack


def needle(width: int, height: int) -> bytes:
    """A grey PNG of that size whose rows are all the same: little to send, much to read."""
    packer = zlib.compressobj(9)
    row = b"\0" * (width + 1)
    body = b"".join(packer.compress(row * 1000) for _ in range(height // 1000)) + packer.flush()
    head = _chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
