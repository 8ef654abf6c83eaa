"""An uploaded coat of arms or photo, re-encoded as a small picture or refused. No original bytes are passed on."""

import base64
import io
import struct
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from patokaz.language.html import html

MOST_BYTES = 5_000_000
MOST_PIXELS = 12_500_000  # telephones call 4032 x 3024 twelve megapixels
LONGEST = 10_000  # pixels; long needles cost memory by their rows
FORMATS = ("PNG", "JPEG", "WEBP")
WIDEST = 900  # pixels; the card shows at most half of that
WIDE = 1.2  # width to height from which a picture is a photo that fills its side
DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, MemoryError)

_one_at_a_time = threading.Semaphore()  # of the whole process: each takes up to 200 MB while it is read


class UnreadablePicture(ValueError):
    """A picture that cannot be used. reason: last part of a text key (place_card.bad_...); details: its parameters."""

    def __init__(self, reason: str, **details: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details: Mapping[str, int] = details


@dataclass(frozen=True)
class Upload:
    """A re-encoded picture inside an SVG. wide: a photo that may be cropped, otherwise shown whole like a coat of arms."""

    svg: str
    wide: bool


def read_upload(content: bytes) -> Upload:
    """The picture of a PNG, JPEG or WebP file.

    Raises:
        UnreadablePicture: any file that cannot be used.
    """
    if len(content) > MOST_BYTES:
        raise UnreadablePicture("too_large", megabytes=MOST_BYTES // 1_000_000)
    if not content:
        raise UnreadablePicture("empty")
    with _one_at_a_time:
        picture = _decoded(content)
    clear = picture.getchannel("A").histogram()[255] < picture.width * picture.height
    target = io.BytesIO()
    if clear:
        picture.save(target, "PNG")
    else:
        picture.convert("RGB").save(target, "JPEG", quality=88)
    kind = "png" if clear else "jpeg"
    width, height = picture.size
    address = f"data:image/{kind};base64,{base64.b64encode(target.getvalue()).decode()}"
    svg = html("reports/files/upload", width=width, height=height, address=address)
    return Upload(str(svg), not clear and width >= WIDE * height)


def _decoded(content: bytes) -> Image.Image:
    """The first frame, rotated upright and scaled down; its size is checked before decoding."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if max(opened.size) > LONGEST:
                raise UnreadablePicture("too_long", pixels=LONGEST)
            if opened.width * opened.height > MOST_PIXELS:
                raise UnreadablePicture("too_many_pixels", megapixels=MOST_PIXELS // 1_000_000)
            opened.draft("RGB", (2 * WIDEST, 2 * WIDEST))  # a JPEG is read at the size that is needed
            mode = "RGBA" if opened.has_transparency_data else "RGB"
            picture = opened if opened.mode == mode else opened.convert(mode)
            picture.thumbnail((WIDEST, WIDEST))
            made = ImageOps.exif_transpose(picture).convert("RGBA")
            made.info.clear()  # comments, positions, colour profiles: the savers would pass them on
            return made
    except UnreadablePicture:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadablePicture("too_many_pixels", megapixels=MOST_PIXELS // 1_000_000) from error
    except UnidentifiedImageError as error:
        raise UnreadablePicture("not_a_picture") from error
    except DAMAGED as error:
        raise UnreadablePicture("damaged") from error
