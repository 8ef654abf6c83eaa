"""Sheets of the annual cycle, the situation, evaluations and partnerships."""

from patokaz.own_data.form_columns import Column, Sheet

YEAR = Column("year", "year", True)
DECISION = Column("decision", "long_text")
REASON = Column("reason", "long_text")
EVIDENCE = Column("evidence", "long_text")
UNIT = Column("unit", "text", aliases=("unit_responsible", "responsible"))
PARTNERSHIP = Column("partnership_key", "key", True, ("partnership",))

CYCLE_SHEETS = (
    Sheet(
        "years",
        (
            YEAR,
            Column("state", "year_state", True, ("status",)),
            DECISION,
            Column("date", "text"),
            REASON,
            Column("seal", "key"),
        ),
        ("year_lock", "year_locks", "rounds"),
    ),
    Sheet(
        "procedure",
        (
            Column("step", "step", True),
            Column("position", "whole", low=0, high=99),
            UNIT,
            Column("due", "key"),
            Column("version", "whole", low=1, high=99),
            DECISION,
        ),
    ),
    Sheet(
        "situation",
        (
            Column("kind", "situation_kind", True),
            Column("text", "long_text", True),
            Column("source", "long_text"),
            Column("node_key", "key", aliases=("node",)),
        ),
        ("swot",),
    ),
    Sheet(
        "evaluation",
        (
            Column("subject", "key", True, words="plans.judged"),
            YEAR,
            Column("criterion", "evaluation_criterion", True),
            Column("judgement", "judgement", True),
            Column("sentence", "long_text", True, ("text",)),
            EVIDENCE,
            UNIT,
        ),
        ("evaluations", "judgements"),
    ),
    Sheet(
        "partnerships",
        (
            PARTNERSHIP,
            Column("object", "text", True),
            Column("partner", "text"),
            Column("form", "text"),
            Column("first_year", "year"),
            Column("last_year", "year"),
            Column("guarantees", "long_text"),
            DECISION,
            Column("contract", "text"),
            Column("contact_unit", "text", aliases=("contact",)),
            Column("idea_key", "key", aliases=("idea",)),
            Column("public_total", "money", low=0),
            Column("partnership_total", "money", low=0),
            Column("discount_rate_pct", "number", low=0, high=100),
            Column("price_year", "year"),
        ),
        ("ppp_register",),
    ),
    Sheet(
        "partnership_payments",
        (PARTNERSHIP, YEAR, Column("amount", "money", True, low=0), Column("note", "long_text")),
        ("payments",),
    ),
    Sheet(
        "changes",
        (
            Column("at", "text", True),
            Column("sheet", "key", True, words="plans.sheet"),
            Column("subject", "key", True),
            Column("year", "year"),
            Column("old", "long_text"),
            Column("new", "long_text"),
            UNIT,
            REASON,
        ),
        ("log",),
    ),
)
