"""Values behind a label: `Budget: EUR 3 million`, `Bailleurs : X et Y`, `Período: 2021-2024`.

On cards the colon is often left out, as the label is set apart by its look: `Where Peru, Chile Budget EUR 3
million`. Then a value has to stand right behind a label with a capital. The same words are heads of tables of
works.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from extract.records.project_rules import project_rules
from extract.records.sentences import sentence_at
from extract.rules.alternation import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["amount", "funders", "start", "end", "period", "countries", "partners"]
_BREAK = frozenset("\n.;!?|•▪·,()[]–-")  # one of these before a label, or a capital
_VERBAL = (" by", " par", " por")
_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")  # 'Budget (US$ million)'


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label of `kinds` introduces characters `start` to `end`; 'Funding' names money and payers."""

    kinds: frozenset[Kind]
    start: int
    end: int

    def holds(self, start: int) -> bool:
        """Tell whether what begins at `start` stands behind the label."""
        return self.start <= start < self.end


@lru_cache(maxsize=256)
def labelled(text: str, values: frozenset[int] = frozenset()) -> tuple[Labelled, ...]:
    """Return what labels introduce, in order; a value ends with its sentence or line, or at a label.

    `values` says where amounts, dates, countries and organisations begin.
    """
    found = tuple(label for label in _labels().finditer(text) if _opens(text, label, values))
    ends = (*(label.start() for label in found[1:]), len(text))
    return tuple(_value(text, label, end) for label, end in zip(found, ends, strict=False))


def _opens(text: str, label: re.Match[str], values: frozenset[int]) -> bool:
    if label["colon"] is None:
        begun = label["label"].endswith(_VERBAL)  # 'Financed by Norland, the project …'
        return label["label"][0].isupper() and label.end() in values and not begun
    before = text[max(0, label.start() - 3) : label.start()].rstrip(" \t\u00a0")
    return not before or before[-1] in _BREAK or label["label"][0].isupper()


def head_kinds(head: str) -> frozenset[Kind]:
    """Return what a column holds: amounts under 'Budget (US$ million)', funders under 'Bailleur'."""
    plain = _UNIT.sub("", " ".join(head.split()))
    found = _labels().fullmatch(f"{plain}:")
    return _kinds(found["label"]) if found else frozenset()


def _value(text: str, label: re.Match[str], limit: int) -> Labelled:
    end = min(limit, sentence_at(text, label.end())[1]) if label.end() < len(text) else len(text)
    return Labelled(_kinds(label["label"]), label.end(), end)


@cache
def _labels() -> re.Pattern[str]:
    any_of = alternation(sorted({word for _, words in _words() for word in words}), _written)
    return re.compile(
        rf"(?<!\w)(?P<label>{any_of})(?:\s*\([^()]{{1,30}}\))?(?P<colon>\s?:)?\s*", re.IGNORECASE
    )


def _written(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")


def _words() -> Iterator[tuple[Kind, tuple[str, ...]]]:
    labels = project_rules().labels
    for kind in get_args(Kind):
        yield kind, getattr(labels, kind)


@lru_cache(maxsize=512)
def _kinds(label: str) -> frozenset[Kind]:
    told = " ".join(label.replace("’", "'").casefold().split())
    return frozenset(kind for kind, words in _words() if told in words)
