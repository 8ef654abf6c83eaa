"""A plan -> the rows of its workbook in the form in which they are read: column name -> value, blank if not given."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from patokaz.plans.cycle_building import cycle_tables
from patokaz.plans.idea_rows import idea_tables
from patokaz.registers.model import Indicator, Plan

Table: TypeAlias = list[dict[str, Any]]


def plan_tables(plan: Plan) -> Mapping[str, Table]:
    """Sheet -> rows; reading them gives the same plan."""
    return {
        "plan": [_head(plan)],
        "versions": [
            {"version": v.number, "valid_from": v.valid_from, "decision": v.decision, "reason": v.reason}
            for v in plan.versions
        ],
        "nodes": [
            {
                "version": version.number,
                "valid_from": version.valid_from,
                "node_key": node.key,
                "kind": node.kind,
                "parent": node.parent,
                "position": node.position,
                "title": node.title,
                "weight_bp": node.weight,
                "owner_unit": node.owner,
                "start": node.start,
                "end": node.end,
                "note": node.note,
                "contributors": node.contributors,
                "informed": node.informed,
            }
            for version in plan.versions
            for node in version.nodes
        ],
        "indicators": [_indicator(indicator) for indicator in plan.indicators],
        "target_points": [
            {"indicator_key": p.indicator, "year": p.year, "value": p.value, "revision": p.revision}
            for p in plan.target_points
        ],
        "target_revisions": [
            {
                "indicator_key": r.indicator,
                "valid_from": r.valid_from,
                "target_value": r.target,
                "target_year": r.target_year,
                "decision": r.decision,
                "reason": r.reason,
            }
            for r in plan.target_revisions
        ],
        "rebased_baselines": [
            {
                "indicator_key": r.indicator,
                "baseline_value": r.value,
                "baseline_year": r.year,
                "valid_from": r.valid_from,
                "source": r.source,
                "decision": r.decision,
            }
            for r in plan.rebased
        ],
        **_years(plan),
        **_about(plan),
        **idea_tables(plan),
        **cycle_tables(plan),
    }


def _head(plan: Plan) -> dict[str, Any]:
    return {
        "plan_key": plan.key,
        "title": plan.title,
        "language": plan.language,
        "area_id": plan.area_id,
        "country": plan.country,
        "regime": plan.regime,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "status": plan.status,
        "currency": plan.currency,
        "report_years": " ".join(map(str, plan.report_years)),
        "made_up": "yes" if plan.is_made_up else "no",
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "indicator_key": indicator.key,
        "node_key": indicator.node,
        "name": indicator.name,
        "statistics_indicator": indicator.statistics,
        "unit": indicator.unit,
        "series_kind": indicator.series_kind,
        "purpose": indicator.purpose,
        "baseline_value": indicator.baseline,
        "baseline_year": indicator.baseline_year,
        "baseline_source": indicator.baseline_source,
        "target_value": indicator.target if indicator.target is not None else indicator.target_missing,
        "target_year": indicator.target_year,
        "band_low": indicator.band[0],
        "band_high": indicator.band[1],
        "weight_bp": indicator.weight,
        "key_indicator": "yes" if indicator.is_key else "",
        "frequency": "yearly" if indicator.every == 1 else f"every {indicator.every} years",
        "first_version": indicator.versions[0],
        "last_version": indicator.versions[1],
        "note": indicator.note,
        "method": indicator.method,
        "data_source": indicator.data_source,
        "collected_by": indicator.collector,
        "printed_gap": indicator.printed_gap,
        "gap_basis": indicator.gap_basis,
    }


def _years(plan: Plan) -> dict[str, Table]:
    return {
        "actuals": [
            {
                "indicator_key": a.indicator,
                "year": a.year,
                "value": a.value,
                "numerator": a.numerator,
                "denominator": a.denominator,
                "missing_reason": a.missing_reason,
                "status": a.status,
                "source_kind": a.source_kind,
                "source": a.source,
                "note": a.note,
                "data_version": a.data_version,
            }
            for a in plan.actuals
        ],
        "corrections": [
            {
                "indicator_key": c.indicator,
                "year": c.year,
                "old_value": c.old,
                "new_value": c.new,
                "reason": c.reason,
                "known_from": c.known_from,
            }
            for c in plan.corrections
        ],
        "money": [
            {
                "node_key": m.node,
                "year_from": m.year_from,
                "year_to": m.year_to,
                "source_of_funds": m.funds,
                "planned": m.planned,
                "contracted": m.contracted,
                "paid": m.paid,
                "currency": m.currency,
                "source": m.source,
                "note": m.note,
                "printed_total": "yes" if m.printed_total else "",
            }
            for m in plan.money
        ],
        "status": [
            {"node_key": s.node, "year": s.year, "status": s.status, "reason": s.reason, "source": s.source}
            for s in plan.statuses
        ],
    }


def _about(plan: Plan) -> dict[str, Table]:
    return {
        "verdicts": [
            {
                "subject": v.subject,
                "year": v.year,
                "party": v.party,
                "verdict": v.verdict,
                "sentence": v.sentence,
                "evidence": v.evidence,
                "date": v.date,
            }
            for v in plan.verdicts
        ],
        "needs": [{"need_key": n.key, "title": n.title, "source": n.source} for n in plan.needs],
        "links": [
            {"node_key": k.node, "kind": k.kind, "target": k.target, "note": k.note, "indicator_key": k.indicator}
            for k in plan.links
        ],
        "breaks": [{"statistics_indicator": b.series, "year": b.year} for b in plan.breaks],
        "sources": [{"what": s.what, "address": s.address, "read": s.read, "missing": s.missing} for s in plan.sources],
        "report_boxes": [{"report": b.report, "year": b.year, "box": b.box, "text": b.text} for b in plan.boxes],
    }
