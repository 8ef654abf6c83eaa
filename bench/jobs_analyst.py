"""Jobs of an analyst: maps of any indicator, two at once, clusters, an index with own weights, own figures, data to take home."""

import csv
import re
from collections.abc import Callable

from playwright.sync_api import expect

from bench.reader import PHONE, SECONDS, Job, Reader, held, plain
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import level_name

MAP = "canvas.areas[data-drawn]"
OWN_TABLE = "община;посетители\nПещера;120\nBatak;30,5\nRakitovo;7\nНиде;3\n".encode()

INTERVAL = re.compile(r"\(\d+–\u2060?\d+\)")  # a word joiner holds it on a line


def any_map(country: str, asked: str) -> Callable[[Reader], None]:
    """Another indicator, year, number of classes and level: each is on the map, in its legend and in the ranking."""

    def do(reader: Reader) -> None:
        reader.sees(MAP)
        indicator = reader.choose("indicator", catalogue()[asked].text("name", reader.t.language))
        year = reader.choose("year", 1)
        reader.choose("classes", "3")
        level = reader.choose("level", 1)
        drawn = plain(reader.sees(MAP).get_attribute("data-drawn") or "")
        assert drawn.startswith(plain(indicator).split(" (")[0]) and year in drawn, f"{indicator}, {year}: {drawn}"
        legend = reader.page.locator(".patokaz-map .legend li.class")
        reader.waits_for(lambda: legend.count() == 3, "not three classes")
        assert level == level_name(country, reader.asked("level"), reader.t, plural=True) and reader.asked("level"), (
            level
        )
        first = reader.page.locator("ol.ranking li .value").first.inner_text()
        sentence = plain(reader.sees("p.sentence").inner_text())
        assert plain(first).split()[0] in sentence, f"{first}: {sentence}"

    return do


def over_the_years(reader: Reader) -> None:
    """The years play."""
    reader.pill("map", 1)
    canvas = reader.sees("canvas.areas[data-year]")
    last = canvas.get_attribute("data-year") or ""
    reader.click(".patokaz-map .play")
    expect(canvas).not_to_have_attribute("data-year", last, timeout=SECONDS)
    assert re.fullmatch(r"\d{4}", canvas.get_attribute("data-year") or "")


def side_by_side(reader: Reader) -> None:
    """Two maps, each with its title, and a sentence that says what they have in common."""
    reader.pill("map", 2)
    reader.sees(".st-key-map_several_1 canvas[data-drawn]")
    titles = reader.page.locator("canvas.areas[data-drawn]").evaluate_all(
        "(all) => all.map((one) => one.dataset.drawn)"
    )
    assert len(set(titles)) > 1, titles
    reader.sees("p.sentence", re.compile(r"\d"))


def two_at_once(reader: Reader) -> None:
    """Two indicators in one map, with its nine colours and how far they go together."""
    reader.pill("map", 3)
    reader.sees(MAP)
    expect(reader.page.locator(".nine td, [class*=nine] td").first).to_be_visible(timeout=SECONDS)
    reader.sees("p.sentence", re.compile(r"\d"))


def hot_spots(reader: Reader) -> None:
    """The first map of clusters has some, with names."""
    reader.pill("map", 4)
    reader.sees(".st-key-map_spots canvas[data-drawn]")
    counts = [int(found[0]) for text in reader.page.locator("h2.part").all_inner_texts() if (found := re.findall(r": (\d+)$", text))]  # fmt: skip
    assert sum(counts) > 0, counts
    assert len(plain(reader.page.locator("h2.part ~ p:not(.quiet)").first.inner_text()).split(", ")) > 1


def own_weights(reader: Reader) -> None:
    """The index, its weights, one of them changed by a key: another order, an interval beside every rank, in the address."""
    reader.pill("show", 1)
    ranking = reader.sees("ol.ranking.intervals")
    expect(ranking).to_contain_text(INTERVAL, timeout=SECONDS)
    before = ranking.inner_text()
    slider = reader.page.locator(".st-key-weights input[type=range]").first
    slider.focus(timeout=SECONDS)
    reader.clicks += 1  # a hand would take the slider; keys move it as well
    reader.presses("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    reader.waits_for(lambda: bool(reader.asked("weights")), "no weights in the address")
    reader.waits_for(lambda: ranking.inner_text() != before, "the same order")
    expect(ranking).to_contain_text(INTERVAL, timeout=SECONDS)


def own_table(reader: Reader) -> None:
    """A table of the reader's own: three places on the map with their figures, the fourth told with what is near it."""
    reader.pill("show", 4)
    file = {"name": "visitors.csv", "mimeType": "text/csv", "buffer": OWN_TABLE}
    reader.sees("[data-testid=stFileUploaderDropzone]")
    reader.page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    reader.clicks += 1
    reader.sees("canvas.areas[data-drawn*='visitors.csv']")
    said = plain(reader.page.locator("ol.ranking").first.inner_text())
    assert re.search(r"1\.\n?.*\n?120\b.*\n(.*\n)*.*30[.,]5", said), said
    reader.sees(reader.page.get_by_text("Ниде").first)


def why_here(reader: Reader) -> None:
    """Sectors with shares and the nation's, and a sentence with a quotient."""
    reader.pill("show", 3)
    said = plain(reader.sees("table.sectors, .sectors table").inner_text())
    assert len(re.findall(r"\d+[.,]?\d* ?%", said)) > 10, said[:300]
    reader.sees("p.sentence", re.compile(r"\d"))


def potential_and_result(reader: Reader) -> None:
    """Points with a line, how much it explains, and names only where it does."""
    reader.pill("show", 2)
    reader.sees(".js-plotly-plot .scatterlayer")
    said = plain(reader.sees("p.sentence").inner_text())
    assert re.search(r"\d", said), said
    ticks = reader.page.locator(".js-plotly-plot .ytick text").all_text_contents()
    assert ticks and not any(text.startswith(("−", "-")) for text in ticks), ticks


def share(reader: Reader) -> None:
    """The address of the view, which shows another reader the same."""
    reader.choose("indicator", 5)
    drawn = reader.sees(MAP).get_attribute("data-drawn") or ""
    reader.click("button[data-shared='map_indicator.link']")
    address = reader.sees(".st-key-shared_map_indicator code").inner_text().strip()
    other = reader.page.context.browser.new_page()  # type: ignore[union-attr]
    try:
        other.goto(address)
        expect(other.locator(MAP).first).to_have_attribute("data-drawn", drawn, timeout=SECONDS)
    finally:
        other.close()


def picture(reader: Reader) -> None:
    """A chart as a picture."""
    reader.click("button[data-shared='map_indicator.picture']")
    saved = reader.saves(".st-key-shared_map_indicator [data-testid=stDownloadButton] button")
    assert saved.read_bytes()[:4] in (b"\x89PNG", b"<svg", b"<?xm", b"%PDF"), saved


def download(country: str, area: str) -> Callable[[Reader], None]:
    """All figures of a country from the data page, with one that the database holds."""

    def do(reader: Reader) -> None:
        reader.pill("show", 4)
        reader.sees(".st-key-download_figures-" + country.lower() + "_csv")
        saved = reader.saves(f".st-key-download_figures-{country.lower()}_csv button")
        with saved.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["area_id"] == area]
        figures = [float(row["value"]) for row in rows if row["indicator_id"] == "population_persons"]
        assert held(country, area, "population_persons") in figures, figures

    return do


def what_there_is(reader: Reader) -> None:
    """The coverage on a phone: its names and years are seen, and the last tab is reached."""
    said = plain(reader.sees("table.matrix, .matrix table").inner_text())
    assert re.search(r"(19|20)\d\d", said), said[:200]
    last = reader.page.locator(".st-key-choose_show button").last
    reader.click(last)
    reader.settles()
    assert reader.asked("show") == "downloads", reader.page.url
    reader.above_the_fold(".st-key-choose_show")


def ranking_of_one(reader: Reader) -> None:
    """The map on the first screen of a phone; a tap on a place tells its figure."""
    reader.above_the_fold(MAP)
    canvas = reader.find(MAP)
    box = canvas.bounding_box()
    assert box
    for across, down in ((0.5, 0.5), (0.4, 0.6), (0.6, 0.4), (0.3, 0.5)):
        reader.page.touchscreen.tap(box["x"] + across * box["width"], box["y"] + down * box["height"])
        if re.search(r"\d", reader.page.locator(".patokaz-map .tip").first.inner_text()):
            return
    raise AssertionError("no tap tells a figure")


JOBS = (
    Job("map of any indicator, year, classes, level", "bg", "/potential?country=BG", 8, any_map("BG", "births_per_1000")),
    Job("map of any indicator, year, classes, level", "mk", "/potential?country=MK", 8, any_map("MK", "population_persons")),
    Job("the map over the years", "en", "/potential?country=BG", 2, over_the_years),
    Job("two maps beside each other", "mk", "/potential?country=MK", 1, side_by_side),
    Job("two indicators in one map", "uk", "/potential?country=UA", 1, two_at_once),
    Job("hot spots", "en", "/potential?country=BG", 1, hot_spots),
    Job("hot spots", "uk", "/potential?country=UA", 1, hot_spots),
    Job("index: own weights, rank intervals", "mk", "/potential?country=MK", 3, own_weights),
    Job("index: own weights, rank intervals", "bg", "/potential?country=BG", 3, own_weights),
    Job("own table on the map", "bg", "/potential?country=BG", 2, own_table),
    Job("why here", "en", "/potential?country=UA", 1, why_here),
    Job("potential and result", "bg", "/potential?country=BG", 1, potential_and_result),
    Job("share the view", "sq", "/potential?country=MK", 3, share),
    Job("a map as a picture", "uk", "/potential?country=UA", 2, picture),
    Job("data page: download", "mk", "/data", 2, download("MK", "MK00805")),
    Job("data page on a phone", "uk", "/data", 1, what_there_is, PHONE),
    Job("map on a phone", "bg", "/potential?country=BG", 0, ranking_of_one, PHONE),
)  # fmt: skip
