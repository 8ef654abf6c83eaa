"""A chart to explore, told to the browser once."""

from typing import Any

import plotly.graph_objects as go


class Drawn(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that changes no more once its dictionary has been asked for: the framework asks at every run of a page, and
    to copy all points anew takes milliseconds."""

    _told: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The figure as plotly.js reads it; the same object at every call, to be read only."""
        if self._told is None:
            self._told = super().to_dict()
        return self._told
