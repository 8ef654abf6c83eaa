"""What the three countries' harmonise.py share: writing our own tables so that the same input gives the same bytes.

A harmonised table is a UTF-8 CSV with a header, sorted rows and plain numbers; a boundary file is one TopoJSON a
country. Publisher's files are only read.
"""

import itertools
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import coverage_clean, coverage_simplify, make_valid, set_precision
from shapely.geometry.base import BaseGeometry
from topojson.core.topology import Topology

OBSERVATION_COLUMNS = ["area_id", "indicator", "year", "value", "status"]


def write_table(path: Path, table: pd.DataFrame, sort_by: list[str]) -> None:
    """Write a table as CSV, rows sorted, numbers without noise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table.sort_values(sort_by, kind="stable").to_csv(path, index=False, lineterminator="\n", float_format="%.10g")


def write_observations(folder: Path, source_id: str, observations: pd.DataFrame) -> None:
    """Write observations/<source_id>.csv.

    observations: one row per area_id, indicator and year with a value; `status` is optional (Eurostat's observation
    status: b d e f i m n p u). Rows without a value are dropped: missing stays missing.
    """
    table = observations.dropna(subset=["value"]).copy()
    if "status" not in table:
        table["status"] = ""
    repeated = table.duplicated(["area_id", "indicator", "year"])
    if repeated.any():
        raise ValueError(
            f"{source_id}: the same area, indicator and year twice: {table[repeated].head(3).to_dict('records')}"
        )
    table["year"] = table["year"].astype(int)
    write_table(
        folder / "observations" / f"{source_id}.csv", table[OBSERVATION_COLUMNS], ["indicator", "year", "area_id"]
    )


def long_observations(table: pd.DataFrame, area_column: str, columns: dict[str, tuple[str, int]]) -> pd.DataFrame:
    """A wide table (one row an area) as observations; columns maps a column to (indicator id, year)."""
    parts = [
        pd.DataFrame(
            {"area_id": table[area_column], "indicator": indicator, "year": year, "value": pd.to_numeric(table[column])}
        )
        for column, (indicator, year) in columns.items()
    ]
    return pd.concat(parts, ignore_index=True)


def cleaned_coverage(areas: gpd.GeoDataFrame, tolerance_m: float, projection: int | str) -> gpd.GeoDataFrame:
    """Polygons repaired, gaps and overlaps between neighbours closed, then simplified together: they share edges.

    The result is in the equal-area `projection`, in metres.
    """
    projected = areas.to_crs(projection).copy()
    shapes = np.array([_polygonal(make_valid(shape)) for shape in projected.geometry])
    shapes = np.array([_polygonal(make_valid(shape)) for shape in set_precision(shapes, 1.0)])
    clean = coverage_clean(shapes, gap_width=150.0)
    projected["geometry"] = coverage_simplify(np.array([_polygonal(shape) for shape in clean]), tolerance_m)
    return projected


def write_boundaries(path: Path, levels: dict[str, gpd.GeoDataFrame]) -> None:
    """Write one topology with an object a level; each frame has `area_id` and geometry in metres (equal-area).

    Coordinates are whole metres on a grid of ten metres; arcs shared by neighbours are stored once.
    """
    collections = {
        level: gpd.GeoDataFrame(
            {"area_id": frame["area_id"].to_numpy()},
            geometry=[_polygonal(shape) for shape in frame.geometry],
            crs=frame.crs,
        )
        .sort_values("area_id")
        .reset_index(drop=True)
        for level, frame in levels.items()
    }
    topology = Topology(
        list(collections.values()), object_name=list(collections), prequantize=False, topology=True, shared_coords=True
    )
    document = json.loads(str(topology.to_json()))
    path.write_text(
        json.dumps(_quantised(document, 10), separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8"
    )


def _polygonal(shape: BaseGeometry) -> BaseGeometry:
    """Only the polygons of a repaired shape (repair can leave stray lines and points)."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = gpd.GeoSeries([shape]).explode(index_parts=False)
    return parts[parts.geom_type == "Polygon"].union_all()


def _quantised(topology: dict[str, Any], step: int) -> dict[str, Any]:
    """Arcs as whole steps, delta-encoded, with the transform that undoes it (TopoJSON 1.0)."""
    min_x = min(x for arc in topology["arcs"] for x, _ in arc)
    min_y = min(y for arc in topology["arcs"] for _, y in arc)
    arcs = []
    for arc in topology["arcs"]:
        steps = [(round((x - min_x) / step), round((y - min_y) / step)) for x, y in arc]
        deltas = [steps[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(steps)]
        arcs.append([deltas[0]] + [d for d in deltas[1:] if d != (0, 0)])
    objects = {
        name: {
            "type": "GeometryCollection",
            "geometries": [
                {"type": g["type"], "arcs": g["arcs"], "id": g["properties"]["area_id"]}
                for g in collection["geometries"]
            ],
        }
        for name, collection in topology["objects"].items()
    }
    return {
        "type": "Topology",
        "arcs": arcs,
        "objects": objects,
        "transform": {"scale": [step, step], "translate": [round(min_x), round(min_y)]},
    }


PROJECT_COLUMNS = [
    "project_id", "number", "title", "title_language", "programme", "axis", "procedure", "authority", "fund",
    "beneficiary", "status", "status_original", "start", "end", "registered", "amount", "currency", "amount_kind",
    "description", "results", "url",
]  # fmt: skip


def write_projects(folder: Path, source_id: str, rows: pd.DataFrame) -> None:
    """Write projects/ and project_areas/<source_id>.csv from one row a project and place (column area_id)."""
    known = set(pd.read_csv(folder / "areas.csv", dtype=str)["area_id"])
    strangers = sorted(set(rows["area_id"]) - known)
    if strangers:
        raise ValueError(f"{source_id}: places {strangers[:3]} are not areas of this country")
    projects = rows.drop_duplicates("project_id").reindex(columns=PROJECT_COLUMNS)
    write_table(folder / "projects" / f"{source_id}.csv", projects, ["project_id"])
    places = rows[["project_id", "area_id"]].drop_duplicates()
    write_table(folder / "project_areas" / f"{source_id}.csv", places, ["project_id", "area_id"])
