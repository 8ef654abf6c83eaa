"""The framework of an index: a tree of indicators, pillars and one index on top (OECD/JRC Handbook 2008, step 1)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class Node:
    """One indicator (level 1) or aggregate: what it belongs to, and how it counts there.

    direction: 1 more is better, -1 less is better. weight: relative to its siblings. denominator: code of the column it
    is divided by. target: in the indicator's own unit.
    """

    code: str
    parent: str | None
    level: int
    direction: int = 1
    weight: float = 1.0
    unit: str = ""
    denominator: str | None = None
    target: float | None = None
    name: str = ""


@dataclass(frozen=True)
class Framework:
    """A checked tree of nodes. Raises ValueError with a sentence for whatever is wrong with it."""

    nodes: tuple[Node, ...]

    def __post_init__(self) -> None:
        _check_nodes(self.nodes)
        _check_tree(self.nodes)

    @classmethod
    def from_table(cls, table: pd.DataFrame) -> "Framework":
        """The framework of a table with a row a node, columns as COINr's iMeta in either case (iCode or code, Parent ...).

        Needed: code, level, parent. Optional: direction, weight, unit, target, denominator, name, type; rows whose type is
        neither Indicator nor Aggregate (groups, denominators) are left out. Raises ValueError for a missing column.
        """
        columns = {str(name).lower(): name for name in table.columns}
        named = table.rename(columns={columns[old]: new for old, new in _COLUMNS.items() if old in columns})
        missing = [name for name in ("code", "level", "parent") if name not in named.columns]
        if missing:
            raise ValueError(f"The framework table lacks the columns {', '.join(missing)}.")
        if "type" in named.columns:
            named = named[named["type"].isin(["Indicator", "Aggregate"])]
        return cls(tuple(_node(row) for row in named.to_dict("records")))

    @classmethod
    def from_pillars(
        cls, pillars: Mapping[str, Mapping[str, int]], weights: Mapping[str, float] = NO_WEIGHTS
    ) -> "Framework":
        """Indicators (level 1), pillars (level 2) and one `index` (level 3); a code without a weight has 1.

        pillars: pillar -> indicator -> direction. Raises ValueError for a weight of an unknown code.
        """
        leaves = [
            Node(code, pillar, 1, direction, weights.get(code, 1.0))
            for pillar, members in pillars.items()
            for code, direction in members.items()
        ]
        groups = [Node(pillar, "index", 2, weight=weights.get(pillar, 1.0)) for pillar in pillars]
        made = cls((*leaves, *groups, Node("index", None, 3)))
        unknown = sorted(set(weights) - {node.code for node in made.nodes})
        if unknown:
            raise ValueError(f"There are weights of unknown codes: {', '.join(unknown)}.")
        return made

    def node(self, code: str) -> Node:
        """The node of a code. Raises ValueError if there is none."""
        for node in self.nodes:
            if node.code == code:
                return node
        raise ValueError(f"The framework has no code {code}.")

    def children(self, parent: str) -> tuple[str, ...]:
        """Codes right below a node, in the framework's order; empty for an indicator."""
        return tuple(node.code for node in self.nodes if node.parent == parent)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Codes of level 1."""
        return tuple(node.code for node in self.nodes if node.level == 1)

    @property
    def levels(self) -> dict[int, tuple[str, ...]]:
        """Codes of every level, indicators first, the index last."""
        numbers = sorted({node.level for node in self.nodes})
        return {number: tuple(node.code for node in self.nodes if node.level == number) for number in numbers}

    @property
    def top(self) -> str:
        """Code of the index."""
        return next(node.code for node in self.nodes if node.parent is None)

    @property
    def directions(self) -> dict[str, int]:
        """Direction of every indicator."""
        return {node.code: node.direction for node in self.nodes if node.level == 1}

    @property
    def weights(self) -> dict[str, float]:
        """Weight of every node among its siblings, as given."""
        return {node.code: node.weight for node in self.nodes}

    def with_weights(self, weights: Mapping[str, float]) -> "Framework":
        """The same tree with other weights of some codes; a weight 0 takes an element out (COINr remove_elements)."""
        changed = [replace(node, weight=float(weights.get(node.code, node.weight))) for node in self.nodes]
        return Framework(tuple(changed))

    def effective_weights(self) -> dict[str, float]:
        """Share of the index that each node makes: product down the tree of weight / sum of siblings' weights.

        The shares of one complete level add up to 1. Source: COINr get_eff_weights.
        """
        shares = {self.top: 1.0}
        for level in sorted(self.levels, reverse=True):
            for parent in self.levels[level]:
                members = self.children(parent)
                total = sum(self.weights[code] for code in members)
                for code in members:
                    shares[code] = shares[parent] * self.weights[code] / total if total else 0.0
        return shares


_COLUMNS = {
    "icode": "code", "code": "code", "iname": "name", "name": "name", "level": "level", "parent": "parent",
    "direction": "direction", "weight": "weight", "unit": "unit", "target": "target", "denominator": "denominator",
    "type": "type",
}  # fmt: skip


def _node(row: Mapping[str, object]) -> Node:
    known = {key: value for key, value in row.items() if key in Node.__annotations__ and not pd.isna(value)}
    if "code" not in known or "level" not in known:
        raise ValueError("A row of the framework table has no code or no level.")
    return Node(
        code=str(known["code"]),
        parent=str(known["parent"]) if "parent" in known else None,
        level=int(float(str(known["level"]))),
        direction=int(float(str(known.get("direction", 1)))),
        weight=float(str(known.get("weight", 1.0))),
        unit=str(known.get("unit", "")),
        denominator=str(known["denominator"]) if "denominator" in known else None,
        target=float(str(known["target"])) if "target" in known else None,
        name=str(known.get("name", "")),
    )


def _check_nodes(nodes: tuple[Node, ...]) -> None:
    counts = Counter(node.code for node in nodes)
    _refuse("These codes stand twice in the framework", [code for code, count in counts.items() if count > 1])
    _refuse(
        "A direction must be 1 or -1, but is not for", [node.code for node in nodes if node.direction not in (1, -1)]
    )
    _refuse("A weight must be 0 or more, but is not for", [node.code for node in nodes if not node.weight >= 0])
    unknown = [f"{node.parent} of {node.code}" for node in nodes if node.parent and node.parent not in counts]
    _refuse("These parents are unknown", unknown)


def _check_tree(nodes: tuple[Node, ...]) -> None:
    parents = {node.code: node.parent for node in nodes}
    _refuse("The framework runs in a circle at", [code for code in parents if _runs_in_a_circle(code, parents)])
    tops = [code for code, parent in parents.items() if parent is None]
    if len(tops) != 1:
        raise ValueError(f"A framework has one index on top, this one has {len(tops)}: {', '.join(tops)}.")
    levels = {node.code: node.level for node in nodes}
    wrong = [node.code for node in nodes if node.parent and node.level >= levels[node.parent]]
    _refuse("The level must be below the parent's, but is not for", wrong)
    _refuse("The lowest level is 1, but is lower for", [node.code for node in nodes if node.level < 1])
    full = {node.parent for node in nodes}
    _refuse("A pillar needs indicators, but has none", [n.code for n in nodes if n.level > 1 and n.code not in full])


def _runs_in_a_circle(code: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    step: str | None = code
    while step is not None and step not in seen:
        seen.add(step)
        step = parents[step]
    return step is not None


def _refuse(sentence: str, codes: Iterable[str]) -> None:
    found = list(codes)
    if found:
        raise ValueError(f"{sentence}: {', '.join(found)}.")
