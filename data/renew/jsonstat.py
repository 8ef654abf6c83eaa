"""JSON-stat 2.0 answers as tables: values row by row over the dimensions, dense or sparse (json-stat.org, full documentation)."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.renew.words import Failure


@dataclass(frozen=True)
class Dimension:
    """One dimension with the codes and labels of its categories, in the order of the values."""

    id: str
    label: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Cube:
    """One answer; `rows` holds a column per dimension id (codes), `value` (NaN where missing) and `status`."""

    label: str
    updated: str
    dimensions: tuple[Dimension, ...]
    time: tuple[str, ...]
    decimals: int | None
    rows: pd.DataFrame


def read_cube(text: str) -> Cube:
    """A dataset of JSON-stat 2.0. Raises Failure where it is none or where sizes and values disagree."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise Failure("not_json", detail=str(error)) from error
    if not isinstance(document, Mapping) or document.get("class") != "dataset" or "dimension" not in document:
        raise Failure("not_jsonstat")
    sizes = [int(size) for size in document["size"]]
    dimensions = tuple(_dimension(key, document["dimension"][key]) for key in document["id"])
    if sizes != [len(dimension.codes) for dimension in dimensions]:
        raise Failure("sizes_disagree")
    cells = math.prod(sizes)
    index = pd.MultiIndex.from_product([dimension.codes for dimension in dimensions])
    rows = index.to_frame(index=False)
    rows.columns = pd.Index([dimension.id for dimension in dimensions])
    rows["value"] = _values(document["value"], cells)
    rows["status"] = _statuses(document.get("status"), cells)
    decimals = document.get("extension", {}).get("px", {}).get("decimals")
    return Cube(
        str(document.get("label", "")), str(document.get("updated", "")), dimensions,
        tuple(document.get("role", {}).get("time", ())), None if decimals is None else int(decimals), rows,
    )  # fmt: skip


def _dimension(key: str, entry: Mapping[str, Any]) -> Dimension:
    category = entry["category"]
    labels: Mapping[str, str] = category.get("label", {})
    index: Mapping[str, int] | Sequence[str] = category.get("index", list(labels))
    codes = sorted(index, key=index.__getitem__) if isinstance(index, Mapping) else list(index)
    return Dimension(key, str(entry.get("label", key)), tuple(codes), tuple(labels.get(code, code) for code in codes))


def _values(values: Sequence[float | None] | Mapping[str, float | None], cells: int) -> np.ndarray:
    result = np.full(cells, np.nan)
    if isinstance(values, Mapping):
        for position, value in values.items():
            if int(position) >= cells:
                raise Failure("sizes_disagree")
            result[int(position)] = _number(value)
        return result
    if len(values) != cells:
        raise Failure("sizes_disagree")
    result[:] = [_number(value) for value in values]
    return result


def _number(value: object) -> float:
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Failure("unknown_symbol", symbol=str(value))
    return float(value)


def _statuses(status: object, cells: int) -> list[str]:
    if isinstance(status, str):
        return [status] * cells
    if isinstance(status, Mapping):
        return [str(status.get(str(position), "")) for position in range(cells)]
    if isinstance(status, Sequence) and len(status) == cells:
        return [str(entry or "") for entry in status]
    return [""] * cells
