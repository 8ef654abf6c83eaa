"""Sheets of project ideas and partnerships."""

from patokaz.own_data.form_columns import Column, Sheet

IDEA = Column("idea_key", "key", True, ("idea",))

# Names by the Ukrainian law of 2010, repealed in 2025, are still read: workbooks were written with them.
IDEA_SHEETS = (
    Sheet(
        "ideas",
        (
            IDEA,
            Column("title", "text", True),
            Column("need", "long_text"),
            Column("proposer_kind", "text", aliases=("proposer",)),
            Column("measure", "key"),
            Column("cost_from", "money", low=0),
            Column("cost_to", "money", low=0),
            Column("own_share", "money", low=0),
            Column("partner", "text"),
            Column("ppp", "yes_no", aliases=("Можливе партнерство (ДПП)",)),
            Column("status", "idea_status"),
            Column("decision", "long_text", aliases=("reason",)),
            Column("gate_in_plan", "yes_no"),
            Column("gate_competence", "yes_no"),
            Column("gate_site", "yes_no"),
            Column("gate_own_share", "yes_no"),
            Column("gate_not_funded", "yes_no"),
        ),
    ),
    Sheet(
        "criteria",
        (
            Column("criterion_key", "key", True, ("criterion",)),
            Column("name", "text", True),
            Column("weight_bp", "weight", True, ("weight",), low=0, high=10_000),
            Column("words_0", "long_text"),
            Column("words_5", "long_text"),
            Column("words_10", "long_text"),
            Column("evidence_above", "number", low=0, high=10),
        ),
    ),
    Sheet(
        "scores",
        (
            IDEA,
            Column("criterion_key", "key", True, ("criterion",)),
            Column("scorer", "key", True),
            Column("mark", "number", True, ("score",), low=0, high=10),
            Column("evidence", "long_text", aliases=("note",)),
        ),
    ),
    Sheet(
        "ppp_answers",
        (
            IDEA,
            Column("question", "question", True),
            Column("mark", "whole", True, low=0, high=4),
            Column("evidence", "long_text"),
        ),
        ("ppp", "screens", "Перевірка на ДПП"),
    ),
    Sheet(
        "ppp_risks",
        (IDEA, Column("risk", "risk", True), Column("bearer", "bearer", True), Column("mitigation", "long_text", True)),
        ("risks", "Ризики ДПП"),
    ),
)
