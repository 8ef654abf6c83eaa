"""The ten steps of the OECD/JRC Handbook on the page: what was done, with the underlying tables."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from patokaz.analysis.index.multivariate import consistency, correlations, strengths_and_weaknesses
from patokaz.analysis.index.treat import Treatment
from patokaz.charts.plain import Column, table_html
from patokaz.index.index import Index
from patokaz.index.texts import STEPS, code_name, step_text, step_title
from patokaz.language.html import html
from patokaz.language.words import Words

Table = tuple[str, Sequence[Column]]
ENDS = 5


def steps_html(index: Index, area: str, t: Words) -> Markup:
    """The steps with descriptions and tables; area: the municipality of step 8."""
    tables = index.once(
        "step tables", lambda: {step: _tables_html(made) for step, made in step_tables_of(index, t).items()}
    )
    tables = tables | {"back": index.once(f"strengths {area}", lambda: _tables_html(strength_tables(index, area, t)))}
    told = step_texts(index, t)
    steps = [{"title": step_title(step, t), "text": told[step], "tables": tables.get(step, "")} for step in STEPS]
    return html("index/steps", title=t("index.steps"), steps=steps)


def contents_html(t: Words) -> Markup:
    """Table of contents of the ten steps; a link opens its step."""
    return html("index/contents", title=t("index.steps"), steps=[step_title(step, t) for step in STEPS])


def _tables_html(tables: Sequence[Table]) -> str:
    return html("index/tables", tables=[(title, table_html(columns, title)) for title, columns in tables])


def step_texts(index: Index, t: Words) -> Mapping[str, str]:
    """Descriptions of all steps, computed once per index."""
    return index.once("steps", lambda: {step: step_text(step, index, t) for step in STEPS})


def step_tables_of(index: Index, t: Words) -> Mapping[str, Sequence[Table]]:
    """Tables of the steps that cover all municipalities."""
    return {
        "imputation": [imputation_table(index, t)],
        "multivariate": [consistency_table(index, t), *correlation_tables(index, t)],
        "normalisation": [treatment_table(index, t)],
        "weighting": [weight_table(index, t)],
        "links": [link_table(index, t)],
    }


def imputation_table(index: Index, t: Words) -> Table:
    """Known, imputed and missing values of every indicator."""
    result = index.result
    codes, units = list(result.framework.indicators), result.scores.index
    known = result.denominated.loc[units, codes].notna().sum()
    imputed = result.imputed_cells.reindex(units, fill_value=False)[codes].sum()
    columns = [_named(codes, index, t)]
    for head, counts in (("known", known), ("filled", imputed), ("left_empty", len(units) - known - imputed)):
        columns.append(Column(t("index." + head), [t.number(count) for count in counts], number=True))
    return t("index.table_imputation"), columns


def consistency_table(index: Index, t: Words) -> Table:
    """Cronbach's alpha and the variance explained by the first components, by pillar."""
    table = consistency(index.result.normalised, index.result.framework)
    shares = [(name, "index." + name) for name in ("first_component", "two_components")]
    columns = [
        Column(t("index.pillar"), [code_name(str(code), index.known, t) for code in table.index]),
        Column(t("index.indicators"), [t.number(count) for count in table["indicators"]], number=True),
        Column(t("index.alpha"), [t.number(alpha, 2) for alpha in table["alpha"]], number=True),
        *(Column(t(head), [_per_cent(share, t) for share in table[name]], number=True) for name, head in shares),
        Column(t("index.complete"), [t.number(count) for count in table["units"]], number=True, minor=True),
    ]
    return t("index.table_consistency"), columns


def correlation_tables(index: Index, t: Words) -> list[Table]:
    """Pairs of indicators of the same pillar with r, n and a flag; none where no pillar has two."""
    pairs = correlations(index.result.normalised, index.result.framework)
    pairs = pairs[pairs["within"] & pairs["r"].notna()]
    if pairs.empty:
        return []
    marks = {"": "", "negative": t("index.flag_negative"), "redundant": t("index.flag_redundant")}
    return [
        (
            t("index.table_correlations"),
            [
                Column(
                    t("index.pillar"), [code_name(code, index.known, t) for code in pairs["first_parent"]], minor=True
                ),
                _named(pairs["first"], index, t),
                _named(pairs["second"], index, t),
                Column("r", [t.number(r, 2) for r in pairs["r"]], number=True),
                Column("n", [t.number(n) for n in pairs["units"]], number=True, minor=True),
                Column(t("index.flag"), [marks[flag] for flag in pairs["flag"]]),
            ],
        )
    ]


def treatment_table(index: Index, t: Words) -> Table:
    """Outlier treatment of every indicator, with skewness and kurtosis before and after."""
    records = index.result.treatments

    def done(record: Treatment) -> str:
        if record.refusal:
            return t("index.treated_refused", reason=t(f"index.refused_{record.refusal}"))
        return t(
            "index.treated_"
            + (record.treatment if record.treatment != "none" else "within" if record.passes else "left")
        )

    def change(before: float, after: float) -> str:
        return (
            t.number(before, 1)
            if before == after or before != before
            else f"{t.number(before, 1)} → {t.number(after, 1)}"
        )

    return t("index.table_treatment"), [
        _named([record.indicator for record in records], index, t),
        Column(t("choice.treatment"), [done(record) for record in records]),
        Column(t("index.points"), [t.number(record.points) for record in records], number=True),
        Column(
            t("index.skewness"), [change(record.skewness_before, record.skewness_after) for record in records], number=True
        ),
        Column(
            t("index.kurtosis"), [change(record.kurtosis_before, record.kurtosis_after) for record in records], number=True,
            minor=True,
        ),
    ]  # fmt: skip


def weight_table(index: Index, t: Words) -> Table:
    """Weight of every indicator in its pillar, and its share of the index."""
    tree = index.result.framework
    codes, shares = list(tree.indicators), tree.effective_weights()
    return t("index.table_weights"), [
        Column(
            t("index.pillar"), [code_name(str(tree.node(code).parent), index.known, t) for code in codes], minor=True
        ),
        _named(codes, index, t),
        Column(t("index.weight_given"), [t.number(tree.weights[code], 2) for code in codes], number=True),
        Column(t("index.weight"), [_per_cent(shares[code], t) for code in codes], number=True),
    ]


def strength_tables(index: Index, area: str, t: Words) -> list[Table]:
    """Best and worst ranked indicators of a municipality; none where it has no index."""
    result = index.result
    if area not in result.scores.index:
        return []
    units = result.denominated.loc[result.scores.index]
    most = min(ENDS, max(1, len(result.framework.indicators) // 2))
    counts, name = units.notna().sum(), index.units.loc[area, "name"]
    both = strengths_and_weaknesses(units, result.framework, area, most)
    return [
        (
            t("index.table_" + kind, place=name),
            [
                _named(rows["code"], index, t),
                Column(t("report.value"), [_amount(row.code, row.value, index, t) for row in rows.itertuples()], number=True),
                Column(
                    t("potential.rank"),
                    [t("of_total", rank=t.number(row.rank), total=t.number(counts[row.code])) for row in rows.itertuples()],
                    number=True,
                ),
            ],
        )
        for kind, rows in zip(("strengths", "weaknesses"), both, strict=True)
        if len(rows)
    ]  # fmt: skip


def link_table(index: Index, t: Words) -> Table:
    """Spearman's correlation of the index with the indicators outside it, with n."""
    links = index.links
    return t("index.table_links"), [
        _named([str(code) for code in links.index], index, t),
        Column("ρ", [t.number(r, 2) for r in links["r"]], number=True),
        Column("n", [t.number(count) for count in links["units"]], number=True),
    ]


def _named(codes: Sequence[str], index: Index, t: Words) -> Column:
    return Column(t("choice.indicator"), [code_name(code, index.known, t) for code in codes])


def _amount(code: str, value: float, index: Index, t: Words) -> str:
    return t.amount(value, index.known[code].unit, index.known[code].decimals)


def _per_cent(share: float, t: Words) -> str:
    return "–" if share != share else t.percent(100 * share, 1)
