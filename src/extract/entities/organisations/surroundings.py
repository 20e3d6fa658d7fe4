"""Whether an organisation must stand at a place: as agent, as subject, beside others in a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.numbers import fold
from extract.entities.organisations.acronym_rules import acronym_rules
from extract.entities.organisations.rules import pattern_rules
from extract.entities.organisations.words import joined, spaced

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.models import Language

Phrases = tuple[tuple[str, ...], ...]
_FARTHEST = 9  # tokens of the longest phrase before an acronym
_SIGNS = frozenset("'’-")


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Tokens `index` to `behind` of a text in `language`."""

    reading: Reading
    language: Language
    index: int
    behind: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the organisations of a text end by where they begin."""

    starts: dict[int, int] = field(default_factory=dict)
    ends: set[int] = field(default_factory=set)

    def add(self, first: int, behind: int) -> None:
        """Take in one more."""
        self.starts[first] = max(behind, self.starts.get(first, 0))
        self.ends.add(behind)


def is_agent(spot: Spot) -> bool:
    """Tell whether words such as `funded by (the)` lead here."""
    words = _words_before(spot)
    if words and words[-1] in acronym_rules().of(spot.language).articles:
        words.pop()
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in _agents(spot.language))


def _words_before(spot: Spot) -> list[str]:
    """Return the words before, contractions undone: `del` is `de el`."""
    words: list[str] = []
    contracted = acronym_rules().of(spot.language).contracted
    for at in range(spot.index - 1, max(spot.index - 1 - _FARTHEST, -1), -1):
        low = spot.reading.low(at)
        if not joined(spot.reading, at + 1) or (spot.reading.tokens[at].kind == "sign" and low not in _SIGNS):
            break
        if low not in _SIGNS:
            words[:0] = contracted.get(low, low).split()
    return words


def acts(spot: Spot) -> bool:
    """Tell whether a verb such as `pledged` follows."""
    if not spaced(spot.reading, spot.behind):
        return False
    two = (spot.reading.low(spot.behind), spot.reading.low(spot.behind + 1))
    return any(two[: len(phrase)] == phrase for phrase in _verbs(spot.language))


@cache
def _agents(language: Language) -> Phrases:
    return _split(acronym_rules().of(language).agents)


@cache
def _verbs(language: Language) -> Phrases:
    return _split(acronym_rules().of(language).verbs)


def _split(phrases: tuple[str, ...]) -> Phrases:
    return tuple(tuple(fold(phrase).replace("-", " ").split()) for phrase in phrases)


def is_listed(spot: Spot, bounds: Bounds) -> bool:
    """Tell whether organisations stand beside: `FAO and ZOLA`, `ZOLA, FAO and AFD`, `FAO, ZOLA, AFD`."""
    before = _past(spot, spot.index - 1, -1, _between(spot))
    joint = _past(spot, before, -1, _joints(spot))
    left = joint != before and joint + 1 in bounds.ends and _closes(spot)
    following = _following(spot, spot.behind)
    right = following > spot.behind and following in bounds.starts
    if left and (right or _has_conjunction(spot, joint + 1, before + 1)):
        return True
    return right and (_has_conjunction(spot, spot.behind, following) or _goes_on(spot, bounds, following))


def _following(spot: Spot, behind: int) -> int:
    """Return where a name would begin behind a comma or conjunction; `behind` if none is there."""
    after = _past(spot, behind, 1, _joints(spot))
    return behind if after == behind else _past(spot, after, 1, _between(spot))


def _goes_on(spot: Spot, bounds: Bounds, first: int) -> bool:
    """Tell whether the list goes on behind the name at `first` with `and` and one more."""
    behind = bounds.starts[first]
    following = _following(spot, behind)
    return following in bounds.starts and _has_conjunction(spot, behind, following)


def _has_conjunction(spot: Spot, first: int, behind: int) -> bool:
    conjunctions = pattern_rules().of(spot.language).conjunctions
    return any(spot.reading.low(at) in conjunctions for at in range(first, behind))


def _joints(spot: Spot) -> frozenset[str]:
    return pattern_rules().of(spot.language).conjunctions | {","}


def _between(spot: Spot) -> frozenset[str]:
    """Return the words between a joint and a name: `and by the`, `y de la`."""
    words = acronym_rules().of(spot.language)
    return words.articles | words.between | {"'", "’"}


def _past(spot: Spot, index: int, step: int, words: frozenset[str]) -> int:
    for _ in range(3):
        if spot.reading.low(index) not in words:
            break
        index += step
    return index


def _closes(spot: Spot) -> bool:
    """Tell whether a list may end here: not with a noun (`the ILO and BETA trainers`)."""
    if spot.language != "en" or not spaced(spot.reading, spot.behind):
        return True
    behind = spot.reading.tokens[spot.behind]
    return behind.kind == "sign" or behind.low in acronym_rules().closers
