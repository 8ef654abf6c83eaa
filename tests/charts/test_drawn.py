"""A chart that is told once, and what it says without pointing."""

import json

import pandas as pd
import plotly.graph_objects as go
import plotly.io

from patokaz.charts.drawn import Drawn
from patokaz.charts.explored import places_chart
from patokaz.charts.palette import PALETTES


def test_a_chart_is_told_once_as_plotly_tells_it() -> None:
    layout = {"separators": ", ", "height": 80}
    drawn, plain = Drawn([go.Bar(x=[1, 2], y=["a", "b"])], layout), go.Figure([go.Bar(x=[1, 2], y=["a", "b"])], layout)
    drawn.add_trace(go.Scatter(x=[1.5], y=["b"], hoverinfo="skip"))
    plain.add_trace(go.Scatter(x=[1.5], y=["b"], hoverinfo="skip"))
    assert json.loads(plotly.io.to_json(drawn.to_dict(), validate=False)) == json.loads(plain.to_json())
    assert drawn.to_dict() is drawn.to_dict()


def test_the_places_of_a_list_tell_their_medians_and_who_has_most_without_pointing() -> None:
    rows = pd.DataFrame(
        {"area_id": list("abc"), "name": ["Alma", "Bela", "Cer"], "x": [10.0, 100.0, 1000.0], "y": [90.0, 50.0, 20.0]}
    ).assign(text="")
    lines = ((100.0, "Median 100 euro"), (50.0, "50 %"))
    told = places_chart(rows, lines, ("money", "share"), "a", PALETTES["light"])
    texts = [entry["text"].strip() for entry in told.to_dict()["layout"]["annotations"]]
    assert texts == ["Median 100 euro", "50 %"]
    named = [trace for trace in told.to_dict()["data"] if "text" in trace.get("mode", "")]
    assert [[text.strip() for text in trace["text"]] for trace in named] == [["Cer"], ["Alma"]]
    told = places_chart(rows, lines, ("money", "share"), "c", PALETTES["light"])
    named = [trace for trace in told.to_dict()["data"] if "text" in trace.get("mode", "")]
    assert [[text.strip() for text in trace["text"]] for trace in named] == [[], ["Cer"]]
