"""Several files as one ZIP archive."""

import io
import zipfile
from collections.abc import Mapping


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files by name; names in plain letters, so that every system unpacks them."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target.getvalue()
