"""Bulgaria's projects: EU contracts of two municipalities, the investment programme 2025, two projects of 2013-2014."""

from pathlib import Path

import pandas as pd

from data.harmonising import write_projects

STATUSES = {"in progress": "in_progress", "completed": "completed", "signed": "contracted", "terminated": "terminated"}
GOOD_GOVERNANCE = {
    "programme": "Оперативна програма „Административен капацитет“ 2007–2013",
    "authority": "Управляващ орган на ОПАК",
    "fund": "Европейски социален фонд",
    "status": "completed",
    "currency": "BGN",
    "amount_kind": "contract",
    "title_language": "bg",
}
# Contracts whose title names other places than the municipality they touch: the title's places stand.
PLACES_OF_TITLE = {
    "BG-RRP-7.008-0004": ["BG42"],  # South Central planning region
    "BG16M1OP002-2.002-0004": ["PAZ03", "PAZ04", "PAZ06", "PAZ14", "PAZ19", "PAZ21", "PAZ29"],
    "BG-RRP-8.013-0004": ["PAZ19", "PAZ21"],
    "BG06AFSP001-1.001-0074": ["PAZ06", "PAZ21"],
    "BG05M9OP001-2.040-0044": ["VTR13", "VTR14", "VTR20", "VTR31"],
    "BG05M9OP001-2.101-0105": ["VTR13", "VTR14", "VTR20", "VTR31"],
    "BG05SFPR002-1.035-0027": ["VTR"],
}
TWO_PROJECTS = [
    GOOD_GOVERNANCE
    | {
        "project_id": "bg-opac-13-13-107",
        "area_id": "PAZ21",
        "number": "13-13-107",
        "title": "Координация и партньорство при стратегически документи и политики на община Пещера",
        "beneficiary": "Община Пещера",
        "start": "2013-11-08",
        "end": "2014-08-08",
        "amount": 65410.72,
        "description": "По-добро разработване, наблюдение и контрол на общинските политики с участието на всички "
        "заинтересовани страни; механизми за мониторинг и контрол; повишен капацитет на администрацията и гражданските "
        "структури.",
        "results": "Методология за мониторинг, контрол и последваща оценка на плана за развитие 2014–2020; "
        "социално-икономически анализ; Общински план за развитие 2014–2020; обществени обсъждания и фокус групи; "
        "обучение на най-малко 30 души.",
    },
    GOOD_GOVERNANCE
    | {
        "project_id": "bg-opac-13-13-98",
        "area_id": "VTR20",
        "number": "13-13-98",
        "title": "Ефективни общински политики в партньорство с гражданите на община Лясковец",
        "axis": "Приоритетна ос I „Добро управление“, подприоритет 1.3",
        "procedure": "BG051PO002/13/1.3-07",
        "beneficiary": "Община Лясковец",
        "start": "2013-10-25",
        "end": "",
        "amount": 73888.03,
        "description": "Девет месеца. Механизми за активно гражданско участие в стратегическото планиране; мониторинг и "
        "контрол на политики и проекти; идентифициране на проектни идеи и публично-частни партньорства.",
        "results": "Шест мини граждански форума с над 150 участници; социално-икономически анализ; правила за "
        "публично-частно партньорство; методология за мониторинг, анализ и оценка; оценка на плана за развитие; "
        "обучени служители, общински съветници и граждани.",
    },
]


def write_all(sources: Path, folder: Path) -> None:
    """Every projects/*.csv of Bulgaria."""
    write_projects(folder, "bg_opac_2007_2013", pd.DataFrame(TWO_PROJECTS))
    write_projects(folder, "bg_isun_contracts", _contracts(sources / "bg/isun_portfolio_peshtera_lyaskovets"))
    write_projects(
        folder, "bg_municipal_investment_2025", _investment(sources / "bg/municipal_investment_program_2025")
    )


def _contracts(folder: Path) -> pd.DataFrame:
    """The largest EU contracts touching two municipalities; one that touches several places is one project of all of them."""
    rows = pd.concat([pd.read_csv(path, dtype=str) for path in sorted(folder.glob("*.csv"))])
    named = rows["contract_number"].map(PLACES_OF_TITLE)
    rows = rows.assign(muni_code=named.where(named.notna(), rows["muni_code"])).explode("muni_code")
    return pd.DataFrame(
        {
            "project_id": "bg-isun-" + rows["contract_number"].str.replace(r"[^A-Za-z0-9.\-]", "-", regex=True),
            "area_id": rows["muni_code"],
            "number": rows["contract_number"],
            "title": rows["title_bg"],
            "title_language": "bg",
            "programme": rows["programme"],
            "status": rows["status_en"].map(STATUSES).fillna("unknown"),
            "status_original": rows["status_bg"],
            "amount": pd.to_numeric(rows["total_eur"]),
            "currency": "EUR",
            "amount_kind": "contract",
        }
    )


def _investment(folder: Path) -> pd.DataFrame:
    """The fifty largest projects of the municipal investment programme 2025: full cost, no dates, no status."""
    rows = pd.read_csv(folder / "largest_projects.csv", dtype=str)
    return pd.DataFrame(
        {
            "project_id": "bg-mip-" + rows["project_id"].str.replace(r"[^A-Za-z0-9.\-]", "-", regex=True),
            "area_id": rows["muni_code"],
            "number": rows["project_id"],
            "title": rows["title_bg"],
            "title_language": "bg",
            "programme": "Инвестиционна програма за общински проекти 2025",
            "beneficiary": "Община " + rows["municipality_bg"],
            "status": "planned",
            "amount": pd.to_numeric(rows["cost_bgn"]),
            "currency": "BGN",
            "amount_kind": "total_cost",
        }
    )
