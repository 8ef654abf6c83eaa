"""The committed names of areas are what their generator writes: nobody mends the table without it."""

from pathlib import Path

import pandas as pd

from data.countries.bg import areas


def test_the_table_of_names_is_reproduced(tmp_path: Path) -> None:
    committed = Path(areas.__file__).parent / "area_names.csv"
    names = pd.read_csv(committed, dtype=str)
    official = names[(names["kind"] == "official") & names["area_id"].str.fullmatch("[A-Z]{3}[0-9]{2}")]
    municipalities = official.rename(columns={"area_id": "code"})[["code", "name"]].reset_index(drop=True)
    areas.write_names(tmp_path, municipalities)
    assert (tmp_path / "area_names.csv").read_bytes() == committed.read_bytes()
