"""Several files as one ZIP archive."""

import io
import zipfile
from collections.abc import Mapping

PACKED = (".png", ".pdf", ".xlsx", ".docx", ".pptx")  # packing them once more takes time and saves nothing


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of files by name; ASCII names, so that every system can unpack them."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name.endswith(PACKED) else None)
    return target.getvalue()
