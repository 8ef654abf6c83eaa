"""Whether an index hangs together: the checks of an auditor, as data (OECD/JRC Handbook 2008, step 4).

An index is the sum of a story: indicators of one pillar should tell of one thing, each should move the index its own
way, and nothing should be counted twice. The limits are those of the European Commission's Joint Research Centre.
"""

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.influence import influence
from patokaz.analysis.index.multivariate import REDUNDANT, cronbach_alpha
from patokaz.analysis.index.pipeline import Result
from patokaz.analysis.spread import is_constant

ALPHA_LEAST = 0.6
WEAK = 0.3
MIRROR = 1e-9
EXCESS = 2.0
SERIOUS = frozenset({"against_pillar", "against_index", "pillar_against_index", "mirrors"})


@dataclass(frozen=True)
class Finding:
    """One finding of the audit: a code (see Coherence), its subject, and the statistic it is based on."""

    code: str
    subjects: tuple[str, ...]
    value: float

    @property
    def serious(self) -> bool:
        """Whether it alone keeps an index from hanging together."""
        return self.code in SERIOUS


@dataclass(frozen=True)
class Coherence:
    """Whether an index hangs together.

    pillars: pillar -> `indicators`, `alpha` (None where it cannot be computed), `r_index`, `weight`, `ratio`, `influence`.
    indicators: indicator -> `pillar`, `r_own` (with the rest of its pillar: the pillar's mean without it; missing
    where it is alone), `other` and `r_other` (the other pillar it goes with most, and how), `r_index`, `weight`, `ratio`,
    `influence` (as of influence). doubles: pairs of indicators of two pillars with |r| ≥ 0.9: first, second, r.
    mirrors: pairs with r = -1 as they came, of which one is redundant: first, second.
    findings, the serious ones first: `mirrors` (pair that cancels out in the index; r), `twice` (pair of mirrors of which
    one is turned round, so that one thing counts twice; r), `against_pillar` (indicator; r_own below 0 by more
    than chance, -1.96/√units), `against_index` (indicator; r_index so), `pillar_against_index` (pillar; r_index so), `low_alpha` (pillar; alpha below 0.6),
    `no_alpha` (pillar of two or more without one), `weak_in_pillar` (indicator; r_own below 0.3), `misplaced` (indicator
    and pillar; r_other above r_own), `silent` (indicator; r_index below 0.3), `weak_pillar` (pillar; r_index below 0.3),
    `double` (pair; r), `overweight` and `underweight` (pillar; influence over weight, above 2 or below 1/2).
    verdict: `holds` (no finding), `holds_in_part` (none serious, and no more than half of the pillars or indicators are
    in one), else `does_not_hold`.
    """

    pillars: pd.DataFrame
    indicators: pd.DataFrame
    doubles: pd.DataFrame
    mirrors: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    verdict: str


def coherence(result: Result) -> Coherence:
    """The checks of an index with pillars at level 2. r is Pearson's over the units that have both, of scores after
    treatment and normalisation, so that more is always better; elements of weight 0 are left out.

    Source: OECD/JRC Handbook 2008, sections 4 and 6; Saisana, Becker et al. 2019, COIN Tool User's Guide (JRC), flags of
    correlation at -0.4, 0.3 and 0.9; alpha: Nunnally 1978, Psychometric Theory (0.7; 0.6 where a concept is new).
    """
    framework, shares = result.framework, result.framework.effective_weights()
    codes = [code for code in framework.indicators if shares[code] > 0]
    pillars = [code for code in framework.levels[2] if shares[code] > 0]
    weighed = influence(result.scores, framework)
    matrix = _correlations(result.scores[[*codes, *pillars, framework.top]])
    by_pillar = _pillar_table(result, pillars, matrix).join(weighed[["weight", "ratio", "influence"]])
    by_indicator = _indicator_table(result, codes, pillars, matrix).join(weighed[["weight", "ratio", "influence"]])
    pairs = [(one, other, float(matrix.loc[one, other])) for one, other in combinations(codes, 2)]
    mirrors = tuple((one, other) for one, other, _ in pairs if _is_mirror(result.screened, one, other))
    double = [
        (one, other, r)
        for one, other, r in pairs
        if abs(r) >= REDUNDANT and (one, other) not in mirrors and _pillar(framework, one) != _pillar(framework, other)
    ]
    doubles = pd.DataFrame(double, columns=["first", "second", "r"])
    findings = [Finding("mirrors" if r < 0 else "twice", pair, r) for pair in mirrors if (r := float(matrix.loc[pair]))]
    chance = -1.96 / math.sqrt(max(1, int(result.scores[framework.top].notna().sum())))
    findings += [*_of_indicators(by_indicator, chance), *_of_pillars(by_pillar, chance)]
    findings += [Finding("double", (one, other), r) for one, other, r in double]
    ordered = tuple(sorted(findings, key=lambda finding: not finding.serious))
    return Coherence(by_pillar, by_indicator, doubles, mirrors, ordered, _verdict(ordered, len(codes) + len(pillars)))


def _verdict(findings: tuple[Finding, ...], elements: int) -> str:
    if not findings:
        return "holds"
    named = {finding.subjects[0] for finding in findings}
    if any(finding.serious for finding in findings) or len(named) > elements / 2:
        return "does_not_hold"
    return "holds_in_part"


def _pillar_table(result: Result, pillars: list[str], matrix: pd.DataFrame) -> pd.DataFrame:
    shares = result.framework.effective_weights()
    rows = {}
    for pillar in pillars:
        members = [code for code in result.framework.children(pillar) if shares[code] > 0]
        alpha = cronbach_alpha(result.normalised[members])
        rows[pillar] = (len(members), None if math.isnan(alpha) else alpha, matrix.loc[pillar, result.framework.top])
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["indicators", "alpha", "r_index"])
    return table.astype({"alpha": object})


def _indicator_table(result: Result, codes: list[str], pillars: list[str], matrix: pd.DataFrame) -> pd.DataFrame:
    rows = {}
    for code in codes:
        own = _pillar(result.framework, code)
        rest = [other for other in codes if other != code and _pillar(result.framework, other) == own]
        r_own = _r(result.normalised[code], result.normalised[rest].mean(axis=1)) if rest else math.nan
        others = matrix.loc[code, [pillar for pillar in pillars if pillar != own]].dropna()
        other, r_other = (str(others.idxmax()), float(others.max())) if len(others) else ("", math.nan)
        rows[code] = (own, r_own, other, r_other, float(matrix.loc[code, result.framework.top]))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["pillar", "r_own", "other", "r_other", "r_index"])


def _of_indicators(table: pd.DataFrame, chance: float) -> list[Finding]:
    found = []
    for row in table.itertuples():
        code = str(row.Index)
        if row.r_own < chance:
            found.append(Finding("against_pillar", (code,), row.r_own))
        elif row.r_own < WEAK:
            found.append(Finding("weak_in_pillar", (code,), row.r_own))
        if row.r_other > max(row.r_own, WEAK):
            found.append(Finding("misplaced", (code, row.other), row.r_other))
        if row.r_index < WEAK:
            found.append(Finding("against_index" if row.r_index < chance else "silent", (code,), row.r_index))
    return found


def _of_pillars(table: pd.DataFrame, chance: float) -> list[Finding]:
    found = []
    for row in table.itertuples():
        code = str(row.Index)
        if row.indicators > 1 and (row.alpha is None or row.alpha < ALPHA_LEAST):
            value = math.nan if row.alpha is None else row.alpha
            found.append(Finding("no_alpha" if row.alpha is None else "low_alpha", (code,), value))
        if row.r_index < WEAK:
            found.append(
                Finding("pillar_against_index" if row.r_index < chance else "weak_pillar", (code,), row.r_index)
            )
        balance = row.influence / row.weight
        if balance > EXCESS or balance < 1 / EXCESS:
            found.append(Finding("overweight" if balance > 1 else "underweight", (code,), balance))
    return found


def _is_mirror(values: pd.DataFrame, first: str, second: str) -> bool:
    """Whether two figures as they came are each other's complement: they add up to one number wherever both are known."""
    both = values[[first, second]].dropna()
    if len(both) < 3 or is_constant(both[first]) or is_constant(both[second]):
        return False
    return _r(both[first], both[second]) <= -1 + MIRROR


def _correlations(scores: pd.DataFrame) -> pd.DataFrame:
    varying = [code for code in scores if not is_constant(scores[code])]
    return scores[varying].corr().reindex(index=scores.columns, columns=scores.columns)


def _r(first: pd.Series, second: pd.Series) -> float:
    pair = pd.concat([first, second], axis=1).dropna()
    if len(pair) < 3 or is_constant(pair.iloc[:, 0]) or is_constant(pair.iloc[:, 1]):
        return math.nan
    return float(np.corrcoef(pair.to_numpy(dtype=float), rowvar=False)[0, 1])


def _pillar(framework: Framework, code: str) -> str:
    """The pillar (level 2) of an indicator."""
    parent = framework.node(code).parent
    return parent or ""
