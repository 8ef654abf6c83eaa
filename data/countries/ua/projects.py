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
MATCHED_ROWS = {"": 740, "ambiguous name": 387, "name not found": 174, "no settlement": 179}
# Columns of the original reports, from 0: name of the project, mark "completed"; rows marked among those of the list.
# 2021 prints 172: one project stands there twice, once without the mark.
# The reports of 2015-2017 name acts and expected dates in free text and have no such mark.
COMPLETED_COLUMNS = {2018: (1, 8), 2019: (2, 11), 2020: (2, 5), 2021: (1, 6)}
COMPLETED_ROWS = {2018: 211, 2019: 252, 2020: 257, 2021: 171}
ZAPORIZHZHIA = "UA23"
LONGEST_TITLE = 240
DREAM_CUT = 179  # characters: the list cuts titles at 180, without a sign and without a blank at the end
# The report of 2019 puts the money of the year before the name: "6000 тис. (загальний фонд) - школа ...".
MONEY_PREFIX = re.compile(
    r"^[-–—\s]*\d[\d\s.,]*тис\.?\s*(?:гривень|грн\.?)?\s*"
    r"(?:\([^()]*фонд\)\s*[-–—]?|\([^()]*спеціальний фонд\s+[-–—]|[-–—])\s*"
)
LOOKALIKES = str.maketrans("ABCEHIKMOPTXaceiopxy", "АВСЕНІКМОРТХасеіорху")
APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ*")
UNTELLING_WORDS = {"n", "у", "в"}


def write_all(sources: Path, folder: Path) -> None:
    """Every projects/*.csv of Ukraine."""
    reports = sources / "ua/dfrr-projects-2015-2021"
    rows = read_fund(reports / "dfrr_projects_2015_2021.csv", oblast_ids(folder))
    write_fund(rows.assign(completed=completed(rows, reports)), folder)
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
    _check_places(rows, path.name)
    rows["description"] = _descriptions(rows["description"])
    oblast = rows["oblast"].replace("М. Київ", "Київ")
    keys = oblast + "|" + rows["settlement"].map(_words) + "|" + rows["description"].map(_words)
    rows["project_id"] = "ua-dfrr-" + keys.map(lambda key: hashlib.sha256(key.encode()).hexdigest()[:8])
    require(keys.nunique() == rows["project_id"].nunique(), f"{path.name}: two projects share a digest")
    return rows


def completed(rows: pd.DataFrame, reports: Path) -> pd.Series:
    """Whether the report of the row's year marks the project as completed."""
    words = rows["description"].map(_words)
    marked = pd.Series(False, index=rows.index)
    for year, (name_column, mark_column) in COMPLETED_COLUMNS.items():
        path = reports / f"dfrr-{year}.xlsx"
        report = pd.read_excel(path, header=None, dtype=str, keep_default_na=False)
        marks = (report[mark_column].str.strip() == "1").groupby(_descriptions(report[name_column]).map(_words)).all()
        marked |= (rows["year"] == year) & words.map(marks).eq(True)
        found = int(marked[rows["year"] == year].sum())
        require_total(f"{path.name}: projects marked as completed", found, COMPLETED_ROWS[year])
    return marked


def _descriptions(column: pd.Series) -> pd.Series:
    """One line each, without the money in front."""
    return column.str.split().str.join(" ").str.replace(MONEY_PREFIX, "", regex=True)


def _check_places(rows: pd.DataFrame, name: str) -> None:
    """The counts of matched rows and hromadas that the source states, in all and for Zaporizhzhia oblast."""
    for match, expected in MATCHED_ROWS.items():
        found = rows["hromada_code"] == "" if match == "" else rows["match"] == match
        require_total(f"{name}: rows without hromada ({match or 'all'})", int(found.sum()), expected)
    matched = rows[rows["hromada_code"] != ""]
    require_total(f"{name}: hromadas and Kyiv", matched["hromada_code"].nunique(), 835)
    here = rows[rows["area_id"].str.startswith(ZAPORIZHZHIA)]
    require_total(f"{name}: rows of Zaporizhzhia oblast", len(here), 130)
    require_total(f"{name}: executed there, million UAH,", round(here["executed"].sum() / 1e6, 1), 749.1, 0.05)
    there = here.loc[here["hromada_code"] != "", "hromada_code"]
    require_total(f"{name}: matched rows of Zaporizhzhia oblast", len(there), 107)
    require_total(f"{name}: hromadas of Zaporizhzhia oblast", there.nunique(), 23)


def _words(text: str) -> str:
    """The words in alphabetical order: the reports of two years differ in order, punctuation and Latin lookalikes."""
    words = re.findall(r"\w+", text.translate(LOOKALIKES).translate(APOSTROPHES).lower())
    return " ".join(sorted(word for word in words if word not in UNTELLING_WORDS))


def write_fund(rows: pd.DataFrame, folder: Path) -> None:
    """Project-years joined into projects: description and status of the newest report, places, money by year."""
    years = rows.groupby(["project_id", "year"])[["planned", "executed"]].sum(min_count=1).reset_index()
    write_table(folder / "project_years" / f"{FUND_ID}.csv", years.assign(currency="UAH"), ["project_id", "year"])
    newest = rows.sort_values(["year", "description"], ascending=[False, True]).drop_duplicates("project_id")
    newest = newest.set_index("project_id")
    planned = rows.groupby("project_id")["planned"].sum(min_count=1)
    places = _places(rows)
    described = (
        places.set_index("project_id").join(newest[["description", "year", "completed"]]).join(planned).reset_index()
    )
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
                "status": described["completed"].map({True: "completed", False: "unknown"}),
                "status_original": ("Завершено (звіт за " + described["year"].astype(str) + " рік)").where(
                    described["completed"], ""
                ),
                "amount": described["planned"].where(described["planned"] > 0),
                "currency": "UAH",
                "amount_kind": "plan",
                "description": described["description"].where(cut, "") + cut.map({True: " ", False: ""})
                + described["match"].map(MATCHES),
            }
        ),
    )  # fmt: skip


def _places(rows: pd.DataFrame) -> pd.DataFrame:
    """Project, area and how it was found; a project located in a hromada in one year is not listed under its oblast as well."""
    located = set(rows.loc[rows["hromada_code"] != "", "project_id"])
    kept = (rows["hromada_code"] != "") | ~rows["project_id"].isin(located)
    places = rows[kept].sort_values(["year", "match"], ascending=[False, True])
    return places[["project_id", "area_id", "match"]].drop_duplicates(["project_id", "area_id"])


def dream(path: Path) -> pd.DataFrame:
    """Registered project ideas: code, title, hromada, date of registration; the list has no money and no status."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    require(len(rows) == 4060, f"{path.name}: {len(rows)} rows, expected 4,060")
    require_total(f"{path.name}: projects", rows["code"].nunique(), 3997)
    require_total(f"{path.name}: hromadas", rows["katottg"].nunique(), 1027)
    here = rows["katottg"].str.startswith(ZAPORIZHZHIA)
    require_total(f"{path.name}: rows of Zaporizhzhia oblast", int(here.sum()), 71)
    rows = rows[~rows["katottg"].str.startswith(("UA01", "UA85"))]
    cut = rows["title"].str.len() >= DREAM_CUT
    return pd.DataFrame(
        {
            "project_id": "ua-dream-" + rows["code"],
            "area_id": rows["katottg"],
            "number": "DREAM-UA-" + rows["code"],
            "title": rows["title"].str.split().str.join(" ") + cut.map({True: "…", False: ""}),
            "title_language": "uk",
            "programme": "DREAM",
            "status": "unknown",
            "registered": rows["registered_ddmmyy"],
            "url": rows["dream_url"],
        }
    ).drop_duplicates(["project_id", "area_id"])
