"""Runs the examples that rule files carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.rules import Rule


def cases(rules: Iterable[Rule]) -> list[tuple[Rule, str, bool]]:
    """Return (rule, text, accepted) for each example of each rule, for `pytest.mark.parametrize`."""
    return [
        (rule, text, accepted)
        for rule in rules
        for texts, accepted in ((rule.examples, True), (rule.refused, False))
        for text in texts
    ]


def check(rule: Rule, text: str, *, accepted: bool, accepts: Callable[[Rule, str], bool]) -> None:
    """Fail if `accepts(rule, text)` is not as the rule file says."""
    word = "accept" if accepted else "refuse"
    assert accepts(rule, text) is accepted, f"the rule should {word} {text!r}: {rule!r}"
