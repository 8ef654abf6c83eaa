"""Census of 2021 in detail: five-year age groups by sex, ethnic affiliation, mother tongue, religion."""

from pathlib import Path

import pandas as pd

from data.harmonising import long_observations, write_observations

YEAR = 2021
CITY_OF_SKOPJE, COUNTRY = "0019", "0000"
AGES = [f"{age}_{age + 4}" for age in range(0, 85, 5)] + ["85_"]
ETHNICITY = {
    "macedonians": ["eth_macedonians"],
    "albanians": ["eth_albanians"],
    "turks": ["eth_turks"],
    "roma": ["eth_roma"],
    "vlachs": ["eth_vlachs"],
    "serbs": ["eth_serbs"],
    "bosniaks": ["eth_bosniaks"],
    "other": ["eth_other"],
    "not_declared": ["eth_undeclared", "eth_unknown"],
}
MOTHER_TONGUE = {
    "macedonian": ["lang_macedonian"],
    "albanian": ["lang_albanian"],
    "turkish": ["lang_turkish"],
    "romani": ["lang_romani"],
    "vlach": ["lang_vlach"],
    "serbian": ["lang_serbian"],
    "bosnian": ["lang_bosnian"],
    "other": ["lang_other", "lang_sign"],
    "unknown": ["lang_unknown"],
}
RELIGION = {
    "orthodox": ["rel_orthodox"],
    "christians": ["rel_christians"],
    "muslims": ["rel_muslims"],
    "catholics": ["rel_catholics"],
    "other": [
        "rel_protestants",
        "rel_evangelists",
        "rel_evangelical_methodists",
        "rel_jehovahs_witnesses",
        "rel_other",
    ],
    "atheists": ["rel_atheists"],
    "not_declared": ["rel_not_declared", "rel_unknown"],
}
NATIONAL_TOTALS = {
    "eth_macedonians": 1073299,
    "eth_albanians": 446245,
    "eth_turks": 70961,
    "eth_roma": 46433,
    "eth_admin": 132260,
    "lang_macedonian": 1127394,
    "lang_albanian": 447001,
    "lang_admin": 132260,
    "rel_orthodox": 847390,
    "rel_muslims": 590878,
    "rel_christians": 242579,
    "rel_admin": 132260,
}


def write_all(sources: Path, folder: Path, base: pd.DataFrame) -> None:
    """observations/*.csv of the census in detail; base: mk_municipalities_base.csv, one row a municipality."""
    write_observations(folder, "mk_census_2021_age_sex", _age_by_sex(sources / "mk/census2021-age-sex", base))
    answers = _answers(sources / "mk/census2021-religion-language", base)
    write_observations(folder, "mk_census_2021_ethnicity", _groups(answers, "ethnicity", ETHNICITY))
    write_observations(folder, "mk_census_2021_mother_tongue", _groups(answers, "mother_tongue", MOTHER_TONGUE))
    write_observations(folder, "mk_census_2021_religion", _groups(answers, "religion", RELIGION))
    register = {"eth_admin": ("administrative_sources_persons", YEAR)}
    write_observations(
        folder, "mk_census_2021_administrative_sources", long_observations(answers, "nuts_code", register)
    )


def _age_by_sex(folder: Path, base: pd.DataFrame) -> pd.DataFrame:
    """Men and women by five-year age group, municipalities only."""
    rows = pd.read_csv(folder / "age5_sex_2021.csv", dtype={"dzs_id": str})
    if not (rows[AGES].sum(axis=1) == rows["total"]).all():
        raise ValueError("age5_sex_2021.csv: age groups do not add up to the total of a row")
    parts = []
    for sex in ("men", "women"):
        table = rows[rows["sex"] == sex].set_index("dzs_id")
        own = table.loc[base["dzs_id"]]
        _same(own[AGES].sum(), table.loc[COUNTRY, AGES], f"{sex}: municipalities do not add up to the country")
        city = base.loc[base["city_of_skopje"], "dzs_id"]
        _same(
            own.loc[city, AGES].sum(), table.loc[CITY_OF_SKOPJE, AGES], f"{sex}: ten municipalities and Skopje differ"
        )
        totals = base.set_index("dzs_id")[f"{sex}_2021"]
        _same(own["total"], totals, f"{sex}: totals differ from the table of men and women")
        columns = {age: (f"{sex}_aged_{age.replace('85_', '85_plus')}_persons", YEAR) for age in AGES}
        parts.append(long_observations(own.assign(area_id=base["nuts_code"].to_numpy()), "area_id", columns))
    return pd.concat(parts)


def _same(found: pd.Series, expected: pd.Series, problem: str) -> None:
    if not (found.astype(int) == expected.astype(int)).all():
        raise ValueError(f"age5_sex_2021.csv: {problem}")


def _answers(folder: Path, base: pd.DataFrame) -> pd.DataFrame:
    """Ethnic affiliation, mother tongue and religion side by side; each adds up to the population."""
    table = base
    for name in ("mother_tongue_2021", "religion_2021"):
        answers = pd.read_csv(folder / f"{name}.csv", dtype={"dzs_id": str}).drop(columns="total")
        table = table.merge(answers, on="dzs_id", validate="one_to_one")
    for prefix in ("eth_", "lang_", "rel_"):
        columns = [column for column in table if column.startswith(prefix)]
        if len(table) != 80 or not (table[columns].sum(axis=1) == table["pop_2021"]).all():
            raise ValueError(f"census of 2021: {prefix}* does not add up to the population in 80 municipalities")
        if not (table[f"{prefix}admin"] == table["eth_admin"]).all():
            raise ValueError(f"census of 2021: {prefix}admin differs from eth_admin")
    for column, total in NATIONAL_TOTALS.items():
        if table[column].sum() != total:
            raise ValueError(f"census of 2021: {column} adds up to {table[column].sum()}, expected {total}")
    return table


def _groups(answers: pd.DataFrame, subject: str, groups: dict[str, list[str]]) -> pd.DataFrame:
    """Answers of one question, small ones put together."""
    counts = pd.DataFrame({group: answers[columns].sum(axis=1) for group, columns in groups.items()})
    columns = {group: (f"{subject}_{group}_persons", YEAR) for group in groups}
    return long_observations(counts.assign(nuts_code=answers["nuts_code"]), "nuts_code", columns)
