"""A chart that is told once."""

import json

import plotly.graph_objects as go
import plotly.io

from patokaz.charts.drawn import Drawn


def test_a_chart_is_told_once_as_plotly_tells_it() -> None:
    layout = {"separators": ", ", "height": 80}
    drawn, plain = Drawn([go.Bar(x=[1, 2], y=["a", "b"])], layout), go.Figure([go.Bar(x=[1, 2], y=["a", "b"])], layout)
    drawn.add_trace(go.Scatter(x=[1.5], y=["b"], hoverinfo="skip"))
    plain.add_trace(go.Scatter(x=[1.5], y=["b"], hoverinfo="skip"))
    assert json.loads(plotly.io.to_json(drawn.to_dict(), validate=False)) == json.loads(plain.to_json())
    assert drawn.to_dict() is drawn.to_dict()
