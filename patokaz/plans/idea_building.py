"""Rows of ideas, criteria, scores and partnerships of the workbook -> the rows of a plan."""

from patokaz.own_data.form_tables import Row, Tables
from patokaz.registers.idea_model import GATES, Criterion, Idea, Risk, Score, ScreenAnswer


def built_ideas(tables: Tables) -> dict[str, object]:
    """The fields of a plan with ideas."""
    return {
        "ideas": tuple(_idea(row) for row in tables.get("ideas", ())),
        "criteria": tuple(
            Criterion(
                row.text("criterion_key"),
                row.text("name"),
                row["weight_bp"],
                (row.text("words_0"), row.text("words_5"), row.text("words_10")),
                row["evidence_above"],
            )
            for row in tables.get("criteria", ())
        ),
        "scores": tuple(
            Score(
                row.text("idea_key"), row.text("criterion_key"), row.text("scorer"), row["mark"], row.text("evidence")
            )
            for row in tables.get("scores", ())
        ),
        "screen_answers": tuple(
            ScreenAnswer(row.text("idea_key"), row.text("question"), row["mark"], row.text("evidence"))
            for row in tables.get("ppp_answers", ())
        ),
        "risks": tuple(
            Risk(row.text("idea_key"), row.text("risk"), row.text("bearer"), row.text("mitigation"))
            for row in tables.get("ppp_risks", ())
        ),
    }


def _idea(row: Row) -> Idea:
    answers = {"yes": True, "no": False}
    return Idea(
        key=row.text("idea_key"),
        title=row.text("title"),
        need=row.text("need"),
        proposer=row.text("proposer_kind"),
        measure=row.text("measure"),
        cost_from=row["cost_from"],
        cost_to=row["cost_to"],
        own_share=row["own_share"],
        partner=row.text("partner"),
        is_ppp=row["ppp"] == "yes",
        status=row["status"] or "entered",
        decision=row.text("decision"),
        gates={gate: answers.get(row.text(f"gate_{gate}")) for gate in GATES},
    )
