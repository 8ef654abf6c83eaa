"""The officer's walk on the data page, against an office on loopback: list of tables, mapping, fetch, check."""

import contextlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from werkzeug import Response

from data.renew import __main__ as command
from data.renew import steps
from data.renew import workspace as workspaces
from data.renew.connectors import connectors
from data.renew.outcome import Place
from data.renew.workspace import Workspace
from patokaz.statistics import freshness
from tests.pages import opened, visible_text
from tests.renew.office import DEATHS, Office

TABLE_BOX = "tree_table"
TABLE = "mk_own_225_vitstat_op_umrvoz_ml"


@pytest.fixture
def officer(office: Office, tmp_path: Path, shipped: dict[str, Place], monkeypatch: pytest.MonkeyPatch) -> Office:
    """The page is opened by the officer; the command runs in this process and asks the office on loopback."""
    monkeypatch.setenv("PATOKAZ_RENEWED", str(tmp_path))
    monkeypatch.setattr("patokaz.metadata.fresh_screen.may_ask", lambda: True)

    def known(country: str, more: Path | None = None) -> dict[str, object]:
        base = office.connector().base
        return {
            key: replace(one, base=base, controls=()) if one.protocol == "pxweb1" else one
            for key, one in connectors(country, more).items()
        }

    monkeypatch.setattr(workspaces, "connectors", known)
    monkeypatch.setattr(command, "Courier", lambda store, authorities=None: office.courier(store))
    for module in (command, steps):
        monkeypatch.setattr(module, "place_of", lambda place: shipped[place.country])
    monkeypatch.setattr(freshness, "order", _order)
    return office


def _order(country: str, language: str, step: str, *words: str) -> str:
    with contextlib.redirect_stderr(io.StringIO()) as told:
        done = command.main([step, country.lower(), *words, "--language", language])
    return told.getvalue().strip() if done else ""


def keys(app: AppTest) -> set[str | None]:
    return {box.key for box in app.selectbox}


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return app.run()


def test_an_officer_maps_a_table_of_the_office_and_has_it_judged(officer: Office, tmp_path: Path) -> None:
    """Codes of Skopje and of the merged municipalities are those of the office's other tables: nothing stops the table."""
    app = opened("data", lang="en", show="fresh", country="MK")
    assert "has not been fetched yet" in visible_text(app) and TABLE_BOX not in keys(app)
    press(app, "walk_tree")
    assert "1 table by municipality or region." in visible_text(app)
    app.text_input(key="tree_word").set_value("увоз").run()
    assert "No table has this word in its title." in visible_text(app) and TABLE_BOX not in keys(app)
    app.text_input(key="tree_word").set_value("УМРЕНИ").run()
    assert app.selectbox(key=TABLE_BOX).value == DEATHS
    app.selectbox(key="tree_indicator").set_value("deaths_count")
    press(app, "FormSubmitter:map_table-Map the table to the indicator")
    assert "“Умрени според возраста, по општини, 2005-2025” supplies the indicator “Deaths”." in visible_text(app)
    press(app, f"fetch_{TABLE}")
    text = visible_text(app)
    assert f"Report of the last check: {TABLE}" in text and "Cannot be accepted" not in text
    judged = Workspace("mk", tmp_path).record("judged")[TABLE]
    assert sum(judged["counts"].values()) > 80 and "hard" not in {grade for _, grade, _ in judged["findings"]}


def test_what_the_office_refuses_is_told_on_the_page(officer: Office) -> None:
    officer.failures[1] = Response("Forbidden", status=403)
    app = opened("data", lang="en", show="fresh", country="MK")
    press(app, "walk_tree")
    assert "403" in visible_text(app) and "has not been fetched yet" in visible_text(app)
