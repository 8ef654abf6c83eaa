"""Recipe files and addresses of an index: known codes only, bounded, and what is none is refused by a sentence."""

import json

import pytest

from patokaz.index.choices import MOST_BYTES, Choices, read_pairs, read_recipe
from patokaz.statistics.countries import framework

GOOD = json.loads(Choices("BG").as_json())


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 30_000,
        b" " * (MOST_BYTES + 1),
        json.dumps(GOOD).replace('"weights": {}', '"weights": {"people": 1' + "0" * 400 + "}").encode(),
        json.dumps(GOOD).replace('"weights": {}', '"weights": {"people": 1' + "0" * 5_000 + "}").encode(),
        json.dumps(GOOD | {"weights": []}).encode(),
        json.dumps(GOOD | {"power": "9e9"}).encode(),
        json.dumps(GOOD | {"reference": "x" * 900}).encode(),
    ],
    ids=["lists", "objects", "large", "overflow", "digits", "a list", "power", "reference"],
)
def test_what_is_no_recipe_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        read_recipe(content)


def test_unknown_codes_are_left_out() -> None:
    pillar, members = next(iter(framework("BG").items()))
    weights = {f"unknown_{number}": 2.0 for number in range(5_000)} | {pillar: 0.5, next(iter(members)): 2.0}
    own = {f"own:{number}": 1 for number in range(5_000)} | {"<script>": 1}
    told = read_recipe(json.dumps(GOOD | {"weights": weights, "own": own}).encode())
    assert sorted(told["weights"].split(",")) == sorted([f"{pillar}*0.5", f"{next(iter(members))}*2"])
    assert len(told["own_figures"].split(",")) == 80 and "<" not in told["own_figures"]
    assert sum(map(len, told.values())) < 1_500


def test_weights_are_rounded() -> None:
    """Twenty weights from 0 to 1 in place of as many as there are numbers: addresses cannot be made new without end."""
    pillar = next(iter(framework("BG")))
    assert read_pairs(f"{pillar}*0.7312", "BG", "weights") == ((pillar, 0.75),)
    assert read_pairs(f"{pillar}*1.01", "BG", "weights") == ()
    assert read_pairs(f"{pillar}*2.0249999", "BG", "weights") == ((pillar, 2.0),)
