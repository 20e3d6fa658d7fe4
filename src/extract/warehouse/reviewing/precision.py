"""How often each rule is right: on the random sample, where it seemed doubtful, and on gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

PRECISION = """
SELECT coalesce(r.name, s.rule, o.rule) AS name, coalesce(r.kind, ''), coalesce(r.meaning, ''),
    s.correct, s.judged, s.precision, s.low, s.high,
    o.correct, o.judged, o.precision, o.low, o.high,
    r.measured_right, nullif(r.measured_made, 0), r.measured_precision::DOUBLE
FROM rules r
FULL JOIN (FROM rule_precision WHERE is_sampled) s ON s.rule = r.name
FULL JOIN (FROM rule_precision WHERE NOT is_sampled) o ON o.rule = coalesce(r.name, s.rule)
WHERE s.judged IS NOT NULL OR o.judged IS NOT NULL OR r.measured_made > 0
ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some records are right; `low` and `high` bound the precision with 95 % confidence."""

    right: int
    judged: int
    precision: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """A rule, what it does, and how often it is right; None where nothing of it was judged."""

    name: str
    kind: str
    meaning: str
    sample: Share | None
    others: Share | None
    gold: Share | None


def rule_precisions(path: Path) -> tuple[RulePrecision, ...]:
    """Return all rules of the published file of which anything was judged, by name."""
    with reading(path) as connection:
        found = connection.execute(PRECISION).fetchall()
    return tuple(
        RulePrecision(name, kind, meaning, _share(*told[:5]), _share(*told[5:10]), _share(*told[10:]))
        for name, kind, meaning, *told in found
    )


def _share(
    right: int | None,
    judged: int | None,
    precision: float | None,
    low: float | None = None,
    high: float | None = None,
) -> Share | None:
    return (
        None
        if right is None or judged is None or precision is None
        else Share(right, judged, precision, low, high)
    )
