"""Ukraine's projects: the State Fund for Regional Development 2015-2021 and the list of the DREAM registry."""

import hashlib
import re
from pathlib import Path

import pandas as pd

from data.countries.ua.checks import require, require_total
from data.harmonising import write_projects, write_table

FUND = "Державний фонд регіонального розвитку"
FUND_ID = "ua_dfrr"
DREAM_ID = "ua_dream"
KYIV_NAMES = ("Київ", "М. Київ")
PLANNED = {2015: 2870.8, 2016: 2996.3, 2017: 3515.9, 2018: 5987.8, 2019: 6896.3, 2020: 4891.7, 2021: 4560.8}
EXECUTED = {2015: 2358.2, 2016: 2691.0, 2017: 3105.8, 2018: 3798.5, 2019: 5486.1, 2020: 4386.5, 2021: 4397.4}
MATCHES = {
    "city unique in oblast": "Громаду визначено за назвою міста, єдиного з такою назвою в області.",
    "settlement unique in oblast": "Громаду визначено за назвою населеного пункту, єдиного з такою назвою в області.",
    "hromada named": "Громаду названо у звіті.",
    "Kyiv city": "Місто Київ.",
    "ambiguous name": "Назва населеного пункту в області не єдина: показано на рівні області.",
    "name not found": "Назву населеного пункту не знайдено: показано на рівні області.",
    "no settlement": "Населений пункт не названо: показано на рівні області.",
}
LONGEST_TITLE = 240


def write_all(sources: Path, folder: Path) -> None:
    """Every projects/*.csv of Ukraine."""
    rows = read_fund(sources / "ua/dfrr-projects-2015-2021/dfrr_projects_2015_2021.csv", oblast_ids(folder))
    write_fund(rows, folder)
    write_projects(folder, DREAM_ID, dream(sources / "ua/dream-projects-2026/dream_projects_sample_list.csv"))


def oblast_ids(folder: Path) -> dict[str, str]:
    """Area id by the short name that the reports use: Вінницька, Київ."""
    names = pd.read_csv(folder / "area_names.csv", dtype=str)
    official = names[(names["area_id"].str.len() == 4) & (names["kind"] == "official")]
    short = official["name"].str.removesuffix(" область")
    ids = dict(zip(short, official["area_id"], strict=True))
    return ids | dict.fromkeys(KYIV_NAMES, "UA80")


def read_fund(path: Path, oblasts: dict[str, str]) -> pd.DataFrame:
    """One row a project and year: project_id, year, planned and executed in UAH, description, area_id, match."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    require(len(rows) == 4832, f"{path.name}: {len(rows)} rows, expected 4,832")
    rows["year"] = rows["year"].astype(int)
    for column, name, totals in (("budget_plan", "planned", PLANNED), ("budget_executed", "executed", EXECUTED)):
        rows[name] = (pd.to_numeric(rows[column].replace("", None)) * 1000).round(2)
        for year, expected in totals.items():
            found = rows.loc[rows["year"] == year, name].sum() / 1e6
            require_total(f"{path.name}: {name} {year}, million UAH,", round(found, 1), expected, 0.05)
    unknown = sorted(set(rows["oblast"]) - set(oblasts))
    require(not unknown, f"{path.name}: oblast {unknown[:1]} is unknown")
    rows["area_id"] = rows["hromada_code"].where(rows["hromada_code"] != "", rows["oblast"].map(oblasts))
    rows["description"] = rows["description"].str.split().str.join(" ")
    keys = rows["oblast"].replace("М. Київ", "Київ") + "|" + rows["settlement"] + "|" + rows["description"].map(_words)
    rows["project_id"] = "ua-dfrr-" + keys.map(lambda key: hashlib.sha256(key.encode()).hexdigest()[:8])
    require(keys.nunique() == rows["project_id"].nunique(), f"{path.name}: two projects share a digest")
    return rows


def _words(text: str) -> str:
    """The words of a description in alphabetical order: the reports of two years differ in order and punctuation."""
    return " ".join(sorted(re.findall(r"\w+", text.lower())))


def write_fund(rows: pd.DataFrame, folder: Path) -> None:
    """Project-years joined into projects: the newest description, all its places, the money by year."""
    years = rows.groupby(["project_id", "year"])[["planned", "executed"]].sum(min_count=1).reset_index()
    write_table(folder / "project_years" / f"{FUND_ID}.csv", years.assign(currency="UAH"), ["project_id", "year"])
    newest = rows.sort_values(["year", "description"], ascending=[False, True]).drop_duplicates("project_id")
    newest = newest.set_index("project_id")
    planned = rows.groupby("project_id")["planned"].sum(min_count=1)
    places = rows[["project_id", "area_id"]].drop_duplicates()
    described = places.set_index("project_id").join(newest[["description", "match"]]).join(planned).reset_index()
    cut = described["description"].str.len() > LONGEST_TITLE
    write_projects(
        folder,
        FUND_ID,
        pd.DataFrame(
            {
                "project_id": described["project_id"],
                "area_id": described["area_id"],
                "title": described["description"].str.slice(0, LONGEST_TITLE) + cut.map({True: "…", False: ""}),
                "title_language": "uk",
                "programme": FUND,
                "fund": FUND,
                "status": "unknown",
                "amount": described["planned"].where(described["planned"] > 0),
                "currency": "UAH",
                "amount_kind": "plan",
                "description": described["description"].where(cut, "") + cut.map({True: " ", False: ""})
                + described["match"].map(MATCHES),
            }
        ),
    )  # fmt: skip


def dream(path: Path) -> pd.DataFrame:
    """Registered project ideas: code, title, hromada, date of registration; the list has no money and no status."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    require(len(rows) == 4060, f"{path.name}: {len(rows)} rows, expected 4,060")
    rows = rows[~rows["katottg"].str.startswith(("UA01", "UA85"))]
    return pd.DataFrame(
        {
            "project_id": "ua-dream-" + rows["code"],
            "area_id": rows["katottg"],
            "number": "DREAM-UA-" + rows["code"],
            "title": rows["title"].str.split().str.join(" "),
            "title_language": "uk",
            "programme": "DREAM",
            "status": "unknown",
            "registered": rows["registered_ddmmyy"],
            "url": rows["dream_url"],
        }
    ).drop_duplicates(["project_id", "area_id"])
