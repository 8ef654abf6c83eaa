"""The page of the composite index: every step, every rank with its interval, all settings in the address."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from patokaz.analysis.index.pipeline import ConstantIndicators
from patokaz.charts.area_map import Style
from patokaz.charts.plain import Column, ranked_bars_html, table_html
from patokaz.frame.address import address, address_of
from patokaz.frame.files import show_file
from patokaz.frame.parts import (
    show_html,
    show_notice,
    show_sentence,
    show_titled,
    show_ways_on,
    together,
)
from patokaz.frame.presenting import show_present
from patokaz.frame.uploader import uploader
from patokaz.index.choices import TOP, read_recipe
from patokaz.index.choices_screen import choose_recipe
from patokaz.index.coherence import coherence_html, verdict_text
from patokaz.index.documents_screen import show_index_documents
from patokaz.index.index import Index, index_of
from patokaz.index.presented_screen import index_view
from patokaz.index.robustness_screen import show_moves_files, show_robustness
from patokaz.index.steps import contents_html, step_texts, steps_html
from patokaz.index.texts import (
    STEPS,
    area_texts,
    code_name,
    decomposition_rows,
    index_rule,
    left_out_texts,
    missing_pillar_text,
    moves_sentence,
    moving_choices,
    none_text,
    rank_text,
    reason_text,
    standing_text,
    step_title,
)
from patokaz.index.tiers import ahead_of, tier_sentence
from patokaz.index.tiers_screen import choose_other, show_tiers
from patokaz.index.workbook import steps_workbook
from patokaz.language.html import html
from patokaz.language.numbers import half_up
from patokaz.language.words import Words
from patokaz.maps.parts_screen import choose_class_number, choose_scheme, show_picture, show_table
from patokaz.maps.screen import CountryMap
from patokaz.own_data.session import own_indicators
from patokaz.statistics.countries import missing_pillars
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import (
    StatusList,
    status_list,
    status_note,
    status_sentence,
    status_word,
    status_words,
)


def show_index(country: str, t: Words) -> None:
    """The index of a country with the settings of the address."""
    own = own_indicators(country, t)
    choices = choose_recipe(country, own, t)
    with st.container(horizontal=True, gap="medium", key="index_classes"):
        scheme, number = choose_scheme(t), choose_class_number(t)
        show_present("index", f"patokaz-index-{country.lower()}", lambda: index_view(t), t)
    title = t("index.title" if choices.is_default else "index.title_reader")
    heading = html("index/heading", title=title)
    try:
        index = index_of(choices, t.language, own)
    except ConstantIndicators as error:
        st.html(heading)
        names = "; ".join(code_name(code, own.known, t) for code in error.indicators)
        show_notice(t("index.impossible"), t("index.constant", names=names))
        return
    except ValueError:
        st.html(heading)
        show_notice(t("index.impossible"), t("index.impossible_text"))
        return
    with together():
        show_html(heading)
        show_sentence(index.once("standing", lambda: standing_text(index, t)))
    picture, statuses = index.picture(scheme, number), status_list(country)
    sources = index_sources(index, t)
    words = index.once("status", lambda: status_words(statuses, t))
    show_picture(
        CountryMap(
            picture,
            t.measure("index", 1),
            title=title,
            country=country,
            level="municipality",
            key="index",
            greyed=index.greyed,
            notes=[index_rule(index, t), *sources],
            style=Style(texts=index.once("area texts", lambda: area_texts(index, words, t))),
        ),
        t,
        words,
        below=_qualifications(index, statuses, t),
    )
    area = shown_area(index)
    show_made_of(index, area, statuses, t)
    told = step_texts(index, t)
    notes = [(title, index_rule(index, t)), *((step_title(step, t), told[step]) for step in STEPS)]
    notes += [(t("war_status.title"), status_note(statuses, t))] if statuses else []
    notes += [(t("tiers.title"), tier_sentence(index, t)), (t("coherence.title"), verdict_text(index, t))]
    listed = index.once(f"listed {area}", lambda: listed_table(index, area, statuses, t))
    show_table(listed, 1, f"index-{country.lower()}", notes, t, index)
    show_files(index, notes, t)


def _qualifications(index: Index, statuses: StatusList, t: Words) -> list[Markup]:
    """How the intervals of the map are meant, who is left out and why, war status, sources."""
    quiet = [status_note(statuses, t)] * bool(statuses) + ["; ".join(index_sources(index, t))]
    return [
        index.once("qualified", lambda: qualified_html(index, t)),
        *(html("frame/quiet", text=text) for text in quiet),
    ]


def index_sources(index: Index, t: Words) -> Sequence[str]:
    """Sources of the figures of an index."""
    indicators = [index.known[code] for code in index.result.framework.indicators]
    return index.once("sources", lambda: sources_of(indicators, index.choices.country, t))


def show_made_of(index: Index, area: str, statuses: StatusList, t: Words) -> None:
    """A municipality's score by indicator, tiers, sensitivity, and the steps."""
    with together():
        show_html(contents_html(t))
        show_place(index, area, statuses, t)
        show_ways_on((address_of("profile", address(area=area)), t("overview.door_mayor_link")))
        show_titled(t("tiers.title"), "")
    other = choose_other(index, area, t)
    with together():
        show_tiers(index, area, other, t)
        # nothing to leave out of a single indicator
        if drawn := index.once("sensitivity", lambda: sensitivity_html(index, t)):
            show_html(drawn)
        show_robustness(index, t)
        show_html(index.once("coherence", lambda: coherence_html(index, t)))
        steps = index.once(("steps", area), lambda: steps_html(index, area, t))
        show_html(steps + index.once("recipe", lambda: recipe_html(index, t)))


def qualified_html(index: Index, t: Words) -> Markup:
    """Qualifications of the sentence above the map: definition of the intervals, municipalities left out and why."""
    notes = " ".join([index_rule(index, t), *left_out_texts(index, t)])
    return html(
        "index/qualified",
        notes=notes,
        withheld_title=t("index.withheld_names"),
        withheld=withheld_names(index, t),
    )


def withheld_names(index: Index, t: Words) -> str:
    """Municipalities with too little data, with their share of data; empty where there are none."""
    return "; ".join(
        f"{row.name} ({t.amount(row.coverage, 'pct')})"
        for row in index.withheld[["name", "coverage"]].itertuples(index=False)
    )


def listed_table(index: Index, area: str, statuses: StatusList, t: Words) -> pd.DataFrame:
    """The table by rank: area, rank with interval, tier, index, coverage, pillars, and status of hostilities.

    ahead: per cent of the runs in which an area is ahead of `area`.
    """
    pillars = index.result.framework.levels[2]
    table = index.ordered[["area_id", "name", "upper", "rank", "low", "high", "tier", "value", "coverage", *pillars]]
    table.insert(
        table.columns.get_loc("coverage"),
        "ahead",
        table["area_id"].map(ahead_of(index, area)).map(partial(half_up, decimals=2)),
    )
    if statuses:
        table.insert(3, "war_status", [status_word(statuses, area, t) for area in table["area_id"]])
        table.insert(4, "war_status_date", str(statuses.day))
    return table


def shown_area(index: Index) -> str:
    """The municipality whose score is decomposed: that of the address if it has an index, else the first."""
    asked = st.query_params.get("area", "")
    ranked = index.once("ranked", lambda: set(index.table.loc[index.table["rank"].notna(), "area_id"]))
    return asked if asked in ranked else str(index.ordered["area_id"].iloc[0])


def show_place(index: Index, area: str, statuses: StatusList, t: Words) -> None:
    """One municipality: rank with interval, and its score by indicator with raw values."""
    row = index.once(("row", area), lambda: index.table[index.table["area_id"] == area].iloc[0])
    show_titled(f"{row['name']}: {rank_text(row, t)}", "")
    notes = [status_sentence(statuses, area, t)]
    if index.measured is not None:
        own = index.measured.get(area)
        notes.append(t("index.measured_none") if pd.isna(own) else t("index.measured_rank", rank=t.number(own)))
    asked = st.query_params.get("area", "")
    if asked in index.units.index and asked != area:
        notes.append(none_text(index, asked, t))
    table = index.once(f"place {area}", lambda: table_html(decomposition(index, area, t), t("index.decomposition")))
    show_html(html("index/place", notes=notes, table=table))


def decomposition(index: Index, area: str, t: Words) -> list[Column]:
    """Pillars and indicators of one municipality: raw value, score, share of the index."""
    names, values, scores, shares = zip(*decomposition_rows(index, area, t), strict=True)
    return [
        Column(t("choice.indicator"), names),
        Column(t("report.value"), values, number=True),
        Column(t("index.score"), scores, number=True),
        Column(t("index.weight"), shares, number=True, minor=True),
    ]


def sensitivity_html(index: Index, t: Words) -> Markup | None:
    """Influence of each setting on the ranks as text and bars (total Sobol indices)."""
    moves = moving_choices(index, t)
    if not moves:
        return None
    rows = pd.DataFrame(moves, columns=["label", "value", "text"])
    note = t("index.moves_note", runs=t.number(index.sensitivity.runs), seed=index.sensitivity.seed)
    title = t("index.moves")
    bars = ranked_bars_html(rows, title)
    return html("index/moves", title=title, sentence=moves_sentence(index, t), bars=bars, note=note)


def recipe_html(index: Index, t: Words) -> Markup:
    """Pillars and indicators with direction and reason; pillars without data are marked."""
    country, tree = index.choices.country, index.result.framework
    pillars = [
        {
            "name": code_name(pillar, index.known, t),
            "items": [
                {
                    "name": code_name(key, index.known, t),
                    "direction": t("potential.more_better" if tree.directions[key] > 0 else "potential.less_better"),
                    "reason": reason_text(key, index, t),
                }
                for key in tree.children(pillar)
            ],
        }
        for pillar in tree.children(TOP)
    ]
    missing = [
        (code_name(key, index.known, t), missing_pillar_text(key, country, t)) for key in missing_pillars(country)
    ]
    return html("index/recipe", title=t("potential.index_made_of"), pillars=pillars, missing=missing)


def _steps_file(index: Index, area: str, notes: Sequence[tuple[str, str]], t: Words) -> bytes:
    listed = listed_table(index, area, status_list(index.choices.country), t)
    return steps_workbook(index, listed, area, notes, t)


def show_files(index: Index, notes: Sequence[tuple[str, str]], t: Words) -> None:
    """Downloads: documents, every step as a sheet, both ranks of own settings, the settings file; and an upload of a settings file."""
    country = index.choices.country.lower()
    sheets = partial(_steps_file, index, shown_area(index), notes, t)  # the address is known now, not when it is made
    fold = st.expander(t("report.title"), key="index_documents", on_change="rerun", icon=":material/description:")
    if not fold.open:  # nothing of it is drawn until somebody asks
        return
    with fold:
        with st.container(horizontal=True, gap="small"):
            show_index_documents(index, t)
            show_file(t("index.all_steps"), sheets, f"patokaz-index-{country}-steps.xlsx", "index_steps")
            show_file(t("index.recipe"), index.choices.as_json(), f"patokaz-recipe-{country}.json", "index_recipe")
        show_moves_files(index, t)
        load_recipe(t)


def load_recipe(t: Words) -> None:
    """A recipe file of the reader's, which sets all choices."""
    file = uploader(t("index.load"), "recipe_file", 1, t)
    if file is not None and st.session_state.get("recipe_read") != file.file_id:
        st.session_state["recipe_read"] = file.file_id
        try:
            told = read_recipe(file.getvalue())
        except ValueError:
            show_notice(t("index.no_recipe"), t("index.no_recipe_text"))
            return
        st.query_params.update({"show": "index", **told})
        st.rerun()
