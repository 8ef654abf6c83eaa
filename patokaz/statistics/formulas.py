"""Formulas of the indicator catalogue: parsed as Python expressions, evaluated for all areas and years at once.

A value is a Series indexed by (area_id, year). `id[-1]` is the previous year, `id[2021]` that year for every year,
`mean(a, b)` the mean, `zero(id)` zero where the publisher omits zero values.
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import pandas as pd

from patokaz.language.words import Words
from patokaz.statistics.catalogue import catalogue

OPERATORS: dict[type[ast.operator], Callable[[pd.Series, pd.Series], pd.Series]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class FormulaError(ValueError):
    """A formula that cannot be parsed."""


@dataclass(frozen=True)
class ZeroFilled:
    """A Series whose gaps count as zero in the years it covers."""

    series: pd.Series


Value: TypeAlias = "pd.Series | ZeroFilled | float"


@lru_cache(maxsize=1000)
def names_in(formula: str) -> Sequence[str]:
    """Indicator ids used in a formula, in order of appearance."""
    functions = {"mean", "zero"}
    found = [node for node in ast.walk(_parsed(formula)) if isinstance(node, ast.Name) and node.id not in functions]
    return list(dict.fromkeys(node.id for node in sorted(found, key=lambda node: node.col_offset)))


def terms_in(formula: str) -> Sequence[tuple[str, int]]:
    """The indicators of a formula with the year of each term: 0 the same year, -1 the previous year, 2021 that year."""
    parents = {child: node for node in ast.walk(_parsed(formula)) for child in ast.iter_child_nodes(node)}
    found = []
    for node in sorted((node for node in parents if isinstance(node, ast.Name)), key=lambda node: node.col_offset):
        parent = parents[node]
        if isinstance(parent, ast.Subscript):
            found.append((node.id, int(ast.literal_eval(parent.slice))))
        elif not (isinstance(parent, ast.Call) and parent.func is node):
            found.append((node.id, 0))
    return list(dict.fromkeys(found)) or [(name, 0) for name in names_in(formula)]


def evaluate(formula: str, values: Mapping[str, pd.Series], breaks: Mapping[str, set[int]]) -> pd.Series:
    """The values of a formula: a Series by (area_id, year), or by area_id if every term has a fixed year.

    values: a Series by (area_id, year) for each id; breaks: first years after a break for each id. A lagged term is
    missing where its lag crosses a break.

    Raises:
        FormulaError: the formula cannot be parsed.
    """
    result = _value(_parsed(formula), values, breaks)
    if isinstance(result, ZeroFilled):
        return result.series
    if isinstance(result, float):
        raise FormulaError(f"{formula}: no indicator in the formula")
    return result[result.abs() != float("inf")].dropna()


def _parsed(formula: str) -> ast.expr:
    try:
        return ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        raise FormulaError(f"{formula}: {error.msg}") from error


def _value(node: ast.expr, values: Mapping[str, pd.Series], breaks: Mapping[str, set[int]]) -> Value:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            if name not in values:
                raise FormulaError(f"unknown indicator {name}")
            return values[name]
        case ast.Subscript(value=ast.Name(id=name), slice=year):
            return _at_year(name, int(ast.literal_eval(year)), values, breaks)
        case ast.Call(func=ast.Name(id="zero"), args=[argument]):
            inner = _value(argument, values, breaks)
            if not isinstance(inner, pd.Series):
                raise FormulaError("zero() takes one indicator")
            return ZeroFilled(inner)
        case ast.Call(func=ast.Name(id="mean"), args=arguments):
            total: Value = 0.0
            for argument in arguments:
                total = _combined(operator.add, total, _value(argument, values, breaks))
            return _combined(operator.truediv, total, float(len(arguments)))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return _combined(OPERATORS[type(op)], _value(left, values, breaks), _value(right, values, breaks))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _combined(operator.mul, -1.0, _value(operand, values, breaks))
    raise FormulaError(f"{ast.unparse(node)}: only + - * / mean() zero() id id[-1] id[2021] are allowed")


def _at_year(name: str, year: int, values: Mapping[str, pd.Series], breaks: Mapping[str, set[int]]) -> pd.Series:
    if name not in values:
        raise FormulaError(f"unknown indicator {name}")
    series = values[name]
    if year > 0:
        return series[series.index.get_level_values("year") == year].droplevel("year")
    table = series.rename("value").reset_index()
    table["year"] = table["year"] - year
    for broken in breaks.get(name, set()):
        table = table[~((table["year"] + year < broken) & (broken <= table["year"]))]
    return table.set_index(["area_id", "year"])["value"]


def _combined(operation: Callable[..., pd.Series], left: Value, right: Value) -> Value:
    if isinstance(left, float) or isinstance(right, float):
        bare = [value.series if isinstance(value, ZeroFilled) else value for value in (left, right)]
        result = operation(*bare)
        return ZeroFilled(result) if isinstance(left, ZeroFilled) or isinstance(right, ZeroFilled) else result
    if isinstance(left, ZeroFilled) and isinstance(right, ZeroFilled):
        index = left.series.index.union(right.series.index)
        return ZeroFilled(operation(_filled(left, index), _filled(right, index)))
    if isinstance(left, ZeroFilled):
        assert isinstance(right, pd.Series)
        return _combined(operation, _filled(left, right.index), right)
    if isinstance(right, ZeroFilled):
        return _combined(operation, left, _filled(right, left.index))
    left, right = _aligned(left, right)
    return operation(left, right).dropna()


def _filled(value: ZeroFilled, index: pd.Index) -> pd.Series:
    """Zero for areas omitted by the publisher, in the years published."""
    if "year" not in index.names or "year" not in value.series.index.names:
        return value.series.reindex(index, fill_value=0.0)
    years = set(value.series.index.get_level_values("year"))
    kept = index[index.get_level_values("year").isin(years)]
    return value.series.reindex(kept, fill_value=0.0)


def _aligned(left: pd.Series, right: pd.Series) -> tuple[pd.Series, pd.Series]:
    """A fixed-year term repeated for every year of the other operand."""
    left_years, right_years = "year" in left.index.names, "year" in right.index.names
    if left_years and not right_years:
        return left, _spread(right, left.index)
    if right_years and not left_years:
        return _spread(left, right.index), right
    common = left.index.intersection(right.index)
    return left.reindex(common), right.reindex(common)


def _spread(by_area: pd.Series, index: pd.Index) -> pd.Series:
    return pd.Series(index.get_level_values("area_id").map(by_area).to_numpy(), index=index, dtype=float)


def readable_formula(formula: str, t: Words) -> str:
    """A formula with the names of the indicators instead of their ids."""
    if not formula:
        return ""
    text = formula.replace("[-1]", " (−1)").replace("zero(", "(").replace("mean(", t("profile.mean") + "(")
    text = text.replace("*", "×").replace(" - ", " − ")
    text = re.sub(r"(?<![\w.\[])\d+(?![\w.\]])", lambda number: t.number(int(number.group())), text)
    for name in sorted(names_in(formula), key=len, reverse=True):
        text = text.replace(name, t("language.quoted", text=catalogue()[name].text("name", t.language)))
    return text
