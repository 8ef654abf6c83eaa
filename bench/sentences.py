"""python -m bench sentences [every]: the sentence of every block of every municipality against the database, in five languages.

With a number only each so many-th block is read; tests do that.
"""

import sys
from itertools import islice

import pandas as pd

from bench.report import row
from patokaz.analysis.standing import BlockFacts, block_facts
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.texts import block_sentence
from patokaz.statistics import database
from patokaz.statistics.catalogue import catalogue

# What a block's sentence must say, counted by the database and not by the product's own method.
FACTS = """
WITH comparable AS (
    SELECT area_id, block, indicator_id, rank, rank_of, rank / rank_of AS share,
        CASE direction WHEN 1 THEN value > median ELSE value < median END AS better
    FROM figure JOIN area USING (area_id)
    WHERE level = 'municipality' AND direction <> 0 AND rank IS NOT NULL AND rank_of >= 20 AND NOT is_context AND NOT is_part
)
SELECT area_id, block, count(*) AS count, count(*) FILTER (WHERE better) AS better, min(share) AS best, max(share) AS worst,
    list(indicator_id || '|' || rank || '|' || rank_of) FILTER (WHERE true) AS ends
FROM comparable GROUP BY area_id, block
"""
BLOCKS = "SELECT figure.* FROM figure JOIN area USING (area_id) WHERE level = 'municipality' ORDER BY area_id, position"
Expected = tuple[int, int, float, float, list[str]]


def measure() -> None:
    """Read the blocks and print how many sentences are false."""
    every = next((int(word) for word in sys.argv[2:] if word.isdigit()), 1)
    read, false = read_blocks(every)
    row(f"sentences of {read} blocks, false", len(false), "", 0, "goal")
    print(*false, sep="\n")


def read_blocks(every: int) -> tuple[int, list[str]]:
    """How many blocks were read, each so many-th of all, and the false sentences with their block."""
    statistics = database.connect(str(database.data_file()))
    expected: dict[tuple[str, str], Expected] = {
        (found[0], found[1]): found[2:] for found in statistics.execute(FACTS).fetchall()
    }
    groups = statistics.execute(BLOCKS).df().groupby(["area_id", "block"])
    false, read = [], 0
    for key, rows in islice(groups, 0, None, every):
        read += 1
        false += [f"{key}: {told}" for told in _false(rows, expected.get((str(key[0]), str(key[1]))))]
    return read, false


def _false(rows: pd.DataFrame, expected: Expected | None) -> list[str]:
    facts = block_facts(rows)
    if facts is None or expected is None:
        return [] if facts is expected is None else ["a sentence of nothing, or none of something"]
    count, better, best, worst, ends = expected
    told = ((*facts.best, best), (*facts.worst, worst))
    if (facts.count, facts.better) != (count, better) or not all(
        abs(rank / of - share) < 1e-9 and f"{indicator}|{rank}|{of}" in ends for indicator, rank, of, share in told
    ):
        return [f"{facts} is not {expected}"]
    return [text for language in LANGUAGES for text in [_lacking(facts, language)] if text]


def _lacking(facts: BlockFacts, language: str) -> str:
    """The sentence where it does not say a number or a name that it must; empty where it does."""
    t = words(language)
    text = block_sentence(facts, t)
    needed = [t.number(facts.count), t.number(facts.better)] if facts.count > 1 else []
    if facts.count > 1 and not facts.better:  # none is said in a word
        needed = [t("profile.block_none", count=facts.count)]
    for indicator, rank, rank_of in {facts.best, facts.worst}:
        needed += [catalogue()[indicator].text("name", language), t.number(rank), t.number(rank_of)]
    return "" if all(word in text for word in needed) else text
