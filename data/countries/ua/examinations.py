"""Ukraine's external independent evaluation of 2021 by hromada of the school, from the hub of KSE Institute.

The hub names the file after 2022; its own program reads the results of 2021 and keeps that year's school leavers. In 2022 neither
English nor literature was examined. Scores are means of those who passed.
"""

from pathlib import Path

import pandas as pd

from data.countries.ua.checks import ZAPORIZHZHIA, reliability, require, require_total
from data.harmonising import long_observations, write_observations

YEAR = 2021
SUBJECTS = {"Ukr": "ukrainian", "Math": "mathematics", "Eng": "english"}
PARTICIPANTS = {"Ukr": 196361, "Math": 163372, "Eng": 97977}
FEWEST = 10  # candidates; fewer would tell a person's result


def write_all(ua: Path, folder: Path, status: pd.Series) -> None:
    """Mean score and candidates of three subjects, each where ten or more sat and passed."""
    table = pd.read_csv(ua / "kse-loc-data-hub/zno-2022-aggragated.csv")
    require(not table.duplicated(["hromada_code", "subject"]).any(), "exams: a hromada has a subject twice")
    parts = []
    for subject, name in SUBJECTS.items():
        rows = table[table["subject"] == subject]
        require_total(f"exams: candidates in {subject}", rows["n"].sum(), PARTICIPANTS[subject])
        require(rows["mean_score"].dropna().between(100, 200).all(), f"exams: a mean in {subject} is not of 100 to 200")
        if subject == "Ukr":
            require_total("exams: Zaporizhzhia", rows.set_index("hromada_code").loc[ZAPORIZHZHIA, "n"], 3569)
        told = rows[(rows["n"] - rows["n_didnt_pass"]) >= FEWEST]
        columns = {
            "mean_score": (f"exam_{name}_mean_points", YEAR),
            "n": (f"exam_{name}_participants_persons", YEAR),
        }
        parts.append(long_observations(told, "hromada_code", columns))
    rows = pd.concat(parts, ignore_index=True)
    rows["value"] = rows["value"].round(2)
    write_observations(folder, "ua_exams_2021", rows.assign(status=reliability(rows["area_id"], status)))
