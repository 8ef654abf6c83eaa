"""Convergence in words: a sentence for each result, and its evidence."""

import math

from patokaz.analysis.convergence import SHORTEST, Convergence
from patokaz.analysis.spatial import LEVEL, GlobalStatistic
from patokaz.language.words import Words
from patokaz.statistics.shown import close_texts, p_text, r_squared_text

FEW_AREAS = 10


def verdict_texts(found: Convergence, moran: GlobalStatistic | None, t: Words) -> list[str]:
    """One sentence each: meaning of the slope's interval, pace or the reason for none, dispersion, limitations."""
    beta = found.beta
    told = [t("verdict." + beta.verdict, first=found.first, last=found.last)]
    if math.isfinite(beta.half_life):
        middle, low, high = close_texts([beta.half_life, beta.half_life_low, beta.half_life_high], 0, t)
        told.append(t("verdict.half_life", half_life=middle, low=low, high=high))
    if "short" in beta.withheld:
        told.append(t("verdict.short", count=found.last - found.first, least=SHORTEST))
    if beta.verdict == "converging":
        told += [t("verdict." + reason) for reason in ("at_once", "sigma") if reason in beta.withheld]
    told += [t("convergence.few", count=beta.areas)] * (beta.areas < FEW_AREAS)
    if found.sigma is not None:
        ends = [float(found.sigma["coefficient_of_variation"].iloc[end]) for end in (0, -1)]
        before, after = close_texts(ends, 3, t)
        key = "sigma_apart" if ends[1] >= ends[0] else "sigma_closer"
        told.append(t("convergence." + key, count=int(found.sigma["areas"].iloc[0]), before=before, after=after))
    told += [t("verdict.moran_caution")] * resembles(moran)
    told += [t("convergence.left_out")] * found.left_out
    return told


def resembles(moran: GlobalStatistic | None) -> bool:
    """Whether neighbours grow alike for reasons other than their initial values."""
    return moran is not None and moran.value > moran.expected and moran.p_two_sided <= LEVEL


def evidence_rows(found: Convergence, moran: GlobalStatistic | None, t: Words) -> list[tuple[str, str]]:
    """(name, text) of slope with standard error, t, p and interval, half-life, R² and n, Moran's I of residuals."""
    beta = found.beta
    slope, error, low, high = close_texts([beta.slope, beta.standard_error, beta.low, beta.high], 3, t)
    half = t("verdict.none")
    if math.isfinite(beta.half_life):
        middle, least, most = close_texts([beta.half_life, beta.half_life_low, beta.half_life_high], 0, t)
        half = f"{middle} ({least} – {most})"
    statistic = t.number(beta.t if math.isfinite(beta.t) else None, 2)
    values = {
        "slope": slope,
        "standard_error": error,
        "t": f"{statistic} ({p_text(beta.p, t)})",
        "interval": f"{low} – {high}",
        "half_life_years": half,
        "r_squared": f"R²\N{NO-BREAK SPACE}{r_squared_text(beta.r_squared, t)}; n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{t.number(beta.areas)}",
        "moran": t("verdict.none"),
    }
    if moran is not None:
        value, expected = close_texts([moran.value, moran.expected], 2, t)
        values["moran"] = f"{value} ({expected}; {p_text(moran.p_two_sided, t)})"
    return [(t("verdict." + key), text) for key, text in values.items()]
