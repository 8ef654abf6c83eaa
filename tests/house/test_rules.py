"""The house keeps its rules, and each rule bites."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import rules
from tests.house.graph import ROOT, House

Rule = Callable[[House], Iterator[str]]
HOUSE = House()

PLANTED: list[tuple[Rule, dict[str, str]]] = [
    (rules.floors, {"patokaz/statistics/a.py": "from patokaz.frame import page", "patokaz/frame/page.py": ""}),
    (rules.floors, {"patokaz/novelty/a.py": ""}),
    (rules.pure_libraries, {"patokaz/charts/a.py": "def f():\n    from patokaz.language import b", "patokaz/language/b.py": "import streamlit"}),
    (rules.pure_libraries, {"patokaz/analysis/a.py": "from patokaz.charts import b", "patokaz/charts/b.py": "import patokaz.statistics.database", "patokaz/statistics/database.py": "import duckdb"}),
    (rules.who_draws, {"patokaz/profile/texts.py": "import streamlit as st"}),
    (rules.who_asks, {"patokaz/profile/screen.py": "import duckdb"}),
    (rules.who_asks, {"patokaz/profile/texts.py": "QUESTION = 'SELECT name FROM area'"}),
    (rules.screens_compute_nothing, {"patokaz/profile/screen.py": "def show(rows):\n    return rows.groupby('a')"}),
    (rules.screens_compute_nothing, {"patokaz/profile/swot_screen.py": "@cached(3)\ndef kept():\n    pass"}),
    (rules.data_reads_the_product, {"patokaz/profile/texts.py": "def f():\n    from data.build import main", "data/build.py": ""}),
    (rules.sizes, {"patokaz/profile/texts.py": "a = 1\n" * 301}),
    (rules.sizes, {"patokaz/profile/texts.py": "def f(a, b, c, d, e, f, *, g, h):\n    pass"}),
    (rules.sizes, {"patokaz/profile/texts.py": "def f():\n" + "    a = 1\n" * 60}),
    (rules.subjects_are_whole, {"patokaz/profile/texts.py": "", "patokaz/language/translations/en/frame.toml": ""}),
    (rules.html_is_escaped_by_default, {"patokaz/profile/texts.py": "import html\nname = html.escape('a')"}),
    (rules.html_is_escaped_by_default, {"patokaz/profile/texts.py": "name = f'<b>{1}</b>'"}),
    (rules.html_is_escaped_by_default, {"patokaz/profile/templates/card.html": "{{ name | safe }}"}),
    (rules.one_way_each, {"patokaz/profile/texts.py": "ranks = values.rank()"}),
    (rules.one_way_each, {"patokaz/profile/screen.py": "st.download_button('a', b'')"}),
]  # fmt: skip


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    assert sorted(set(rule(HOUSE))) == [], rule.__doc__


@pytest.mark.parametrize(("rule", "files"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_planted_breach_is_told(rule: Rule, files: dict[str, str], tmp_path: Path) -> None:
    for folder in ("patokaz/language/translations", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    assert list(rule(House(tmp_path))) == []
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert list(rule(House(tmp_path))) != []


def test_every_rule_is_planted() -> None:
    assert {rule for rule, _ in PLANTED} == set(rules.RULES)


def test_the_floors_are_at_most_ten(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        for number, names in enumerate(rules.FLOORS, start=1):
            print(
                f"\n{number:2} {' '.join(name for name in names if (ROOT / 'patokaz' / name).exists() or number > 3)}",
                end="",
            )
        print()
    assert len(rules.FLOORS) <= 10


def test_a_figure_of_the_profile_passes_few_packages() -> None:
    """From the statistics to the card: what the modules that make and draw a figure import, by package."""
    modules = {name for room in ("figures", "cards") for name in HOUSE.reached(f"patokaz.profile.{room}")}
    reached = {rules.package(name) for name in modules if name in HOUSE.modules}
    assert len(reached - {"profile", "patokaz"}) <= 5
