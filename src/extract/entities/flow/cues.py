"""Words that say outright what an amount is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.flow.rules import pattern

if TYPE_CHECKING:
    from extract.models import Flow, Language

_EXPLICIT: tuple[tuple[str, Flow], ...] = (
    ("core", "core_voluntary"),
    ("assessed", "assessed"),
    ("voluntary", "voluntary"),
)
_LINKED = re.compile(
    r"\s*(?:(?:a year|per year|per annum|par an|annuels|al año|anuales)\s+|,\s+)?"
    r"(?:(?:of|in|as|to|into|were|was|are|is"
    r"|de|des|en|du|à|au|aux|sont|étaient|était|est|ne sont|n['’]étaient|n['’]est|au titre de|à titre de"
    r"|como|por concepto de|a|al|fueron|fue|son|es|no)"
    r"\s+(?:the\s+|la\s+|le\s+|el\s+|los\s+|l['’])?|d['’]|\()?",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[,;:.)—–]\s|[;:.)]$")
_AND = re.compile(
    r"\W*(?:\w+\W+)?(?:(?:and|et|y|e)\W+|[&+]\W*)(?:\w+\W+){0,2}", re.IGNORECASE
)  # dues and … gifts
_NEAR = 60
_CLOSE = 25


@lru_cache(maxsize=1024)  # headings and heads are asked for by each amount below them
def explicit(words: str, language: Language) -> Flow | None:
    """Return the flow that `words` name last (`unearmarked` beats the `earmarked` inside it), or None."""
    found: list[tuple[int, int, Flow]] = [
        (match.start(), match.end(), flow)
        for kind, flow in _EXPLICIT
        for match in pattern(language, kind).finditer(words)
    ]
    kept = [f for f in found if not any(_covers(other, f) for other in found)]
    return max(kept, key=lambda f: f[1])[2] if kept else None


def _covers(one: tuple[int, int, Flow], other: tuple[int, int, Flow]) -> bool:
    overlap = one[0] < other[1] and other[0] < one[1]
    return overlap and one[1] - one[0] > other[1] - other[0]


def explicit_behind(tail: str, language: Language) -> Flow | None:
    """Return the flow that the words hanging on an amount name: `… of unearmarked funds`, `… de cuotas`."""
    linked = _LINKED.match(tail)
    assert linked is not None  # it may be empty
    words = clause_start(tail[linked.end() :])
    if linked[0].strip():
        return explicit(clause_start(tail.lstrip(", "))[:_NEAR], language)
    first = explicit(words[:_CLOSE], language)
    return first if first and _begins(words, language) else None


def behind_first_cue(words: str, language: Language) -> str:
    """Return the words behind the first cue: in `… of core funds and US$ 3 m`, it is of the amount before."""
    ends = [m.end() for kind, _ in _EXPLICIT for m in pattern(language, kind).finditer(words)]
    return words[min(ends, default=0) :]


def without_besides(head: str, language: Language) -> str:
    """Return the words before an amount without what it comes on top of: `In addition to dues, …`."""
    found = pattern(language, "besides").search(head)
    comma = head.find(",", found.end()) if found else -1
    return head[: found.start()] + head[comma:] if found and comma >= 0 else head


def names_sum(words: str, language: Language) -> bool:
    """Tell whether `words` name dues and voluntary money in one breath: `cotisations et dons volontaires`."""
    if pattern(language, "both").search(words):
        return True
    dues = [match.span() for match in pattern(language, "assessed").finditer(words)]
    gifts = [m.span() for kind in ("voluntary", "core") for m in pattern(language, kind).finditer(words)]
    return any(_AND.fullmatch(words[min(d[1], g[1]) : max(d[0], g[0])]) for d in dues for g in gifts)


def _begins(words: str, language: Language) -> bool:
    """Tell whether `words` begin with a cue: `US$ 5 million assessed contributions`."""
    return any(pattern(language, kind).match(words) for kind, _ in _EXPLICIT)


def clause_start(words: str) -> str:
    """Return `words` up to the first sign of punctuation."""
    stop = _PUNCTUATION.search(words)
    return words[: stop.start()] if stop else words


def is_other(head: str, tail: str, language: Language, *, large: bool = False) -> bool:
    """Tell whether prices, wages, losses and the like stand close before the amount or right behind it.

    What costs a `large` sum is a work, not a thing with a price.

    A verb of giving just before the amount turns it, or a project: 'to raise wages, Norland granted …'.
    """
    if pattern(language, "other_behind").match(tail.lstrip(" -/")):
        return True
    cue = _last(head, "other_before", language) or (None if large else _last(head, "costs", language))
    if cue is None or len(head) - cue > _NEAR:
        return False
    giving, project = _last(head, "giving", language) or 0, _last(head, "project", language) or 0
    gives = giving > max(cue, len(head) - _CLOSE)
    return not gives and project <= cue


def _last(words: str, kind: str, language: Language) -> int | None:
    ends = [match.end() for match in pattern(language, kind).finditer(words)]
    return ends[-1] if ends else None
