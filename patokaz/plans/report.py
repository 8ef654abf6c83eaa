"""A plan and a template -> the content of a report: filled tables, boxes as written, list of missing items."""

from collections.abc import Iterable, Mapping, Sequence

from patokaz.plans.report_blocks import BLOCKS
from patokaz.plans.report_facts import Facts
from patokaz.plans.report_model import Block, Box, Missing, NotFinal, Paragraph, PlanReport, ReportChapter
from patokaz.plans.report_template import BoxTemplate, ChapterTemplate, ReportTemplate
from patokaz.plans.texts import Speaker, ended, first_upper
from patokaz.registers.model import Plan
from patokaz.registers.overview import plan_state

Outside = Mapping[str, Sequence[Block]]


def plan_report(
    plan: Plan,
    template: ReportTemplate,
    year: int,
    spoken: tuple[str, Speaker],
    outside: Outside | None = None,
    breaks: Mapping[str, Iterable[int]] | None = None,
) -> PlanReport:
    """The report of a year, or of all years up to it if the template spans them.

    spoken: language code and text function; outside: blocks from other packages (context, forums, projects,
    cooperation); breaks: of the statistics file.
    """
    language, t = spoken
    state = plan_state(plan, year, breaks)
    facts = Facts(plan, year, state.states, state.nodes, t)
    missing: list[Missing] = _of_values(facts, template)
    chapters = tuple(
        _chapter(chapter, template, facts, (language, outside or {}), missing) for chapter in template.chapters
    )
    boxes = [block for chapter in chapters for block in chapter.blocks if isinstance(block, Box)]
    for box in boxes:
        if not box.text.strip():
            missing.append(Missing("box_empty", box.question))
        elif box.words > box.most_words:
            missing.append(Missing("box_too_long", box.question))
    years = f"{plan.first_year}–{year}" if template.spans_years else str(year)
    return PlanReport(
        id=template.id,
        title=template.title[language],
        subtitle=f"{plan.title}, {years}",
        order=template.order[language],
        due=template.due.get(language, ""),
        language=language,
        chapters=chapters,
        missing=tuple(dict.fromkeys(missing)),
        boxes=len(boxes),
        filled=sum(bool(box.text.strip()) for box in boxes),
    )


def final_report(report: PlanReport) -> PlanReport:
    """The report itself.

    Raises:
        NotFinal: empty boxes, or values and years without approval.
    """
    forbidding = tuple(row for row in report.missing if row.forbids)
    if forbidding:
        raise NotFinal(forbidding)
    return report


def unapproved_years(plan: Plan, first: int, last: int) -> list[int]:
    """Years without a valid value, or with an unapproved one."""
    standing = [row for row in plan.actuals if row.status not in ("returned", "superseded")]
    return [
        year
        for year in range(first, last + 1)
        if not (rows := [row for row in standing if row.year == year]) or any(row.status != "approved" for row in rows)
    ]


def boxes_of(template: ReportTemplate, plan: Plan, year: int) -> list[str]:
    """The texts of a report's boxes, empty if not written."""
    texts = {row.box: row.text for row in plan.boxes if (row.report, row.year) == (template.id, year)}
    nodes = plan.version_in(year).nodes
    ids = [
        key
        for chapter in template.chapters
        for box in chapter.boxes
        for key in ([f"{box.id}:{n.key}" for n in nodes if n.kind == box.per] if box.per else [box.id])
    ]
    return [texts.get(key, "") for key in ids]


def _of_values(facts: Facts, template: ReportTemplate) -> list[Missing]:
    plan, year = facts.plan, facts.year
    if template.spans_years:
        found = [Missing("year_not_approved", str(y)) for y in unapproved_years(plan, plan.first_year, year)]
    else:
        found = [Missing("value_not_approved", i.name) for i, state in facts.indicators if state.is_provisional]
        if plan.indicators and year in unapproved_years(plan, year, year) and not found:
            found = [Missing("no_values", str(year))]
    titles = {node.key: node.title for node in plan.version_in(year).nodes}
    found += [Missing("weights", titles.get(key, key)) for key, node in facts.nodes.items() if not node.may_be_signed]
    return found


def _chapter(
    chapter: ChapterTemplate,
    template: ReportTemplate,
    facts: Facts,
    surroundings: tuple[str, Outside],
    missing: list[Missing],
) -> ReportChapter:
    language, outside = surroundings
    blocks: list[Block] = []
    for code in chapter.auto:
        made = outside.get(code, ()) if code not in BLOCKS else BLOCKS[code](facts)
        blocks += made
        if not made:
            name = facts.t(f"plans.report.block_{code}")
            blocks.append(Paragraph(ended(facts.t("plans.report.nothing", name=name)), is_note=True))
            if code not in BLOCKS:
                missing.append(Missing("not_supplied", name))
    for box in chapter.boxes:
        blocks += _boxes(box, template.id, facts, language)
    heading = chapter.heading[language]
    article = chapter.article.get(language, "")
    if article or chapter.mark != template.mark:
        blocks.insert(0, Paragraph(article or first_upper(facts.t(f"plans.mark.{chapter.mark}")), is_note=True))
    return ReportChapter(chapter.number, heading, chapter.level, tuple(blocks))


def _boxes(box: BoxTemplate, report: str, facts: Facts, language: str) -> list[Block]:
    """The box once, or once for each node of its kind, with its text from the workbook."""
    texts = {(row.report, row.year, row.box): row.text for row in facts.plan.boxes}
    question = box.question[language]
    if not box.per:
        return [Box(box.id, question, box.most_words, texts.get((report, facts.year, box.id), ""))]
    nodes = [node for node in facts.plan.version_in(facts.year).nodes if node.kind == box.per]
    return [
        Box(
            f"{box.id}:{node.key}",
            f"{node.title}: {question}",
            box.most_words,
            texts.get((report, facts.year, f"{box.id}:{node.key}"), ""),
        )
        for node in nodes
    ]
