"""The product's own indexes hang together, or the page says what keeps them from it."""

import pytest

from patokaz.analysis.index.coherence import coherence
from patokaz.index.choices import Choices
from patokaz.index.coherence import finding_texts, resource_texts
from patokaz.index.index import index_of
from patokaz.language.words import words
from patokaz.statistics.countries import RESOURCES, framework

VERDICTS = {"MK": "holds_in_part", "BG": "holds", "UA": "holds"}
SCORED = {"MK": 4, "BG": 3, "UA": 4}


@pytest.mark.parametrize("country", VERDICTS)
def test_the_verdict_of_the_default_index(country: str) -> None:
    found = coherence(index_of(Choices(country), "en").result)
    assert found.verdict == VERDICTS[country]
    assert not any(finding.serious for finding in found.findings) and found.doubles.empty


@pytest.mark.parametrize("country", VERDICTS)
def test_each_missing_resource_is_told_with_who_publishes_it(country: str) -> None:
    index, t = index_of(Choices(country), "en"), words("en")
    texts = resource_texts(index, t)
    assert texts[0].startswith(f"Of the six resources of development {SCORED[country]} are in the index")
    assert len(texts) == 1 + len([pillar for pillar in RESOURCES if pillar not in framework(country)])
    assert all("Published by: " in text for text in texts[1:])


def test_what_holds_only_in_part_says_which_element_is_why() -> None:
    texts = finding_texts(index_of(Choices("MK"), "en"), words("en"))
    assert texts == ["The influence of the pillar “Fixed assets and business” is only 0.31 of its weight."]
