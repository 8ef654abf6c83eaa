"""The composite index on the screen: every step open, every rank with its interval, every choice in the address."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.analysis.index.multivariate import correlations, effective_weights
from patokaz.area_parts import choose_class_number, choose_scheme, show_picture, show_table, sources_of
from patokaz.charts.plain import Column, ranked_bars_html, table_html
from patokaz.countries import missing_pillars
from patokaz.database import data_version
from patokaz.i18n import Words
from patokaz.index_documents import show_index_documents
from patokaz.index_texts import (
    STEPS,
    code_name,
    decomposition_rows,
    index_rule,
    left_out_texts,
    missing_pillar_text,
    moves_sentence,
    moving_choices,
    option_name,
    rank_text,
    reason_text,
    standing_text,
    step_text,
    step_title,
)
from patokaz.indexes import (
    CHOICES,
    HEAVIEST,
    OWN,
    PAIRS,
    TOP,
    Choices,
    Index,
    build_framework,
    framework_values,
    index_of,
    read_own,
    read_pairs,
    read_recipe,
    write_pairs,
)
from patokaz.own_indicators import OwnIndicators, own_indicators
from patokaz.reports.tables import xlsx_sheets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_index(country: str, t: Words) -> None:
    """The index of a country by the choices of the address."""
    own = own_indicators(country, t)
    choices = choose_recipe(country, own, t)
    with st.container(horizontal=True, gap="medium"):
        scheme, number = choose_scheme(t), choose_class_number(t)
    title = t("index.title" if choices.is_default else "index.title_reader")
    st.html(f'<h2 class="chapter">{html.escape(title)}</h2>')
    try:
        with st.spinner(t("index.computing")):
            index = index_of(choices, t.language, own)
    except ValueError:
        layout.show_notice(t("index.impossible"), t("index.impossible_text"))
        return
    show_standing(index, t)
    picture = index.picture(scheme, number)
    sources = sources_of([index.known[code] for code in index.result.framework.indicators], country, t)
    show_picture(
        picture,
        title,
        t.measure("index", 1),
        country,
        "municipality",
        "index",
        t,
        index.greyed,
        notes=[index_rule(index, t), *sources],
    )
    show_place(index, t)
    st.html(method_html(index, t))
    pillars = index.result.framework.levels[2]
    columns = ["area_id", "name", "upper", "rank", "low", "high", "value", "coverage", *pillars]
    told = step_texts(index, t)
    notes = [(title, index_rule(index, t)), *((step_title(step, t), told[step]) for step in STEPS)]
    show_table(index.ordered[columns], 1, f"index-{country.lower()}", notes, t)
    show_files(index, notes, t)


def choose_recipe(country: str, own: OwnIndicators, t: Words) -> Choices:
    """The choices of every step, all in the address; weights, directions and targets as code*number."""
    with st.container(key="choices"):
        columns = st.columns(len(CHOICES))
    picked = {}
    for column, (key, options) in zip(columns, CHOICES.items(), strict=True):
        with column:
            picked[key] = layout.choose(t("choice." + key), key, options, options[0], t, partial(option_name, key, t))
    added = choose_own(own, t)
    weights, directions, targets = (
        read_pairs(st.query_params.get(parameter, ""), country, key, added) for key, parameter in PAIRS.items()
    )
    choices = Choices(country, **picked, weights=weights, directions=directions, targets=targets, own=added)
    if st.toggle(t("index.weights"), value=bool(weights or directions or targets), key="show_weights"):
        choose_weights(choices, own, t)
        choose_directions(choices, own, t)
    return choices


def choose_own(own: OwnIndicators, t: Words) -> tuple[tuple[str, int], ...]:
    """Which of the session's own figures are a pillar of the index, with their directions; none where it has none."""
    options = list(own.at("municipality").columns)
    if not options:
        return ()
    layout.choose_many(
        t("index.add_own"), OWN, options, [], len(options), lambda key: own.entries[key].text("name", t.language)
    )
    return read_own(st.query_params.get(OWN, ""), own)


def keep_pairs(key: str, pairs: Mapping[str, float]) -> None:
    """Put numbers by code into the address, or take them out of it where there are none."""
    if pairs:
        st.query_params[PAIRS[key]] = write_pairs(pairs)
    else:
        st.query_params.pop(PAIRS[key], None)


def choose_weights(choices: Choices, own: OwnIndicators, t: Words) -> None:
    """A slider a pillar and indicator."""
    tree = build_framework(choices)
    current = tree.weights

    def keep() -> None:
        told = {code: float(st.session_state[f"w_{code}"]) for code in current if code != TOP}
        keep_pairs("weights", {code: weight for code, weight in told.items() if weight != 1})

    with st.container(key="weights"):
        columns = st.columns(len(tree.children(TOP)))
        for column, pillar in zip(columns, tree.children(TOP), strict=True):
            with column:
                for code in (pillar, *tree.children(pillar)):
                    st.session_state[f"w_{code}"] = current[code]
                    st.slider(
                        layout.plain_label(code_name(code, own.known, t)),
                        0.0,
                        HEAVIEST,
                        step=0.25,
                        key=f"w_{code}",
                        on_change=keep,
                    )


def choose_directions(choices: Choices, own: OwnIndicators, t: Words) -> None:
    """A table of the indicators whose direction and target can be changed in place."""
    usual = build_framework(replace(choices, directions=())).directions
    values = framework_values(data_version(), choices.country).join(own.at("municipality"))[list(usual)]
    targets, turned = choices.all_targets(values), build_framework(choices).directions
    rows = pd.DataFrame({
        "name": [code_name(code, own.known, t) for code in usual],
        "more": [turned[code] > 0 for code in usual],
        "target": [round(targets[code], own.known[code].decimals) for code in usual],
        "low": values.min().round(2).tolist(),
        "high": values.max().round(2).tolist(),
        "unit": [t.unit(own.known[code].unit) for code in usual],
    })  # fmt: skip
    codes = list(usual)
    key = f"goals_{choices.country}_{write_pairs(dict(choices.directions))}_{write_pairs(dict(choices.targets))}"

    def keep() -> None:
        directions, goals = dict(choices.directions), dict(choices.targets)
        for position, changed in st.session_state[key]["edited_rows"].items():
            code = codes[int(position)]
            if "more" in changed:
                directions[code] = 1 if changed["more"] else -1
            if changed.get("target") is not None:
                goals[code] = float(changed["target"])
        keep_pairs("directions", {code: sign for code, sign in directions.items() if sign != usual[code]})
        keep_pairs("targets", goals)

    with st.expander(t("index.directions"), expanded=bool(choices.directions or choices.targets)):
        st.html(f'<p class="quiet">{html.escape(t("index.directions_text"))}</p>')
        st.data_editor(
            rows, key=key, on_change=keep, hide_index=True, disabled=["name", "low", "high", "unit"], width="stretch",
            column_config={
                "name": st.column_config.TextColumn(t("choice.indicator"), width="large"),
                "more": st.column_config.CheckboxColumn(t("potential.more_better"), width="small"),
                "target": st.column_config.NumberColumn(t("index.target"), width="small"),
                "low": st.column_config.NumberColumn(t("index.lowest"), width="small"),
                "high": st.column_config.NumberColumn(t("index.highest"), width="small"),
                "unit": st.column_config.TextColumn(t("index.unit"), width="small"),
            },
        )  # fmt: skip


def show_standing(index: Index, t: Words) -> None:
    """The first, the rule of the intervals, who is left out and why."""
    notes = " ".join([index_rule(index, t), *left_out_texts(index, t)])
    st.html(f'<p class="sentence">{html.escape(standing_text(index, t))}</p><p class="quiet">{html.escape(notes)}</p>')


def show_place(index: Index, t: Words) -> None:
    """One municipality: its rank with interval, and its score down to the indicators with raw values."""
    scored = index.result.scores.index
    asked = st.query_params.get("area", "")
    first = str(index.ordered["area_id"].iloc[0])
    found = index.table[index.table["area_id"] == asked]
    area = asked if asked in scored and found["rank"].notna().any() else first
    row = index.table[index.table["area_id"] == area].iloc[0]
    st.html(f"<h3>{html.escape(row['name'])}: {html.escape(rank_text(row, t))}</h3>")
    if index.measured is not None:
        own = index.measured.get(area)
        told = t("index.measured_none") if pd.isna(own) else t("index.measured_rank", rank=t.number(own))
        st.html(f'<p class="quiet">{html.escape(told)}</p>')
    if len(found) and area != asked:
        st.html(f'<p class="quiet">{html.escape(t("index.none", place=found["name"].iloc[0]))}</p>')
    st.html(table_html(decomposition(index, area, t), t("index.decomposition")))
    link = layout.address(area=area)
    st.page_link("pages/profile.py", label=t("overview.door_mayor_link"), query_params=link, width="content")


def decomposition(index: Index, area: str, t: Words) -> list[Column]:
    """Pillars and indicators of one municipality as columns: raw value, score, share of the index."""
    names, values, scores, shares = zip(*decomposition_rows(index, area, t), strict=True)
    return [
        Column(t("choice.indicator"), names),
        Column(t("report.value"), values, number=True),
        Column(t("index.score"), scores, number=True),
        Column(t("index.weight"), shares, number=True, minor=True),
    ]


def method_html(index: Index, t: Words) -> str:
    """What moves the ranks, the ten steps, what the index is made of."""
    return sensitivity_html(index, t) + steps_html(step_texts(index, t), t) + recipe_html(index, t)


def sensitivity_html(index: Index, t: Words) -> str:
    """Which choices move the ranks, in words and bars (total Sobol indices)."""
    moves = moving_choices(index, t)
    if not moves:
        return ""
    rows = pd.DataFrame(moves, columns=["label", "value", "text"])
    note = t("index.moves_note", runs=t.number(index.sensitivity.runs), seed=index.sensitivity.seed)
    title = t("index.moves")
    return (
        f"<h3>{html.escape(title)}</h3><p>{html.escape(moves_sentence(index, t))}</p>{ranked_bars_html(rows, title)}"
        f'<p class="quiet">{html.escape(note)}</p>'
    )


def steps_html(told: Mapping[str, str], t: Words) -> str:
    """The ten steps of the handbook, each with what was done."""
    steps = "".join(
        f"<details><summary>{number}. {html.escape(step_title(step, t))}</summary><p>{html.escape(told[step])}</p></details>"
        for number, step in enumerate(STEPS, 1)
    )
    return f'<h3>{html.escape(t("index.steps"))}</h3><div class="steps">{steps}</div>'


def step_texts(index: Index, t: Words) -> Mapping[str, str]:
    """What was done in every step, worked out once for an index."""
    if "steps" not in index.texts:
        index.texts["steps"] = {step: step_text(step, index, t) for step in STEPS}
    return index.texts["steps"]


def recipe_html(index: Index, t: Words) -> str:
    """Pillars and indicators with their directions and why each is there; pillars without data as such."""
    country, tree = index.choices.country, index.result.framework
    pillars = []
    for pillar in tree.children(TOP):
        items = "".join(
            f"<li>{html.escape(code_name(key, index.known, t))} "
            f'<span class="quiet">{html.escape(t("potential.more_better" if tree.directions[key] > 0 else "potential.less_better"))}</span>'
            f'<p class="quiet">{html.escape(reason_text(key, index, t))}</p></li>'
            for key in tree.children(pillar)
        )
        pillars.append(f"<div><h4>{html.escape(code_name(pillar, index.known, t))}</h4><ul>{items}</ul></div>")
    pillars += [
        f'<div class="none"><h4>{html.escape(code_name(pillar, index.known, t))}</h4><p>{html.escape(missing_pillar_text(pillar, t))}</p></div>'
        for pillar in missing_pillars(country)
    ]
    return f'<h3>{html.escape(t("potential.index_made_of"))}</h3><div class="recipe">{"".join(pillars)}</div>'


def show_files(index: Index, notes: Sequence[tuple[str, str]], t: Words) -> None:
    """Every step as a sheet, the recipe as a file, and a recipe file that sets the choices again."""
    country = index.choices.country.lower()
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.download_button(
            t("index.all_steps"), lambda: xlsx_sheets(step_tables(index), notes), f"patokaz-index-{country}-steps.xlsx", XLSX,
            key="index_steps", on_click="ignore",
        )  # fmt: skip
        show_index_documents(index, t)
        st.download_button(
            t("index.recipe"), index.choices.as_json(), f"patokaz-recipe-{country}.json", "application/json",
            key="index_recipe", on_click="ignore",
        )  # fmt: skip
    file = st.file_uploader(t("index.load"), type="json", key="recipe_file", max_upload_size=1)
    if file is not None and st.session_state.get("recipe_read") != file.file_id:
        st.session_state["recipe_read"] = file.file_id
        try:
            told = read_recipe(file.getvalue())
        except ValueError:
            layout.show_notice(t("index.no_recipe"), t("index.no_recipe_text"))
            return
        st.query_params.update({"show": "index", **told})
        st.rerun()


def step_tables(index: Index) -> dict[str, pd.DataFrame]:
    """Every step of the index as a table, municipalities by rows."""
    result = index.result
    tables = {
        "result": index.table.set_index("area_id"), "data": result.denominated, "imputed": result.imputed, "treated": result.treated,
        "normalised": result.normalised, "scores": result.scores, "ranks": result.ranks, "rank intervals": index.uncertainty.ranks,
    }  # fmt: skip
    named = {name: table.rename_axis("area_id").reset_index() for name, table in tables.items()}
    if index.measured is not None:
        named["ranks without imputed"] = index.measured.rename("rank").rename_axis("area_id").reset_index()
    records = pd.DataFrame(
        [vars(record) | {"units": ", ".join(map(str, record.units))} for record in result.treatments]
    )
    return named | {
        "treatment": records,
        "weights": effective_weights(result.framework).reset_index(),
        "correlations": correlations(result.normalised, result.framework),
        "sensitivity": index.sensitivity.indices.rename_axis("choice").reset_index(),
    }
