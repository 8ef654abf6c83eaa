"""Cell suppression: which cells of a table are not published, so that no published sum discloses one of them.

Hundepool et al. (2012), Statistical Disclosure Control, sections 4.3 and 4.4; the choice of further cells by a linear
programme is Kelly, Golden and Assad (1992), Cell suppression: disclosure protection for sensitive tabular data.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csc_array, hstack

FREE = 1e-3  # price of a cell that is hidden anyway: not zero, so that detours are not taken
EXACT = 1e-6
MOST_MOVES = 1e6  # of a cell that no sum contains
LEAST = 1.0  # empty groups are published, so a suppressed one is known to contain a person


class UnprotectableCell(ValueError):
    """A cell that its sums disclose whatever else is suppressed. cell: its position."""

    def __init__(self, cell: int) -> None:
        super().__init__(f"cell {cell} follows from its sums whatever else is hidden")
        self.cell = cell


@dataclass(frozen=True)
class SummedTable:
    """Counts, the published sums, and the cost of suppressing each cell.

    values: n counts. sums: s x n coefficients; each `sums @ values` is published. prices: of suppressing each
    cell, by which further cells are chosen. reserved: cells that are suppressed only as a last resort. blocks: a number for
    each cell; further cells are first sought in the block of the cell that needs them; -1: no block.
    """

    values: NDArray[np.float64]
    sums: csc_array
    prices: NDArray[np.float64]
    reserved: NDArray[np.bool_]
    blocks: NDArray[np.int64]


@dataclass
class Hiding:
    """Cells suppressed so far, with the lowest and highest value in the tables that agree with all published values."""

    table: SummedTable
    hidden: NDArray[np.bool_]
    low: NDArray[np.float64] = field(init=False)
    high: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self.low, self.high = self.table.values.copy(), self.table.values.copy()

    def room(self, cell: int, sign: int) -> float:
        """Distance by which a cell may differ from its value, upwards (1) or downwards (-1)."""
        value = self.table.values[cell]
        return float(self.high[cell] - value if sign > 0 else value - self.low[cell])

    def make_room(self, cell: int, sign: int, need: float, spare: bool) -> list[int] | None:
        """The cells newly hidden so that `cell` may be off by `need`; None where no hiding allows it.

        spare: leave the reserved cells as they are.
        """
        if self.room(cell, sign) > need - EXACT:
            return []
        for cells in self._fields(cell):
            moves = self._cheapest(cells, cell, sign * need, spare)
            if moves is not None:
                break
        else:
            return None
        self._note(cells, moves)
        self._note(cells, -moves)
        further = cells[(moves != 0) & ~self.hidden[cells]]
        self.hidden[further] = True
        return [int(position) for position in further]

    def _note(self, cells: NDArray[np.int64], moves: NDArray[np.float64]) -> None:
        """Widen what is known of `cells` by the table as many whole moves away as leave every cell somebody."""
        values = self.table.values[cells]
        falling = moves < 0
        times = np.floor((values[falling] - LEAST) / -moves[falling]).min(initial=MOST_MOVES)
        moved = np.where(moves != 0, values + times * moves, values)
        self.low[cells] = np.minimum(self.low[cells], moved)
        self.high[cells] = np.maximum(self.high[cells], moved)

    def _fields(self, cell: int) -> Iterator[NDArray[np.int64]]:
        blocks = self.table.blocks
        if blocks[cell] >= 0:
            yield np.flatnonzero(blocks == blocks[cell])
        yield np.arange(len(blocks))

    def _cheapest(self, cells: NDArray[np.int64], cell: int, move: float, spare: bool) -> NDArray[np.float64] | None:
        """Whole moves of `cells` that keep all sums and move `cell` as wanted, changing published cells at the lowest cost."""
        table = self.table
        usable = (table.values[cells] > 0) & (self.hidden[cells] | ~(table.reserved[cells] & spare))
        used = cells[usable]
        count, at = len(used), int(np.searchsorted(used, cell))
        upper = np.concatenate([np.full(count, np.inf), table.values[used] - LEAST])
        lower = np.zeros(2 * count)
        wanted, opposite = (at, count + at) if move > 0 else (count + at, at)
        if upper[wanted] < abs(move):
            return None
        lower[wanted] = upper[wanted] = abs(move)
        upper[opposite] = 0.0
        sums = table.sums[:, used].tocsr()
        sums = sums[np.diff(sums.indptr) > 0]
        prices = np.tile(np.where(self.hidden[used], FREE, table.prices[used]), 2)
        for integrality in (None, 1):  # a whole answer comes by itself where the table is a network
            found = linprog(
                prices, A_eq=hstack([sums, -sums]), b_eq=np.zeros(sums.shape[0]), integrality=integrality,
                bounds=np.column_stack([lower, upper]), options={"presolve": count > 400 or integrality is not None},
            )  # fmt: skip
            if found.status != 0:
                return None
            moves = np.zeros(len(cells))
            moves[usable] = found.x[:count] - found.x[count:]
            if np.abs(moves - moves.round()).max() < EXACT:
                return moves.round()
        return None


def hidden_cells(table: SummedTable, sensitive: Sequence[bool], small: int, slack: int = 3) -> NDArray[np.bool_]:
    """Which cells are suppressed: the sensitive ones, and further ones until no sum discloses one of them.

    sensitive: cells of 1 to small - 1. An intruder who knows all published cells, all sums and that a suppressed cell is at
    least 1 obtains a range for each suppressed cell. It reaches `small` or more for a sensitive cell, and extends by `slack`
    to either side of the value (downwards to 1), or by twice that to one side where the other side has no room. Each range
    is proved by complete integer tables, so integer programming does not narrow it. Raises UnprotectableCell.
    """
    state = Hiding(table, np.array(sensitive, dtype=bool))
    values = table.values
    queue = sorted(np.flatnonzero(state.hidden).tolist(), key=lambda cell: (values[cell], cell))
    for cell in queue:  # grows while it is worked off
        down = min(float(slack), values[cell] - LEAST)
        if sensitive[cell]:
            needs = [[(1, max(float(slack), small - values[cell])), (-1, down)]]
        else:
            needs = [[(1, float(slack)), (-1, down)], [(-1, 2.0 * slack)], [(1, 2.0 * slack)]]
        queue.extend(_protected(state, cell, needs))
    return state.hidden


def _protected(state: Hiding, cell: int, needs: Sequence[Sequence[tuple[int, float]]]) -> list[int]:
    """The cells additionally suppressed to meet the first feasible one of `needs` (sign, distance)."""
    further: list[int] = []
    for spare in (True, False):
        for one in needs:
            for sign, distance in one:
                found = state.make_room(cell, sign, distance, spare)
                if found is None:
                    break
                further += found
            else:
                return further
    raise UnprotectableCell(cell)


def ranges(table: SummedTable, hidden: Sequence[bool]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lowest and highest possible value of each suppressed cell, given the published cells and sums: what an intruder computes.

    Two arrays of n; published cells have their value in both.
    """
    low, high = table.values.copy(), table.values.copy()
    cells = np.flatnonzero(np.asarray(hidden))
    sums = table.sums[:, cells]
    known = sums @ table.values[cells]
    for position, cell in enumerate(cells):
        for sign, ends in ((1.0, low), (-1.0, high)):
            aim = np.zeros(len(cells))
            aim[position] = sign
            found = linprog(aim, A_eq=sums, b_eq=known, bounds=(LEAST, None))
            ends[cell] = sign * found.fun if found.status == 0 else sign * -np.inf
    return low, high
