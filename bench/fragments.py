"""Server time of a choice inside a page, as a browser asks for it: only the fragment that holds the control is run.

Each choice as a multiple of a rerun of the hello page, both servers measured in turn.
"""

import asyncio
from dataclasses import dataclass
from functools import partial
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.report import ratio
from bench.reruns import LOADED, round_of
from bench.server import ROOT, Server, Session, running

ROUNDS = 7
READERS = 4  # of a page, each choosing once in a round: a second choice of the same reader waits for the network
LEAST = 3.0  # times hello
MOST_OPTIONS = 3  # of a control, chosen in turn: each was shown before in the round that warms up
# Page, its query, and the key of the control; the filters stand in a fold that is opened first.
PAGES = {
    "comparison, an indicator": ("comparison", "area=PAZ21", "choose_indicator"),
    "comparison, a view": ("comparison", "area=PAZ21", "choose_show"),
    "map, an indicator": ("potential", "country=BG", "choose_indicator"),
    "map, a year": ("potential", "country=BG&indicator=births_per_1000", "choose_year"),
    "map of 1,470, a class": ("potential", "country=UA&indicator=population_persons&level=hromada", "choose_classes"),
    "index, a class": ("potential", "country=UA&show=index", "choose_classes"),
    "portfolio, an order": ("portfolio", "country=BG", "choose_sort"),
    "portfolio, a filter": ("portfolio", "country=BG", "choose_status"),
    "readiness, a mark": ("readiness", "area=PAZ21", "readiness_mark_PAZ21_S1"),
    "needs, a part": ("needs", "area=PAZ21", "choose_show"),
    "partners, how many": ("partners", "area=PAZ21&service=back_office", "choose_together"),
}
FOLDS = {"portfolio, a filter": "filters_panel"}


@dataclass
class Control:
    """A select box, a row of options or a fold: its id, what can be chosen, the fragment that it changes."""

    id: str
    kind: str
    options: list[str]
    fragment: str


class Chooser(Session):
    """A visitor who chooses."""

    def __init__(self, port: int, page: str, query: str) -> None:
        super().__init__(port, page, query)
        self.controls: dict[str, Control] = {}
        self.states: dict[str, WidgetState] = {}
        self.turn = 0

    async def open_fold(self, key: str) -> None:
        """Open a fold."""
        fold = self.controls[key]
        self.states[fold.id] = WidgetState(id=fold.id, bool_value=True)
        await self._changed(fold)

    async def choose(self, key: str) -> float:
        """Milliseconds until the fragment is run in which the next option of a control is chosen."""
        control = self.controls[key]
        self.turn += 1
        option = control.options[self.turn % min(len(control.options), MOST_OPTIONS)]
        state = WidgetState(id=control.id)
        if control.kind == "selectbox":
            state.string_value = option
        else:
            state.string_array_value.data.append(option)
        self.states[control.id] = state
        return await self._changed(control)

    async def _changed(self, control: Control) -> float:
        message = BackMsg()
        asked = message.rerun_script
        asked.fragment_id = control.fragment
        asked.widget_states.widgets.extend(self.states.values())
        return await self.answered(message)

    def note(self, answer: ForwardMsg) -> None:
        """Remember the controls and what the page writes into the address."""
        kind = answer.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        elif kind == "delta":
            self._note_control(answer.delta)

    def _note_control(self, delta: Delta) -> None:
        element, fold = delta.new_element, delta.add_block.popover
        if element.WhichOneof("type") == "selectbox":
            self._keep(element.selectbox.id, "selectbox", list(element.selectbox.options), delta)
        elif element.WhichOneof("type") == "button_group":
            options = [option.content for option in element.button_group.options]
            self._keep(element.button_group.id, "button_group", options, delta)
        elif fold.id:
            self._keep(fold.id, "popover", [], delta)

    def _keep(self, identity: str, kind: str, options: list[str], delta: Delta) -> None:
        key = identity.split("-", 2)[-1]
        self.controls[key] = Control(identity, kind, options, delta.fragment_id)


def measure() -> None:
    """Print the wall and CPU time of a choice on every page over a rerun of hello."""
    with running(ROOT / "bench" / "hello.py") as hello, running() as server:
        asyncio.run(_measured(hello, server))


async def _measured(hello: Server, server: Server) -> None:
    floor = [Session(hello.port, "", "") for _ in range(READERS)]
    await asyncio.gather(*(session.open() for session in floor))
    await asyncio.sleep(LOADED)
    for name, (page, query, key) in PAGES.items():
        readers = [Chooser(server.port, page, f"lang=en&{query}") for _ in range(READERS)]
        for reader in readers:
            await reader.open()
            if name in FOLDS:
                await reader.open_fold(FOLDS[name])
        floor_asks, asks = [session.rerun for session in floor], [partial(reader.choose, key) for reader in readers]
        rounds = [(await round_of(floor_asks, hello), await round_of(asks, server)) for _ in range(ROUNDS)][1:]
        (floor_walls, floor_works), (walls, works) = (zip(*told, strict=True) for told in zip(*rounds, strict=True))
        ratio(name, walls, floor_walls, LEAST, f"({median(walls):.0f} ms)")
        ratio(f"{name}: CPU", works, floor_works, LEAST, f"({median(works):.0f} ms)")
        await asyncio.gather(*(reader.close() for reader in readers))
    await asyncio.gather(*(session.close() for session in floor))
