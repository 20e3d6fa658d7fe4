"""Whether words speak of one described work: a project, a programme, a study, something built or paid for.

`the Better Roads programme`, `Budget: US$ 5 million`, `the study cost US$ 5 million`, `finances a training
centre in Peru`, `US$ 5 million to rebuild the port`, `pour former`, `para reforzar`; not `funds the ILO`,
`World Food Programme`, `finances 41 projects`, `pays for two experts`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.flow.rules import pattern

if TYPE_CHECKING:
    from extract.entities.flow.clauses import Clause
    from extract.models import Language

_REACH = 70  # characters that may hold the object of a verb
_LABEL_REACH = 50
_QUALIFIER = 20  # characters: ' not more than '
_COSTLY = 10_000  # dollars, about
_PUNCTUATION = re.compile(r"[.;:()]\s|[.;:]$")
_OBJECT = re.compile(r"\s+\w|,\s*(?:with|avec|con)\s[^,]{0,40}¤\s*,\s")
_ACRONYM = re.compile(r"\W*(?:(?:the|la|le|les|el|los|al|a|au|aux|à|l|d)\W+)*[A-Z]{2,6}(?![\w-])")


def speaks_of_work(clause: Clause, language: Language) -> bool:
    """Tell whether the words that speak of one amount alone describe one work."""
    return (
        names_work(clause.own, language)
        or _is_labelled(clause.near, language)
        or (clause.size >= _COSTLY and _costs(clause.near, language))
        or _finances(clause.own, language)
        or _has_purpose(clause.tail, language)
        or pattern(language, "pointers").search(clause.own) is not None
    )


def names_work(words: str, language: Language) -> bool:
    """Tell whether `words` name one project, programme, study … that is no part of another name."""
    if pattern(language, "project").search(words):
        return True
    others = [match.span() for match in pattern(language, "no_works").finditer(words)]
    found = (match.start() for match in pattern(language, "works").finditer(words))
    return any(not any(start <= here < end for start, end in others) for here in found)


def _is_labelled(head: str, language: Language) -> bool:
    """Accept `Budget: US$ 5 million` at the start of a line or a sentence."""
    label, colon, behind = re.split(r"[\n.;|(]", head[-_LABEL_REACH:])[-1].rpartition(":")
    bare = bool(colon) and len(behind) < _QUALIFIER
    return bare and pattern(language, "labels").fullmatch(label.strip()) is not None


def _costs(head: str, language: Language) -> bool:
    """Accept `a budget of`, `the study cost`, of a large amount: a small one is the price of a thing."""
    near = head[-_LABEL_REACH:]
    if pattern(language, "whom").search(near):
        return False  # 'a post costs'
    if pattern(language, "budgets").search(near):
        return True
    cost = _last(near, "costing", language)
    return cost is not None and not _PUNCTUATION.search(near[cost:]) and "%" not in near[cost:]


def _finances(part: str, language: Language) -> bool:
    """Accept a verb of paying whose object is no organisation, no staff and not several works."""
    for verb in pattern(language, "financing").finditer(part):
        around = part[max(0, verb.start() - _REACH) : verb.end() + _REACH]
        whom = pattern(language, "whom").search(around)
        if not whom and _OBJECT.match(part, verb.end()) and not _ACRONYM.match(part, verb.end()):
            return True
    return False


def _has_purpose(tail: str, language: Language) -> bool:
    """Accept `… to rebuild the port`, `… pour former 300 artisans`, `… para reforzar la inspección`."""
    stop = _PUNCTUATION.search(tail)
    near = tail[: stop.start() if stop else None][: 2 * _REACH]
    for link in _purpose(language).finditer(near):
        if not pattern(language, "whom").search(near[link.end() : link.end() + _REACH]):
            return True
    return False


@lru_cache(maxsize=16)
def _purpose(language: Language) -> re.Pattern[str]:
    to, verbs = pattern(language, "to").pattern, pattern(language, "purposes").pattern
    return re.compile(rf"{to}\s+(?:the\s+|la\s+|le\s+|l['’])?{verbs}", re.IGNORECASE)


def _last(words: str, kind: str, language: Language) -> int | None:
    ends = [match.end() for match in pattern(language, kind).finditer(words)]
    return ends[-1] if ends else None
