"""Report blocks on the screen: the tables and paragraphs of documents in the style of the page."""

from collections.abc import Iterable

from markupsafe import Markup

from patokaz.charts.plain import Column, table_html
from patokaz.frame.parts import show_html, show_quiet, show_sentence, show_titled, together
from patokaz.plans.report_model import Block, Paragraph, ReportTable

WIDE = 4  # columns that a phone does not hold side by side


def show_block(block: Block | None) -> None:
    """A table with its caption, or a paragraph; nothing for an empty block."""
    if isinstance(block, ReportTable):
        show_table(block)
    elif isinstance(block, Paragraph):
        (show_quiet if block.is_note else show_sentence)(block.text)


def _drawn(table: ReportTable) -> Markup:
    columns = [
        Column(head, [row[position] for row in table.rows], number=position in table.numeric)
        for position, head in enumerate(table.head)
    ]
    return table_html(columns, table.caption, stacked=len(columns) >= WIDE)


def show_blocks(blocks: Iterable[Block]) -> None:
    """Blocks one after the other."""
    with together():
        for block in blocks:
            show_block(block)


def show_table(table: ReportTable, with_caption: bool = True) -> None:
    """A table of a report; numbers right-aligned."""
    drawn = table.once("drawn", lambda: _drawn(table))
    if with_caption:
        show_titled(table.caption, drawn)
    else:
        show_html(drawn)
    for note in table.notes:
        show_quiet(note)
