"""The pages by name, the entries of the header, and the pages of each."""

from collections.abc import Mapping

PAGES = ("overview", "profile", "comparison", "potential", "portfolio", "project", "plan", "plan_presentation", "start", "readiness", "needs", "partners", "data",
         "presentation", "card")  # fmt: skip
BARE = ("presentation", "plan_presentation", "card")  # without header and footer
# These say in their own words that they do not know the place of an address.
ASK_FOR_A_PLACE = ("profile", "comparison", "portfolio", "start", "readiness", "needs", "partners", "presentation", "card")  # fmt: skip
DOORS: Mapping[str, tuple[str, ...]] = {
    "profile": ("profile",),
    "comparison": ("comparison",),
    "potential": ("potential",),
    "portfolio": ("portfolio",),
    "plans": ("plan", "start", "readiness", "needs", "partners"),
    "data": ("data",),
}  # a door opens its first page; where it has several, they stand in a row under the header

PARTS: Mapping[str, str] = {"project": "portfolio"}  # pages that are opened from another one, whose door stays open


def door_of(page: str) -> str:
    """The header entry of a page; empty if it has none."""
    page = PARTS.get(page, page)
    return next((door for door, pages in DOORS.items() if page in pages), "")
