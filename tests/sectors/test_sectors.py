"""Specialisation: the card's figures by hand and as published, its sentences against the figures, its files against the screen."""

import html
import io
import re
from collections.abc import Mapping

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from patokaz.analysis.location import krugman_specialisation, location_quotient, shift_share, small_base
from patokaz.analysis.sector_cards import METHODS, PARTS, change_parts, sector_cards, sector_sizes
from patokaz.charts.plain import Column, table_html
from patokaz.charts.sector_bars import gain_bar, quotient_bar, quotient_end, share_bar
from patokaz.language.spans import TIE, WORD_JOINER
from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.matched import read_or_refusal
from patokaz.own_data.reading import read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.sector_tables import read_sectors
from patokaz.reports.files.tables import Told, csv_file, parquet_file, xlsx_file
from patokaz.sectors.screen import card_html
from patokaz.sectors.tables import HELD, SAMPLE, Sectors, held_sectors, readers_sectors, sample_table, sector_template
from patokaz.sectors.texts import (
    Card,
    card_of,
    card_table,
    change_sentence,
    identity,
    missing_change,
    share_text,
    strength_sentence,
    structure_sentence,
)
from patokaz.statistics.structures import structures
from tests.pages import ROOT, TWO_SCRIPTS, in_a_script_each, opened, shown, visible_text

THREE_YEARS = """place;year;Farms;Shops;Mills
North;2019;100;200;300
South;2019;400;100;500
North;2021;110;250;240
South;2021;380;100;620
North;2023;120;300;200
South;2023;300;100;700
"""
NAN = float("nan")


def own(text: str, language: str = "en") -> Sectors:
    table = read_or_refusal(text.encode(), "s.csv")
    assert not isinstance(table, UnreadableTable)
    return readers_sectors("s.csv", table, words(language))


def held(key: str, language: str) -> Sectors:
    structure = structures()[key]
    return held_sectors(structure.countries[0].upper(), structure, words(language))


def sample_card(language: str, method: str = "classic") -> Card:
    return card_of(readers_sectors(SAMPLE.name, sample_table(), words(language)), "Holukuluku", 1985, 1995, method)


def figures_in(text: str) -> str:
    """The text with signs and digits as a program writes them."""
    return re.sub(r"(?<=\d)[.,\u00a0\u202f](?=\d{3})", "", text.replace("\u2212", "-"))


def test_a_card_by_hand() -> None:
    read = read_sectors(read_table(THREE_YEARS.encode(), "s.csv"))
    rows = sector_cards(read.tables, read.nations, 2019, 2023).set_index(["place", "sector"])
    mills = rows.loc[("North", "Mills")]
    # 200 of 620 here, 900 of 1720 in the nation; the nation grew from 1600 to 1720, mills from 800 to 900
    assert mills["share_pct"] == pytest.approx(100 * 200 / 620)
    assert mills["national_share_pct"] == pytest.approx(100 * 900 / 1720)
    assert mills["location_quotient"] == pytest.approx((200 / 620) / (900 / 1720))
    expected = [300, -100, 300 * 120 / 1600, 300 * (100 / 800 - 120 / 1600), 200 - 300 * 900 / 800]
    assert mills[["start", "change", "national", "mix", "local"]].tolist() == pytest.approx(expected)
    assert rows["small_base"].tolist() == [False] * 6


@pytest.mark.parametrize("method", METHODS)
def test_parts_of_every_method_add_up(method: str) -> None:
    read = read_sectors(read_table(THREE_YEARS.encode(), "s.csv"))
    rows = change_parts(read.tables, read.nations, 2019, 2023, method)
    assert rows[list(PARTS[method])].sum(axis=1).tolist() == pytest.approx(rows["change"].tolist())
    tables = {year: table.drop(index="South") for year, table in read.tables.items()}
    nations = {year: table.sum() for year, table in read.tables.items()}
    alone = change_parts(tables, nations, 2019, 2023, method)
    parts = list(PARTS[method])
    assert alone[parts].to_numpy() == pytest.approx(rows[rows["place"] == "North"][parts].to_numpy())


def test_the_methods_differ_as_they_should() -> None:
    read = read_sectors(read_table(THREE_YEARS.encode(), "s.csv"))
    found = {method: change_parts(read.tables, read.nations, 2019, 2023, method) for method in METHODS}
    assert found["esteban"]["local"].tolist() == pytest.approx(found["classic"]["local"].tolist())
    assert found["dynamic"]["local"].tolist() != pytest.approx(found["classic"]["local"].tolist())
    first, second = (
        shift_share(read.tables[a], read.tables[b])["local"] for a, b in ((2019, 2021), (2021, 2023))
    )  # fmt: skip
    assert found["dynamic"]["local"].tolist() == pytest.approx((first + second).tolist())


def test_a_place_without_a_year_has_a_size_and_no_change() -> None:
    read = read_sectors(read_table((THREE_YEARS + "West;2023;5;6;7\n").encode(), "s.csv"))
    rows = sector_cards(read.tables, read.nations, 2019, 2023).set_index("place")
    assert rows.loc["West", "size"].tolist() == [5, 6, 7] and rows.loc["West", "change"].isna().all()
    without = read_sectors(read_table(THREE_YEARS.encode(), "s.csv"))
    assert rows.loc["North", "local"].tolist() == pytest.approx(
        change_parts(without.tables, without.nations, 2019, 2023, "classic")["local"][:3].tolist()
    )
    card = card_of(own(THREE_YEARS + "West;2023;5;6;7\n"), "West", 2019, 2023, "classic")
    assert not card.changed and missing_change(card, words("en")) == words("en")("why.no_start", place="West")
    north = card_of(own(THREE_YEARS + "West;2023;5;6;7\n"), "North", 2019, 2023, "classic")
    assert words("en")("why.lacking", count=1) in identity(north, words("en"))


def test_the_published_case_is_as_published() -> None:
    case = pd.read_csv(ROOT / "tests" / "cases" / "krumme_shift_share.csv", index_col="industry").drop(index="Total")
    mine = sample_card("en").mine.sort_index()
    assert mine["start"].tolist() == case["reg_1985"].tolist() and mine["size"].tolist() == case["reg_1995"].tolist()
    assert mine["local"].tolist() == pytest.approx(case["differential_effect"].tolist())
    assert mine["mix"].tolist() == pytest.approx(case["composition_effect"].tolist())
    assert mine[["change", "national", "mix", "local"]].sum().tolist() == pytest.approx([630, 290, -80, 420])
    read = read_sectors(sample_table())
    early = sector_sizes(read.tables[1985], read.nations[1985])
    assert early["location_quotient"].tolist() == pytest.approx(case["LQ"].tolist(), abs=5e-4)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS[:2])
def test_the_published_case_in_words(language: str, method: str) -> None:
    card, t = sample_card(language, method), words(language)
    told = figures_in(change_sentence(card, t))
    for figure in ("1985", "1995", "630", "+290", "-80", "+420", "(+450)", "(-20)"):
        assert figure in told
    assert "630 (+63" in told
    assert all(figure in figures_in(identity(card, t)) for figure in ("+630", "+290", "-80"))
    assert t("why.rounded") not in identity(card, t)
    if method == "esteban":
        assert all(
            t.signed(float(card.mine[part].sum()), 0) in identity(card, t) for part in ("pure_local", "allocation")
        )
    assert "1000" in figures_in(strength_sentence(card, t)) and t.number(7.19, 2) in strength_sentence(card, t)


@in_a_script_each("key", HELD)
def test_sentences_say_what_the_figures_say(key: str, language: str) -> None:
    """Every place of every table of the product, from the methods directly, not from the card's own rows."""
    sectors, t = held(key, language), words(language)
    last = sectors.years[-1]
    first = sectors.years[0] if len(sectors.years) > 1 else None
    table = sectors.tables[last]
    quotients, small = location_quotient(table), small_base(table)
    parts = shift_share(sectors.tables[first], table).groupby("place").sum(numeric_only=True) if first else None
    for place in table.index:
        card = card_of(sectors, place, first, last, "classic")
        best = quotients.loc[place].where(~small.loc[place]).idxmax()
        text = strength_sentence(card, t)
        assert sectors.sector_names[best] in text and t.number(quotients.loc[place, best], 2) in text
        assert t.number(table.loc[place, best]) in text and t.number(table.loc[place].sum()) in text
        assert t.number(krugman_specialisation(table)[place], 2) in structure_sentence(card, t)
        if parts is not None:
            told = change_sentence(card, t)
            assert t.number(abs(parts.loc[place, "change"])) in told
            for part in ("national", "mix", "local"):
                assert t.signed(parts.loc[place, part], 0) in told
            verb = "grew" if parts.loc[place, "change"] > 0 else "fell"
            beginning = t("why." + verb, place="\0", first="\1", last="", change="\1", national="", mix="", local="")
            assert beginning.split("\1")[0].replace("\0", sectors.place_names[place]) in told


@in_a_script_each("key", HELD[:2])
def test_one_year_is_a_sentence_in_place_of_a_change(key: str, language: str) -> None:
    sectors, t = held(key, language), words(language)
    page = opened("potential", lang=language, country=structures()[key].countries[0].upper(), show="why")
    text = html.unescape(shown(page))
    assert t("why.one_year", year=sectors.years[0]) in text and t("why.national") not in text
    assert all(source in text for source in sectors.sources) and all(caution in text for caution in sectors.cautions)
    assert sectors.sources


def tiny(*rows: str) -> Card:
    sectors = own("place;A;B;C\n" + "\n".join(rows) + "\n")
    return card_of(sectors, "X", None, 0, "classic")


def test_the_card_of_a_place_may_be_shared() -> None:
    text = visible_text(opened("potential", lang="en", country="UA", show="why"))
    assert re.search(r"\bLink ?Picture ?Table\b", text)


def test_small_bases_and_structures_like_the_nation_are_said() -> None:
    t = words("en")
    assert strength_sentence(tiny("X;5;5;5", "Y;6;4;5"), t) == t("why.all_small", place="X")
    one = strength_sentence(tiny("X;9;500;100", "Y;1;400;500"), t)
    assert "“B”" in one and one.endswith(t("why.small_left", count=1))
    assert strength_sentence(tiny("X;100;100;100", "Y;200;200;200"), t).startswith(
        "X: the structure is close to the country’s"
    )
    assert strength_sentence(tiny("X;0;0;0", "Y;200;200;200"), t) == t("why.empty", place="X")
    below = strength_sentence(tiny("X;9;800;90", "Y;1;8100;999"), t)
    assert below.startswith("X: no sector with a sufficient base") and below.endswith(t("why.small_left", count=1))
    assert missing_change(tiny("X;5;5;5", "Y;6;4;5"), t) == t("why.no_years")


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 сектор із"), (3, "3 сектори з"), (5, "5 секторів із"), (21, "21 сектор із")]
)
def test_sectors_left_aside_are_counted_as_ukrainian_counts(count: int, text: str) -> None:
    assert text in words("uk")("why.small_left", count=count)


def test_a_total_that_stays_is_said_and_nil_has_no_sign() -> None:
    card = card_of(
        own("place;year;A;B\nX;2019;300;300\nY;2019;300;300\nX;2023;400;200\nY;2023;300;300\n"),
        "X",
        2019,
        2023,
        "classic",
    )
    text = change_sentence(card, words("en"))
    assert "the total did not change" in text and "+0" not in text and "−0" not in text
    assert (
        words("en").signed(0.3, 0) == "0" and words("en").signed(-0.3, 0) == "0" and words("en").signed(0.7, 0) == "+1"
    )
    assert share_text(0.213, words("en")).startswith("0.21") and share_text(21.3, words("en")).startswith("21.3")


def test_bars_by_hand() -> None:
    assert quotient_end([1.0, 0.6]) == 2 and quotient_end([0.3]) == 4 and quotient_end([50.0, NAN]) == 10
    assert quotient_end([NAN, 0.0]) == 2
    assert 'class="above" style="left:50.0%;width:25.0%"' in quotient_bar(2.0, 4.0, False)
    assert 'class="under faint" style="left:25.0%;width:25.0%"' in quotient_bar(0.5, 4.0, True)
    assert "left:0.0%;width:50.0%" in quotient_bar(0.0, 4.0, False)
    assert "left:50.0%;width:50.0%" in quotient_bar(99.0, 10.0, False)
    assert "<i" not in quotient_bar(NAN, 2.0, False) and "<i" not in gain_bar(NAN, 1.0)
    assert 'class="under" style="left:25.0%;width:25.0%"' in gain_bar(-5, 10) and "width:0.0%" in gain_bar(0, 0)
    assert "width:50.0%" in share_bar(20, 40, 40) and "left:100.0%" in share_bar(20, 40, 40)


def test_a_column_may_be_drawn_and_all_texts_are_escaped() -> None:
    columns = [
        Column("<a>", ["<b>", "&"], phone=["<c>", ""]),
        Column("n", ["1", ""], drawn=[gain_bar(1, 2), ""], below=["<d>", ""], scale=("<e>", "1", "2")),
    ]
    text = table_html(columns, "<f>", summed=True)
    assert not any(f"<{letter}>" in text for letter in "abcdef") and gain_bar(1, 2) in text
    assert text.count('<tr class="sum">') == 1 and text.index('class="sum"') > text.index("&lt;b&gt;")


@in_a_script_each("method", METHODS)
def test_files_hold_what_the_card_shows(method: str, language: str) -> None:
    """Every figure of the card of every place, found again in the table that is downloaded."""
    sectors, t = held("enterprise_size", language), words(language)
    for place in sectors.tables[2024].index:
        card = card_of(sectors, place, 2010, 2024, method)
        table, text = card_table(card), html.unescape(card_html(card, t)).replace(TIE, " ").replace(WORD_JOINER, "")
        assert set(table["place_id"]) == set(sectors.tables[2024].index)
        mine = table[table["place_id"] == place]
        for row in mine.to_dict("records"):
            cells = [row["sector"], t.number(row["size"]), share_text(row["share_pct"], t), share_text(row["national_share_pct"], t),
                     t.number(row["location_quotient"], 2), *(t.signed(row[part], card.part_decimals) for part in ("change", *PARTS[method]))]  # fmt: skip
            assert all(cell in text for cell in cells)
        assert t.number(mine["krugman"].iloc[0], 2) in text and t.number(mine["herfindahl"].iloc[0], 2) in text
        assert mine["year"].tolist() == [2024] * 4 and mine["first_year"].tolist() == [2010] * 4
        assert set(mine["shift_share"]) == {method} and not mine["small_base"].any()


def test_files_of_a_card_can_be_read_again() -> None:
    table = card_table(sample_card("en", "esteban"))
    from_csv = pd.read_csv(io.BytesIO(csv_file(table)))
    from_xlsx = pd.read_excel(io.BytesIO(xlsx_file(table, "why", [("a", "b")], Told("x", "notes", str))))
    from_parquet = pd.read_parquet(io.BytesIO(parquet_file(table)))
    for found in (from_csv, from_xlsx, from_parquet):
        assert list(found.columns) == list(table.columns)
        assert found[["change", *PARTS["esteban"]]].sum().tolist() == pytest.approx(
            table[["change", *PARTS["esteban"]]].sum().tolist()
        )


def why_page(language: str, **address: str) -> AppTest:
    return opened("potential", lang=language, show="why", **address)


@in_a_script_each("method", METHODS)
def test_method_and_years_live_in_the_address(method: str, language: str) -> None:
    t = words(language)
    page = why_page(language, country="BG", sector_area="BG41", shift=method, **{"from": "2012", "to": "2020"})
    text = html.unescape(shown(page))
    card = card_of(held("enterprise_size", language), "BG41", 2012, 2020, method)
    assert not page.exception and 'class="notice"' not in text
    assert identity(card, t) in text and change_sentence(card, t) in text and ", 2012–2020" in text


def test_years_in_the_wrong_order_and_twice_the_same() -> None:
    turned = html.unescape(shown(why_page("en", country="BG", **{"from": "2020", "to": "2012"})))
    assert ", 2012–2020" in turned and 'class="notice"' not in turned
    same = html.unescape(shown(why_page("en", country="BG", **{"from": "2012", "to": "2012"})))
    assert words("en")("why.same_year") in same and words("en")("error.failed_title") not in same


@in_a_script_each("address", [{"sector_area": "XX"}, {"from": "1900"}, {"to": "x"}, {"shift": "guess"}])
def test_an_unknown_choice_is_a_sentence(address: Mapping[str, str], language: str) -> None:
    t = words(language)
    text = html.unescape(shown(why_page(language, country="BG", **address)))
    assert t("error.unknown_choice_title") in text and t("error.failed_title") not in text
    assert 'class="sectors"' in text


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_one_click_loads_the_published_case(language: str) -> None:
    t = words(language)
    page = why_page(language, country="MK", table="own")
    assert t("own.nothing") in html.unescape(shown(page))
    page.button(key="sectors_sample").click().run()
    text = html.unescape(shown(page))
    assert not page.exception and t("own.nothing") not in text
    assert t("why.sample_source") in text and t("why.sample_note") in text and t("why.nation_row") in text
    assert change_sentence(sample_card(language), t) in text
    assert t("own.not_official") not in text
    assert "sectors_table" not in why_page(language, country="MK", table="own").session_state


def test_another_table_keeps_no_place_of_the_last_one() -> None:
    page = why_page("en", country="BG", sector_area="BG41", shift="esteban", **{"from": "2012"})
    page.query_params["table"] = "own"
    page.session_state["sectors_table"] = (SAMPLE.name, sample_table())
    page.run()
    assert 'class="notice"' not in shown(page) and "Holukuluku" in shown(page)
    assert "region" not in page.query_params and "from" not in page.query_params
    assert page.query_params["shift"] == "esteban"


@pytest.mark.parametrize("mark", ["* Nation", "Nation*", "TOTAL", "Вкупно", "Gjithsej", "общо", "Усього"])
def test_the_nation_may_be_a_row_of_its_own(mark: str) -> None:
    rows = [
        f"{place};{year};{a};{b}"
        for place, year, a, b in (("X", 1, 5, 5), (mark, 1, 30, 70), ("X", 2, 6, 6), (mark, 2, 60, 60))
    ]
    text = "place;year;A;B\n" + "\n".join(rows).replace(";1;", ";2001;").replace(";2;", ";2002;")
    read = read_sectors(read_table(text.encode(), "x"))
    assert read.nations[2001].tolist() == [30, 70] and list(read.tables[2001].index) == ["X"]
    sectors = own(text)
    assert list(sectors.place_names) == ["X"]
    card = card_of(sectors, "X", 2001, 2002, "classic")
    assert card.mine.loc["A", "location_quotient"] == pytest.approx((6 / 12) / (60 / 120))
    assert card.mine.loc["A", "local"] == pytest.approx(6 - 5 * 60 / 30)


@in_a_script_each(
    ("text", "reason"),
    [
        ("place;year;A;B\nX;2001;1;2\n* N;2001;5;6\nX;2002;1;2\n", "nation"),
        ("place;A;B\nX;1;2\n* N;5;6\nTotal;5;6\n", "nation"),
        ("place;A;B\nX;1;2\nY;1;2\n* N;5;1\n", "small_nation"),
        ("place;A;B\n* N;5;1\nTotal;5;6\n", "nation"),
        ("place;A;B\n* N;5;1\n", "few_sectors"),
        ("place;A;B\nX;5;1\n", "few_sectors"),
    ],
)
def test_a_nation_that_cannot_be_is_a_sentence(text: str, reason: str, language: str) -> None:
    with pytest.raises(UnreadableTable) as caught:
        read_sectors(read_table(text.encode(), "x"))
    assert caught.value.reason == reason
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in {"lang": language, "country": "MK", "show": "why", "table": "own"}.items():
        app.query_params[key] = value
    app.session_state["sectors_table"] = ("s.csv", read_or_refusal(text.encode(), "s.csv"))
    app.run()
    told = html.unescape(shown(app.switch_page("pages/potential.py").run()))
    t = words(language)
    beginning = t("own.bad_" + reason, **caught.value.details).split("{")[0]
    assert t("own.refused") in told and beginning in told and t("error.failed_title") not in told


def test_the_template_shows_how_the_nation_is_marked() -> None:
    frame = sector_template()
    assert (frame["place"] == "* Bulgaria").sum() == 2
    read = read_sectors(read_table(csv_file(frame), "x"))
    assert all(read.nations[year].tolist() == read.tables[year].sum().tolist() for year in read.tables)


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_a_reader_s_names_are_never_markup(language: str) -> None:
    text = THREE_YEARS.replace("North", "<b>No").replace("Mills", "<i>Mi")
    card = card_of(own(text, language), "<b>No", 2019, 2023, "dynamic")
    drawn = card_html(card, words(language))
    assert "<b>No" not in drawn and "<i>Mi" not in drawn and "&lt;i&gt;Mi" in drawn
