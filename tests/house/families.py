"""Text keys that the product puts together: the patterns that the code makes, and who stands in their gaps.

Walked both ways: a text that no code can ask for is unused; a member that a declared family can ask for has a text.
"""

import ast
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache

import pandas as pd

from data.countries.ua.projects import MATCHES
from patokaz.analysis.projects import BOARD
from patokaz.frame.menu import DOORS, PAGES
from patokaz.index.choices import CHOICES
from patokaz.index.texts import STEPS
from patokaz.plans.report_template import report_template, template_ids
from patokaz.portfolio.filters import SORTS
from patokaz.portfolio.views import ORDER
from patokaz.profile.cards import COLUMNS
from patokaz.profile.slides import PARTS
from patokaz.registers.ppp import QUESTIONS, RISKS
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.countries import countries, framework, missing_pillars
from patokaz.statistics.database import query
from patokaz.statistics.structures import structures
from tests.house.graph import ROOT, House

KEY = re.compile(r"[a-z_]+\\?[._]")
GAP = "(.+)"
OF_A_MUNICIPALITY = ("needs", "partners", "readiness", "start")  # pages that `asked_municipality` opens
EXTENTS = ("complete", "sample")
STEP_SHEETS = re.findall(
    r"\w+",
    "result data imputed treated normalised scores ranks intervals imputed_cells measured treatment"
    " weights correlations consistency removal links pillars indicators findings sensitivity codes",
)
STEP_HEADS = re.findall(  # columns of patokaz.index.workbook.step_tables
    r"\w+",
    "area_id name upper war_status war_status_date rank low high tier value ahead coverage nominal mean median"
    " indicator treatment units skewness_before kurtosis_before skewness_after kurtosis_after passes code parent"
    " weight effective_weight first second first_parent second_parent within r flag pillar indicators"
    " alpha first_component two_components mean_absolute_rank_change r_index ratio influence r_own other_pillar r_other"
    " serious text choice first_order first_order_low first_order_high total total_low total_high index",
)
LEVELS = ("municipality", "district", "region", "country")


def declared() -> Mapping[str, Collection[str]]:
    """Family (a key with {} for its gap) -> everything that may stand in the gap, from the code and the catalogue."""
    options = {
        pattern.format(step=step): choices
        for step, choices in CHOICES.items()
        if step != "availability"
        for pattern in ("index.{step}_{{}}", "index.help_{step}_{{}}")
    }
    units = {entry.unit for entry in catalogue().values()}
    projects = pd.concat([query("projects", country=country) for country in countries()])
    return options | {
        "block.{}": BLOCKS,
        "page.{}": set(PAGES),
        "door.{}": DOORS,
        **{
            f"{{}}.{text}": OF_A_MUNICIPALITY
            for text in ("title", "lead", "choose_place", "choose_place_text", "only_municipalities")
        },
        **{f"{{}}.{text}": ("partners", "start") for text in ("occupied", "occupied_text")},
        "level.{}": LEVELS,
        "level_plural.{}": LEVELS,
        "unit_short.{}": units,
        "unit_long.{}": units,
        "structure.{}": structures(),
        "pillar.{}": {pillar for country in countries() for pillar in framework(country)},
        "pillar_missing.{}": {pillar for country in countries() for pillar in missing_pillars(country)},
        "index_sheet.{}": STEP_SHEETS,
        "index_head.{}": STEP_HEADS,
        "index.step_{}": STEPS,
        "index.done_{}": STEPS,
        "index.refused_{}": ("two_values", "too_many_points", "one_value"),
        "index.input_{}": ("weights_1", "weights_2", "imputation", "treatment", "normalisation", "aggregation"),
        "profile.column_{}": COLUMNS,
        "project_status.{}": set(projects["status"]),
        "portfolio.sort_{}": SORTS,
        "portfolio.state_{}": BOARD,
        "portfolio.rule_{}": BOARD,
        "project_state.{}": BOARD,
        "portfolio.absent_{}": ORDER,
        "portfolio.why_{}": (*ORDER, "map"),
        "portfolio.extent_{}": EXTENTS,
        "portfolio.rows_{}": EXTENTS,
        "amount_kind.{}": set(projects["amount_kind"]) - {"", None},
        "plans.ppp_question.{}": [question for screen in QUESTIONS.values() for question in screen],
        "plans.risk.{}": RISKS,
        "plans.report_of.{}": template_ids(),
        "plans.box_of.{}": [
            box.id for key in template_ids() for chapter in report_template(key).chapters for box in chapter.boxes
        ],
        "present.part_{}": PARTS,
        "no_budget_data.{}": ("title", "occupied_before_2022"),  # kinds and values of area_context
        "programme.{}": set(projects["programme"]) - {"", None, "DREAM"},
        "project_note.{}": set(MATCHES.values()),
        "project_title.{}": set(projects.loc[projects["source_id"] == "mk_gjorce_petrov_projects", "title"]),
        "list_word.{}": {word for word in {*projects["fund"], *projects["status_original"]} if word and word.isascii()},
    }


def missing(texts: Mapping[str, object]) -> list[str]:
    """Keys of declared families that a language lacks."""
    keys = [family.format(member) for family, members in declared().items() for member in members]
    return [key for key in keys if key not in texts]


def unused(texts: Mapping[str, object]) -> list[str]:
    """Keys that stand nowhere in the code, in no declared family, and that no pattern of the code can make: what fills
    its gap must be named somewhere, in the code or in a file of the data."""
    named = named_in_code() | named_in_data()
    families = [(re.compile(re.escape(family).replace(r"\{\}", GAP)), set(m)) for family, m in declared().items()]
    left = []
    for key in texts:
        if key in named:
            continue
        if any((found := family.fullmatch(key)) and found[1] in members for family, members in families):
            continue
        gaps = [found.groups() for pattern in patterns() if (found := pattern.fullmatch(key))]
        if not any(all(_is_named(gap, named) for gap in groups) for groups in gaps):
            left.append(key)
    return left


def _is_named(gap: str, named: Collection[str]) -> bool:
    return gap in named or ("." in gap and all(part in named for part in gap.split(".")))


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """What the code puts together and could be a key: f-strings and sums that begin with a word and a dot."""
    found = {text for tree in House().trees.values() for node in ast.walk(tree) for text in _put_together(node)}
    return tuple(re.compile(text) for text in sorted(found) if KEY.match(text))


def _put_together(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else GAP for part in node.values)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        for left in _texts(node.left):
            for right in _texts(node.right):
                yield left + right


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.BinOp | ast.JoinedStr):
        yield from _put_together(node)
    else:
        yield GAP


@cache
def named_in_code() -> frozenset[str]:
    """Texts, field names and keywords of the modules, and the quoted words of templates."""
    named: set[str] = set()
    for tree in House().trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named |= {node.value, *node.value.split()}
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                named.add(node.target.id)
            elif isinstance(node, ast.keyword) and node.arg:
                named.add(node.arg)
    for path in (ROOT / "patokaz").glob("*/templates/*"):
        named |= set(re.findall(r"[\"']([a-z_]+(?:\.[a-z_0-9]+)*)[\"']", path.read_text(encoding="utf-8")))
    return frozenset(named)


@cache
def named_in_data() -> frozenset[str]:
    """Keys and short values of the TOML files of data/ and of the packages, translations not among them."""
    named: set[str] = set()
    waiting: list[object] = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for tree in ("data", "patokaz")
        for path in (ROOT / tree).rglob("*.toml")
        if "translations" not in path.parts
    ]
    while waiting:
        match waiting.pop():
            case dict() as table:
                named |= set(table)
                waiting += table.values()
            case list() as entries:
                waiting += entries
            case str(text) if text.isidentifier():
                named.add(text)
    return frozenset(named)
