"""What became of the mutants, by kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fuzz.running import Result


def table(results: Sequence[Result], pace: float = 0) -> str:
    """Kinds of mutants in lines, states in columns; then what was found."""
    states = sorted({one.state for one in results if one.state})
    counts = Counter((one.kind, one.state) for one in results)
    kinds = sorted({one.kind for one in results})
    rows = [["", *states, "all"]]
    rows += [
        [kind, *(_number(counts[kind, state]) for state in states), _of(kind, results)] for kind in kinds
    ]
    rows.append(
        ["all", *(str(sum(one.state == state for one in results)) for state in states), str(len(results))]
    )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([*lines, "", *_facts(results, pace), *_found(results), ""])


def _number(count: int) -> str:
    return str(count or "")


def _of(kind: str, results: Sequence[Result]) -> str:
    return str(sum(one.kind == kind for one in results))


def _facts(results: Sequence[Result], pace: float) -> list[str]:
    slowest = max(results, key=lambda one: one.seconds, default=None)
    told = [f"{len({one.seed for one in results})} mutants"]
    if pace:
        told.append(f"{pace:.1f} a second in this run")
    if slowest:
        told.append(f"the slowest took {slowest.seconds:.1f} s (seed {slowest.seed})")
    return ["; ".join(told) + "."]


def _found(results: Sequence[Result]) -> list[str]:
    found = [one for one in results if one.problems]
    lines = [f"{len(found)} findings."]
    for one in found:
        last = one.trace.strip().splitlines()[-1:]
        lines.append(f"  --seed {one.seed} ({one.kind}): " + "; ".join([*one.problems[:3], *last]))
    return lines
