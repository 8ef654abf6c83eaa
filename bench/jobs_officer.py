"""Jobs of a portfolio officer: what, where, by whom, over years; what is late; one project; a filter that stays; a wall."""

import re
import zipfile
from collections.abc import Callable
from datetime import date

from playwright.sync_api import expect

from bench.reader import PHONE, SECONDS, Job, Reader, plain, text_of_pdf
from patokaz.geography.areas import named_areas
from patokaz.portfolio.chosen import selection
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.views import told_of
from patokaz.statistics.database import query

INVESTMENT = "bg_municipal_investment_2025"
BG_LIST = f"/portfolio?country=BG&list={INVESTMENT}"
ANY_DAY = "2026-11-29"


def what(reader: Reader) -> None:
    """How many projects and how much money in the sentence, and the largest in the list."""
    chosen = selection(Filters("BG", INVESTMENT), "en", ANY_DAY)
    whole = plain(reader.t.money(float(chosen.priced["amount"].sum()), chosen.currency))
    said = plain(reader.page.locator("p.sentence").first.inner_text())
    assert whole in said and str(len(chosen.projects)) in said, f"{whole}: {said}"
    largest = chosen.priced.nlargest(1, "amount").iloc[0]
    first = plain(reader.page.locator("table.plain:has(a[href*='project?']) tbody tr").first.inner_text())
    assert plain(reader.t.money(float(largest["amount"]), chosen.currency)) in re.sub(r"\s+", " ", first), first


def where(reader: Reader) -> None:
    """The map of money, and who has most of it per head."""
    reader.sees("canvas.areas[data-drawn]")
    chosen = selection(Filters("BG", "bg_isun_2014_2027"), reader.t.language, ANY_DAY)
    most = chosen.ranked.iloc[0]
    row = plain(reader.page.locator("ol.ranking li").first.inner_text())
    assert str(most["name"]) in row and plain(reader.t.number(float(most["value"]))) in row, f"{most['name']}: {row}"


def by_whom(reader: Reader) -> None:
    """The beneficiaries with their money; one of them alone by one click, with its projects and a chip."""
    table = reader.page.locator("table.plain:has(a[href*='who='])").first
    row = table.locator("tbody tr").nth(1)
    row.scroll_into_view_if_needed(timeout=SECONDS)
    name, count = row.locator("a").inner_text(), int(row.locator("td").nth(1).inner_text())
    reader.click(row.locator("a"))
    reader.sees("[class*=st-key-chip_who]", name)
    assert reader.asked("who"), reader.page.url
    expect(reader.page.locator("table.plain a[href*='project?']")).to_have_count(count, timeout=SECONDS)


def by_whom_in_words(text: str) -> Callable[[Reader], None]:
    """Where all are of one, or the list names nobody, that is said."""

    def do(reader: Reader) -> None:
        found = reader.page.get_by_text(text).first
        found.scroll_into_view_if_needed(timeout=SECONDS)
        reader.sees(found)

    return do


def over_years(reader: Reader) -> None:
    """When the gap opened, by year, with both sums at the end."""
    view = told_of(Filters("UA", "ua_dfrr"), reader.t, date.today(), ()).view("course")
    assert view
    reader.sees(reader.page.locator("h2.view", has_text=view.title))
    reader.sees(reader.page.get_by_text(plain(view.sentence)[:25]).first)
    chart = reader.page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed(timeout=SECONDS)
    ticks = [int(text) for text in chart.locator(".xtick text").all_text_contents() if text.isdigit()]
    assert ticks and set(ticks) <= set(range(2015, 2022)), ticks


def late(reader: Reader) -> None:
    """The board counts them, and one click lists them all."""
    section = reader.sees(".board section")
    everyone = section.locator("a").last
    count = int(re.sub(r"\D", "", everyone.inner_text()))
    reader.click(everyone)
    reader.sees("[class*=st-key-chip_status]")
    if count > 20:  # more than one page
        told = re.compile(rf"\D{_grouped(count)}(\D|$)")
        expect(reader.page.locator(".st-key-pages_of_list")).to_contain_text(told, timeout=SECONDS)
    else:
        expect(reader.page.locator("table.plain td a[href*='project?']")).to_have_count(count, timeout=SECONDS)


def _grouped(count: int) -> str:
    """A number however it is grouped, as a pattern."""
    return re.sub(r"\B(?=(\d{3})+$)", r"[\\s\\u00a0.,]?", str(count))


def open_project(reader: Reader) -> None:
    """From the list to a project's own page, with its money; the browser's way back leads to the list again."""
    link = reader.page.locator("table.plain a[href*='project?']").first
    title = link.inner_text()
    amount = plain(
        reader.page.locator("table.plain:has(a[href*='project?']) tbody tr").first.locator("td").last.inner_text()
    )
    reader.click(link)
    expect(reader.page.locator("h1")).to_have_text(title, timeout=SECONDS)
    assert amount.split(" (")[0].split("\n")[0] in plain(reader.sees(".phases").inner_text()), amount
    reader.page.go_back()
    reader.sees("[class*=st-key-list_choices]")
    expect(reader.page.locator("h1")).not_to_have_text(title, timeout=SECONDS)


def filter_to_a_district(area: str, country: str) -> Callable[[Reader], None]:
    """A district among the filters; it stays after a reload and on the way back, and the map shows that district."""

    def do(reader: Reader) -> None:
        name = str(named_areas([area], reader.t)[0]["name"])
        reader.click(".st-key-filters_panel button")
        reader.choose("area", name)
        reader.presses("Escape")
        for again in (lambda: None, reader.page.reload):
            again()
            reader.sees("[class*=st-key-chip_area]", name)
            assert reader.asked("area") == area, reader.page.url
        inside = set(query("areas_inside", within=area, level="municipality")["area_id"])
        names = {str(row["name"]) for row in named_areas(sorted(inside), reader.t)}
        assert any(name in pointed(reader) for name in names), f"the map shows {pointed(reader)}"
        reader.page.locator("table.plain a[href*='project?']").first.click()
        reader.sees(".facts")
        reader.page.go_back()
        reader.sees("[class*=st-key-chip_area]", name)
        assert country == reader.asked("country")

    return do


def pointed(reader: Reader) -> str:
    """What the map tells of the places around its middle."""
    canvas = reader.sees("canvas.areas[data-drawn]")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    told = []
    for across in (0.4, 0.5, 0.6):
        reader.page.mouse.move(box["x"] + across * box["width"], box["y"] + box["height"] / 2)
        reader.page.wait_for_timeout(100)
        told.append(reader.page.locator(".patokaz-map .tip").first.inner_text().split("\n")[0])
    return " | ".join(told)


def on_a_wall(reader: Reader) -> None:
    """The portfolio on the wall with its figure, then on by keys to who has the money."""
    reader.click(".st-key-open_present_portfolio button")
    reader.click("[data-testid=stPopoverBody] a[href*=presentation]")
    first = reader.sees(".patokaz-present h2").inner_text()
    reader.presses("ArrowRight")
    expect(reader.page.locator(".patokaz-present h2:visible").first).not_to_have_text(first, timeout=SECONDS)
    sizes = reader.page.locator(".patokaz-present h2:visible").first.evaluate(
        "(e) => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert sizes >= 36, f"the title is {sizes} pixels"


def slides(reader: Reader) -> None:
    """The same as a deck, with the sum of the page."""
    reader.click(".st-key-open_present_portfolio button")
    saved = reader.saves(".st-key-present_portfolio_pptx button")
    with zipfile.ZipFile(saved) as deck:
        said = plain(" ".join(re.sub(r"<[^>]+>", " ", deck.read(name).decode()) for name in deck.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)))  # fmt: skip
    chosen = selection(Filters("UA", "ua_dfrr"), reader.t.language, ANY_DAY)
    assert plain(reader.t.money(chosen.phases["planned"], chosen.currency)) in re.sub(r"\s+", " ", said), said[:400]


def chart_as(kind: str, starts: bytes) -> Callable[[Reader], None]:
    """A chart of the portfolio as a picture or a PDF."""

    def do(reader: Reader) -> None:
        reader.click("button[data-shared='phases.picture']")
        saved = reader.saves(reader.page.locator(".st-key-shared_phases button", has_text=kind).first)
        assert saved.read_bytes().startswith(starts), saved
        if kind == "PDF":
            chosen = selection(Filters("BG", "bg_isun_2014_2027"), reader.t.language, ANY_DAY)
            paid, said = reader.t.money(chosen.phases["paid"], chosen.currency), text_of_pdf(saved)
            assert re.sub(r"\s", "", paid) in re.sub(r"\s", "", said), f"{paid}: {said}"

    return do


def on_a_phone(reader: Reader) -> None:
    """The sum on the first screen of a phone and no page that scrolls sideways; the list names places under titles."""
    reader.above_the_fold(reader.page.locator("p.sentence").first)
    row = reader.page.locator("table.plain:has(a[href*='project?']) tbody tr").first
    row.scroll_into_view_if_needed()
    reader.sees(row.locator("small.phone"), " · ")


JOBS = (
    Job("portfolio: what", "bg", BG_LIST, 0, what),
    Job("portfolio: where", "mk", "/portfolio?country=BG", 0, where),
    Job("portfolio: by whom", "bg", BG_LIST, 1, by_whom),
    Job("portfolio: by whom, one fund for all", "uk", "/portfolio?country=UA", 0, by_whom_in_words("Державний фонд регіонального розвитку.")),
    Job("portfolio: by whom, phone", "mk", "/portfolio?country=MK&list=mk_gjorce_petrov_projects", 1, by_whom, PHONE),
    Job("portfolio: over years", "uk", "/portfolio?country=UA", 0, over_years),
    Job("portfolio: which are late", "en", "/portfolio?country=UA", 1, late),
    Job("portfolio: which are late", "mk", "/portfolio?country=MK", 1, late),
    Job("portfolio: open a project, and back", "uk", "/portfolio?country=UA", 1, open_project),
    Job("portfolio: a district, reload, back", "uk", "/portfolio?country=UA", 4, filter_to_a_district("UA23", "UA")),
    Job("portfolio: a district, reload, back", "bg", "/portfolio?country=BG", 4, filter_to_a_district("PAZ", "BG")),
    Job("portfolio on a wall", "en", "/portfolio?country=UA", 2, on_a_wall),
    Job("portfolio as slides", "uk", "/portfolio?country=UA", 2, slides),
    Job("portfolio: a chart as PDF", "bg", "/portfolio?country=BG", 2, chart_as("PDF", b"%PDF")),
    Job("portfolio: a chart as picture", "sq", "/portfolio?country=BG", 2, chart_as("PNG", b"\x89PNG")),
    Job("portfolio on a phone", "mk", "/portfolio?country=MK", 0, on_a_phone, PHONE),
)  # fmt: skip
