"""Media types of downloadable files, by suffix."""

from collections.abc import Mapping

OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "geojson": "application/geo+json",
    "html": "text/html",
    "ics": "text/calendar",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "svg": "image/svg+xml",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
