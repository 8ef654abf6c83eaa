"""Changes to the recorded deaths by region, as an office might make them."""


def position(document: dict[str, object], codes: tuple[str, str, str]) -> int:
    at = 0
    for key, size, code in zip(document["id"], document["size"], codes, strict=True):  # type: ignore[call-overload]
        at = at * size + document["dimension"][key]["category"]["index"][code]  # type: ignore[index]
    return at


def add(document: dict[str, object], codes: tuple[str, str, str], more: int) -> None:
    document["value"][position(document, codes)] += more  # type: ignore[index]


def rename_dimension(document: dict[str, object]) -> None:
    document["id"][2] = "Возраст"  # type: ignore[index]
    document["dimension"]["Возраст"] = document["dimension"].pop("Возраснa групa")  # type: ignore[attr-defined,index]


def without_last_year(document: dict[str, object]) -> None:
    category = document["dimension"]["Година"]["category"]  # type: ignore[index]
    del category["index"]["2025"], category["label"]["2025"]
    kept = [value for at, value in enumerate(document["value"]) if at // 8 % 21 != 20]  # type: ignore[arg-type,var-annotated]
    document["value"], document["size"] = kept, [9, 20, 8]


def later_year(document: dict[str, object], year: str) -> None:
    """The last year once more under another name."""
    category = document["dimension"]["Година"]["category"]  # type: ignore[index]
    category["index"][year], category["label"][year] = 21, year
    values = document["value"]
    rows = [values[at : at + 21 * 8] for at in range(0, len(values), 21 * 8)]  # type: ignore[arg-type,index]
    document["value"], document["size"] = [value for row in rows for value in [*row, *row[-8:]]], [9, 22, 8]


def clear(document: dict[str, object], region: str) -> None:
    """A region without a value in the last year."""
    for age in ("Total", "-1", "1-4", "5-14", "15-24", "25-44", "45-64", "65+"):
        document["value"][position(document, (region, "2025", age))] = None  # type: ignore[index]
