"""Tables of the finder in the user's language: candidates with their terms, the group's capacity, a group fixed by law."""

from collections.abc import Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from patokaz.charts.plain import Column, table_html
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.partners.finder import Finder, Partner
from patokaz.partners.texts import DECIMALS, need_figure, people_figure, status_text, term_text, terms_sentence
from patokaz.partners.view import PartnersView
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import words_of
from patokaz.statistics.database import query


def candidate_columns(finder: Finder, links: Sequence[str], t: Words) -> list[Column]:
    """Place, score, each term, population and war status of the candidates. links: one for each."""
    told = finder.candidates
    columns = [
        Column(
            t("partners.place"), [one.name for one in told], links=links, phone=[terms_sentence(one, t) for one in told]
        ),
        Column(t("partners.score"), [t.number(one.score, DECIMALS) for one in told], number=True),
    ]
    for term in told[0].terms:
        head, below = t(f"partners.term.{term}"), None
        if term == "need":
            head, below = _dated(head, [need_figure(finder, one, t) for one in told], "", t)
        cells = [term_text(term, one, t) for one in told]
        columns.append(Column(head, cells, number=term in ("need", "scale"), minor=True, below=below))
    head, cells = _dated(t("partners.people"), [people_figure(one, t) for one in told], "", t)
    columns.append(Column(head, cells, number=True, minor=True))
    if any(one.status for one in told):
        columns.append(Column(t("war_status.title"), [status_text(one, t) for one in told], minor=True))
    return columns


@cached(60)
def candidates_html(finder: Finder, kept: Sequence[tuple[str, str]], language: str) -> Markup:
    """The table of the candidates with its title. kept: address parameters kept by its links, as a tuple."""
    t = words_of(language, finder.country)
    ways = [f"profile?{urlencode({**dict(kept), 'area': one.area})}" for one in finder.candidates]
    table = table_html(candidate_columns(finder, ways, t), t("partners.table"))
    return html("frame/titled", title=t("partners.table"), body=table, note="")


def capacity_columns(view: PartnersView, t: Words) -> list[Column]:
    """The place and its partners by capacity; indicators without data are left out."""
    return _capacity_columns([(one.area, one.name) for one in group_members(view)], list(view.law.capacity), t)


def capacity_html(view: PartnersView, t: Words) -> Markup | None:
    """The same as a table; None without data."""
    places = tuple((one.area, one.name) for one in group_members(view))
    return _capacity_html(places, tuple(view.law.capacity), t)


@cached(100)
def _capacity_html(places: Sequence[tuple[str, str]], keys: Sequence[str], t: Words) -> Markup | None:
    columns = _capacity_columns(places, keys, t)
    return table_html(columns, t("partners.capacity_title")) if len(columns) > 1 else None


def _capacity_columns(places: Sequence[tuple[str, str]], keys: Sequence[str], t: Words) -> list[Column]:
    rows = query("partner_figures", areas=[area for area, _ in places], indicators=list(keys)) if keys else None
    known = {} if rows is None else {(row.area_id, row.indicator_id): row for row in rows.itertuples(index=False)}
    columns = [Column(t("partners.place"), [name for _, name in places])]
    for key in keys:
        found = [known.get((area, key)) for area, _ in places]
        if not any(found):
            continue
        indicator = catalogue()[key]
        told = [
            (t.amount(float(row.value), indicator.unit, indicator.decimals), int(row.year)) if row else None
            for row in found
        ]
        columns.append(Column(*_dated(indicator.text("name", t.language), told, t("missing"), t), number=True))
    return columns


def _dated(head: str, figures: Sequence[tuple[str, int] | None], missing: str, t: Words) -> tuple[str, list[str]]:
    """Head and cells of figures with their years; a common year is in the head only."""
    years = {figure[1] for figure in figures if figure}
    if len(years) == 1:
        return t.dated(head, years.pop()), [figure[0] if figure else missing for figure in figures]
    return head, [t("language.dated", name=figure[0], year=figure[1]) if figure else missing for figure in figures]


def group_members(view: PartnersView) -> list[Partner]:
    """The place and the chosen partners."""
    return [view.finder.own, *view.group.partners] if view.finder and view.group else []


def member_columns(view: PartnersView, links: Sequence[str], t: Words) -> list[Column]:
    """The places of a group fixed by law with population and votes, the state's votes first. links: one for each."""
    members = view.members
    columns = [
        Column(t("partners.place"), [one.name for one in members], links=links),
        Column(t("partners.people"), [t.number(one.people) for one in members], number=True),
    ]
    if any(one.votes_pct is not None for one in members):
        columns.append(Column(t("partners.votes"), [t.number(one.votes_pct, DECIMALS) for one in members], number=True))
    return columns
