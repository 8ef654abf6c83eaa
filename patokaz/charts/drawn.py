"""An interactive chart whose dictionary is built once."""

from typing import Any

import plotly.graph_objects as go


class Drawn(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure frozen once its dictionary has been requested.

    The framework asks for it at every run of a page, and copying all points takes milliseconds.
    """

    _told: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The figure in plotly.js form; the same object at every call, read only."""
        if self._told is None:
            self._told = super().to_dict()
        return self._told
