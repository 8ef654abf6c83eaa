"""Sentences and table of a place's sector card: specialisation, sources of change, structure."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from patokaz.analysis.sector_cards import PARTS, places_of_all, sector_cards, specialisation
from patokaz.charts.plain import Column
from patokaz.charts.sector_bars import gain_bar, quotient_bar, quotient_end, share_bar
from patokaz.language.numbers import half_up
from patokaz.language.words import Words
from patokaz.sectors.tables import Sectors

ALIKE = 1.05  # a quotient below this is told as the nation's structure, not as a strength
FEW = 100  # parts of a change that are all smaller than this are written with a decimal more


@dataclass(frozen=True)
class Card:
    """The figures of one card.

    rows: all places and sectors, as from `sector_cards`; first: None without a change; impossible: there are two years,
    but the change cannot be decomposed.
    """

    sectors: Sectors
    place: str
    first: int | None
    last: int
    method: str
    rows: pd.DataFrame
    impossible: bool = False

    @cached_property
    def mine(self) -> pd.DataFrame:
        """The place's rows by sector: highest specialisation first unless the sectors have their own order."""
        rows = self.rows[self.rows["place"] == self.place].set_index("sector")
        return rows if self.sectors.ordered else rows.sort_values("location_quotient", ascending=False, kind="stable")

    @property
    def changed(self) -> bool:
        """Whether the place's change is known."""
        return self.first is not None and bool(self.mine["change"].notna().all())

    @cached_property
    def decimals(self) -> int:
        """Decimals needed for sizes, two at most."""
        sizes = self.rows["size"]
        return next((digits for digits in range(2) if (sizes.round(digits) == sizes).all()), 2)

    @cached_property
    def part_decimals(self) -> int:
        """Decimals of the components of the change."""
        parts = self.mine[["change", *PARTS[self.method]]]
        return self.decimals + int(parts.abs().max(axis=None) < FEW)

    @property
    def lacking(self) -> int:
        """Number of places without one of the years, excluded from the components if the nation is their sum."""
        if self.first is None or self.sectors.nations:
            return 0
        used = [table for year, table in self.sectors.tables.items() if year in self.steps]
        every = {place for table in used for place in table.index}
        return len(every) - len(places_of_all(used))

    @property
    def steps(self) -> list[int]:
        """The years used to compute the change."""
        years = [year for year in self.sectors.years if self.first is not None and self.first <= year <= self.last]
        return years if self.method == "dynamic" else [years[0], years[-1]]


def card_of(sectors: Sectors, place: str, first: int | None, last: int, method: str) -> Card:
    """The card of a place; without a change if there is one year or it cannot be decomposed."""
    impossible = False
    try:
        rows = sector_cards(sectors.tables, sectors.nations, first, last, method)
    except ValueError:
        first, impossible = None, True
        rows = sector_cards(sectors.tables, sectors.nations, None, last, method)
    return Card(sectors, place, first, last, method, rows, impossible)


def share_text(share: float, t: Words) -> str:
    """A share in per cent, with one more decimal below 1."""
    return t.amount(share, "pct", 2 if 0 < share < 1 else 1)


def shares_text(mine: float, national: float, t: Words) -> tuple[str, str]:
    """Two shares that are compared, with as many decimals as distinguish them, at most three."""
    told = share_text(mine, t), share_text(national, t)
    for decimals in (2, 3):
        if told[0] == told[1]:
            told = t.amount(mine, "pct", decimals), t.amount(national, "pct", decimals)
    return told


def strength_sentence(card: Card, t: Words) -> str:
    """The sector with the highest specialisation (small bases excluded), its share and size."""
    place, total = card.sectors.place_names[card.place], float(card.mine["size"].sum())
    if total <= 0:
        return t("why.empty", place=place)
    known = card.mine[card.mine["location_quotient"].notna()]
    firm = known[~known["small_base"].astype(bool)]
    if firm.empty:
        return t("why.all_small", place=place)
    best = firm.loc[firm["location_quotient"].idxmax()]
    quotient = float(best["location_quotient"])
    key = "strongest" if quotient >= ALIKE else "alike" if quotient >= 1 else "none_above"
    detail = t(
        "why.of_total", measure=card.sectors.measure, size=t.number(best["size"], card.decimals),
        total=t.number(total, card.decimals),
    )  # fmt: skip
    share, national = shares_text(float(best["share_pct"]), float(best["national_share_pct"]), t)
    text = t(
        "why." + key, place=place, sector=card.sectors.sector_names[str(best.name)], quotient=t.number(quotient, 2),
        share=share, national=national,
        detail=t("language.dated", name=detail, year=card.last) if card.last else detail,
    )  # fmt: skip
    left = len(known) - len(firm)
    return f"{text} {t('why.small_left', count=left)}" if left else text


def change_sentence(card: Card, t: Words) -> str:
    """The components of the total change, and the sectors with better and worse results than the nation."""
    rows, digits = card.mine, card.part_decimals
    sums = rows[["start", "change", "national", "mix", "local"]].sum()
    change = float(sums["change"])
    by = t.number(abs(change), digits)
    if sums["start"] > 0:
        by = f"{by} ({t.signed_percent(100 * change / sums['start'], 1)})"
    kind = "same" if half_up(change, digits) == 0 else "grew" if change > 0 else "fell"
    parts = {part: t.signed(float(sums[part]), digits) for part in ("national", "mix", "local")}
    texts = [
        t(
            "why." + kind, place=card.sectors.place_names[card.place], first=card.first, last=card.last, change=by,
            **parts,
        )
    ]  # fmt: skip
    if card.method == "esteban":
        split = {part: t.signed(float(rows[part].sum()), digits) for part in ("pure_local", "allocation")}
        texts.append(t("why.split", **split))
    ends = (("ahead", rows["local"].idxmax()), ("behind", rows["local"].idxmin()))
    for end, sector in ends:
        value = half_up(float(rows.loc[sector, "local"]), digits)
        if (value > 0) == (end == "ahead") and value:
            name = card.sectors.sector_names[str(sector)]
            texts.append(t("why." + end, sector=name, value=t.signed(value, digits)))
    return " ".join(texts)


def missing_change(card: Card, t: Words) -> str:
    """Why no change is given."""
    years = card.sectors.years
    if card.impossible:
        return t("why.no_change")
    if not years:
        return t("why.no_years")
    if len(years) == 1:
        return t("why.one_year", year=years[0])
    if card.first is None:
        return t("why.same_year")
    return t("why.no_start", place=card.sectors.place_names[card.place])


def structure_sentence(card: Card, t: Words) -> str:
    """Krugman and Herfindahl index with their meaning, empty for an empty place."""
    table = card.sectors.tables[card.last]
    found = specialisation(table, card.sectors.nations.get(card.last)).loc[card.place]
    if found.isna().any():
        return ""
    return t(
        "why.structure", count=table.shape[1], krugman=t.number(found["krugman"], 2),
        moved=t.amount(found["moved_pct"], "pct", 1), herfindahl=t.number(found["herfindahl"], 2),
        equivalent=t.number(found["equivalent_number"], 1),
    )  # fmt: skip


def identity(card: Card, t: Words) -> str:
    """The sum of the columns, the method's name and source; a note on rounding where visible."""
    parts, digits = PARTS[card.method], card.part_decimals
    sums = card.mine[["change", *parts]].sum()
    told = {part: t.signed(float(sums[part]), digits) for part in sums.index}
    text = t("why.identity_" + card.method, count=len(card.steps) - 1, **told)
    rounded = sums.map(lambda value: half_up(value, digits))
    if abs(rounded["change"] - rounded[list(parts)].sum()) > 0.5 / 10**digits:
        text = f"{text} {t('why.rounded')}"
    return f"{text} {t('why.lacking', count=card.lacking)}" if card.lacking else text


def card_columns(card: Card, t: Words) -> list[Column]:
    """Columns of the card: sector, size, shares, quotient and, if known, components of the change; total last."""
    columns = _size_columns(card, t)
    return columns + _change_columns(card, t) if card.changed else columns


def _size_columns(card: Card, t: Words) -> list[Column]:
    rows = card.mine
    sizes = [t.number(value, card.decimals) for value in [*rows["size"], rows["size"].sum()]]
    shares = [share_text(value, t) for value in [*rows["share_pct"], 100.0]]
    nations = [share_text(value, t) for value in [*rows["national_share_pct"], 100.0]]
    largest = float(rows[["share_pct", "national_share_pct"]].max(axis=None))
    share_bars = [
        share_bar(share, national, largest)
        for share, national in zip(rows["share_pct"], rows["national_share_pct"], strict=True)
    ]
    quotients = rows["location_quotient"].tolist()
    end = quotient_end(quotients)
    small = rows["small_base"].astype(bool).tolist()
    bars = [quotient_bar(quotient, end, faint) for quotient, faint in zip(quotients, small, strict=True)]
    measure = card.sectors.measure
    return [
        Column(
            t("why.sector"), [*(card.sectors.sector_names[str(key)] for key in rows.index), t("why.total")],
            phone=[f"{size} · {share}" for size, share in zip(sizes, shares, strict=True)],
        ),
        Column(measure[:1].upper() + measure[1:], sizes, number=True, minor=True),
        Column(t("why.share"), shares, number=True, minor=True, drawn=[*share_bars, ""]),
        Column(t("why.national_share"), nations, number=True, minor=True),
        Column(
            t("why.quotient"), [*(t.number(quotient, 2) for quotient in quotients), ""], number=True, drawn=[*bars, ""],
            below=[*(t("why.small_base") if faint else "" for faint in small), ""],
            scale=(t.number(1 / end, 2).rstrip("0"), "1", t.number(end)),
        ),
    ]  # fmt: skip


def _change_columns(card: Card, t: Words) -> list[Column]:
    rows, digits = card.mine, card.part_decimals
    parts = PARTS[card.method]
    told = {part: [t.signed(value, digits) for value in [*rows[part], rows[part].sum()]] for part in ("change", *parts)}
    drawn = parts[2]
    largest = float(rows[drawn].abs().max())
    bars = [*(gain_bar(value, largest) for value in rows[drawn]), ""]
    return [
        Column(
            t("why." + part), texts, number=True, minor=part != drawn, drawn=bars if part == drawn else None,
            scale=("−", "0", "+") if part == drawn else None,
        )
        for part, texts in told.items()
    ]  # fmt: skip


def card_table(card: Card) -> pd.DataFrame:
    """The data of the cards of all places, one row a place and sector: the download equals the display."""
    sectors = card.sectors
    rows = card.rows.rename(columns={"place": "place_id", "sector": "sector_id"})
    rows.insert(1, "place", rows["place_id"].map(dict(sectors.place_names)))
    rows.insert(3, "sector", rows["sector_id"].map(dict(sectors.sector_names)))
    if card.last:
        rows.insert(4, "year", card.last)
    if card.first is not None:
        rows.insert(rows.columns.get_loc("start"), "first_year", card.first)
        rows["shift_share"] = card.method
    found = specialisation(sectors.tables[card.last], sectors.nations.get(card.last))
    return rows.join(found, on="place_id")
