"""What a heading promises: money for the organisation, its future, something general, or one work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from babel import Locale

from extract.entities.flow.rules import flow_rules, pattern
from extract.entities.numbers import alpha2, fold

if TYPE_CHECKING:
    from extract.models import Language

HeadingClass = Literal["finance", "outlook", "general", "work"]
_KINDS: tuple[HeadingClass, ...] = ("outlook", "finance", "general")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1024)
def heading_class(heading: str | None, language: Language, partner: str | None) -> HeadingClass:
    """Judge a heading by how many of its words (not small ones, nor the partner's name) are common ones.

    `What Norland contributes` and `Funding` are finance, `Next steps` outlook, `How we work` general;
    `Skills for builders in Malawi` is the heading of a work. One word and questions are none.
    """
    if heading is None:
        return "general"
    rules = flow_rules().of(language)
    skipped = {fold(word) for word in rules.small} | _partner_words(language, partner)
    words = [word for word in _WORD.findall(heading) if fold(word) not in skipped]
    counts = {
        kind: sum(pattern(language, kind).fullmatch(word) is not None for word in words) for kind in _KINDS
    }
    asks = pattern(language, "questions").match(heading.lstrip("¿¡ ")) or heading.rstrip().endswith("?")
    if len(words) > 1 and not asks and 2 * sum(counts.values()) < len(words):
        return "work"
    if not any(counts.values()):
        phrase = next((kind for kind in _KINDS if pattern(language, kind).search(heading)), None)
        return phrase or "general"
    return max(_KINDS, key=lambda kind: counts[kind])


@lru_cache(maxsize=512)
def _partner_words(language: Language, partner: str | None) -> frozenset[str]:
    territory = alpha2(partner)
    name = Locale(language).territories.get(territory or "", "")
    return frozenset(fold(word) for word in _WORD.findall(name))
