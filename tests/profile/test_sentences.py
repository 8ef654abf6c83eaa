"""Sentences against the data: every municipality, every block, every language."""

import duckdb
import pandas as pd
import pytest

from patokaz.analysis.standing import block_facts
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


@pytest.fixture(scope="module")
def statistics() -> duckdb.DuckDBPyConnection:
    return database.connect(str(database.data_file()))


@pytest.fixture(scope="module")
def blocks(statistics: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], pd.DataFrame]:
    rows = statistics.cursor().execute(
        "SELECT figure.* FROM figure JOIN area USING (area_id) WHERE level = 'municipality' ORDER BY area_id, position"
    ).df()  # fmt: skip
    return dict(list(rows.groupby(["area_id", "block"])))


def test_every_block_sentence_is_true(
    statistics: duckdb.DuckDBPyConnection, blocks: dict[tuple[str, str], pd.DataFrame]
) -> None:
    expected = {(row[0], row[1]): row[2:] for row in statistics.cursor().execute(FACTS).fetchall()}
    assert len(expected) > 3000
    for key, rows in blocks.items():
        facts = block_facts(rows)
        if key not in expected:
            assert facts is None
            continue
        count, better, best, worst, ends = expected[key]
        assert facts is not None and (facts.count, facts.better) == (count, better), key
        for (indicator, rank, rank_of), share in ((facts.best, best), (facts.worst, worst)):
            assert rank / rank_of == pytest.approx(share) and f"{indicator}|{rank}|{rank_of}" in ends
        for language in LANGUAGES:
            t = words(language)
            text = block_sentence(facts, t)
            assert t.number(count) in text and t.number(better) in text
            for indicator, rank, rank_of in {facts.best, facts.worst}:
                assert catalogue()[indicator].text("name", language) in text
                assert t.number(rank) in text and t.number(rank_of) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_block_without_comparison_says_so(language: str) -> None:
    empty = pd.DataFrame(columns=["direction", "rank", "rank_of", "is_context", "is_part"])
    t = words(language)
    assert block_sentence(block_facts(empty), t) == ""


def test_plural_forms() -> None:
    uk = words("uk")
    assert "порівнянного показника" in uk("profile.block_sentence", count=1, better="0")
    assert "порівнянних показників" in uk("profile.block_sentence", count=3, better="0")
