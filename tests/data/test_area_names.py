"""The committed names of areas are what their generator writes: nobody mends the table without it."""

from pathlib import Path

import pandas as pd

from data.countries.bg import areas
from data.countries.mk import harmonise


def test_the_table_of_names_is_reproduced(tmp_path: Path) -> None:
    committed = Path(areas.__file__).parent / "area_names.csv"
    names = pd.read_csv(committed, dtype=str)
    official = names[(names["kind"] == "official") & names["area_id"].str.fullmatch("[A-Z]{3}[0-9]{2}")]
    municipalities = official.rename(columns={"area_id": "code"})[["code", "name"]].reset_index(drop=True)
    areas.write_names(tmp_path, municipalities)
    assert (tmp_path / "area_names.csv").read_bytes() == committed.read_bytes()


def test_english_names_are_those_of_the_office_of_statistics() -> None:
    """North Macedonia writes ц as c in Latin letters: Strumica; other spellings are found by the search."""
    names = pd.read_csv(Path(harmonise.__file__).parent / "area_names.csv", dtype=str)
    of_kind = {
        kind: rows.set_index("area_id")["name"] for kind, rows in names[names["language"] == "en"].groupby("kind")
    }
    official = names[names["kind"] == "official"].set_index("area_id")["name"]
    written = of_kind["name"][official[official.str.contains("ц")].index].drop("MK00814", errors="ignore")
    assert not written[written.str.contains("ts")].size and of_kind["alias"]["MK00410"] == "Strumitsa"
