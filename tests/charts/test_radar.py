"""The radar by hand: four axes, above, right, below, left, on 500 × 400 around (250, 200) with a radius of 140."""

import pytest

from patokaz.charts.palette import PALETTES
from patokaz.charts.radar import Marks, Radar, radar_html, radar_svg


def radar(shares: list[float | None]) -> Radar:
    return Radar(
        ["N", "<E>", "S", "W"],
        ["a", "b", "c", "d"],
        Marks("own", shares),
        [Marks("others", [None, 1.0, None, None], ["", "100%", "", ""])],
    )


def test_shares_lie_on_their_axes_and_are_joined_only_with_known_neighbours() -> None:
    drawn = radar([1.0, 0.5, None, 0.25])
    assert [(kind, round(x), round(y)) for kind, _, x, y in drawn.marks()] == [
        ("diamond", 390, 200), ("own", 250, 60), ("own", 320, 200), ("own", 215, 200),
    ]  # fmt: skip
    assert drawn.line() == "M250.0 60.0L320.0 200.0M215.0 200.0L250.0 60.0"
    assert drawn.area().count("z") == 2


def test_it_is_drawn_from_three_axes_on_and_tells_every_share() -> None:
    assert not radar([1.0, None, None, None]).is_drawable
    drawn = radar([1.0, None, 0.0, None])
    assert drawn.is_drawable and [spoke.side for spoke in drawn.spokes()] == ["middle", "start", "middle", "end"]
    assert [spoke.known for spoke in drawn.spokes()] == [True, True, True, False]
    assert 'aria-label="T: N a; &lt;E&gt; b; S c; W d"' in radar_html(drawn, "T")
    assert 'title="&lt;E&gt; · others: 100%"' in radar_html(drawn, "T")  # on a tap and by the arrow keys
    assert radar_svg(drawn, PALETTES["light"]).count("<text") == 2 * 4 + 2


@pytest.mark.parametrize("theme", list(PALETTES))
def test_the_picture_has_the_colours_of_the_palette(theme: str) -> None:
    assert PALETTES[theme].accent in radar_svg(radar([1.0, 1.0, 1.0, 1.0]), PALETTES[theme])
