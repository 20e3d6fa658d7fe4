"""Where names of organisations begin and end: known ones, and those built around a noun such as `Ministry`.

Found: `Ministry of Health, Labour and Welfare`, `Harvard University`, `Fonds fiduciaire de Bavière`,
`Fundación Carolina`, `Bill & Melinda Gates Foundation`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.lexicon import Lexicon
from extract.entities.organisations.rules import known_organisations, noun_kinds, pattern_rules
from extract.entities.places import place_at
from extract.entities.places.context_rules import context_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.entities.lexicon import Reading
    from extract.entities.numbers import Token
    from extract.entities.organisations.rules import KnownOrganisation
    from extract.models import Language
    from extract.models.values import OrganisationKind

_LONGEST = 14  # words of a name, so that a line of capitals does not become one


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """Tokens `first` to `behind` name an organisation; `known` is its entry in the rule data."""

    first: int
    behind: int
    kind: OrganisationKind
    known: KnownOrganisation | None = None
    acronym: bool = False  # the name is the acronym itself


def known_at(reading: Reading, index: int) -> OrganisationName | None:
    """Return the known organisation whose name or acronym begins at token `index`."""
    found = _lexicon().at(reading, index, lambda entry, behind: _written(reading, index, behind, entry))
    if found is None:
        return None
    (known, exact), behind = found
    return OrganisationName(index, behind, known.kind, known, exact is not None and " " not in exact)


def _written(reading: Reading, first: int, behind: int, entry: tuple[KnownOrganisation, str | None]) -> bool:
    words = reading.words(first, behind)
    _known, exact = entry
    return words == exact if exact else words[:1].isupper() or any(c.isupper() for c in words.split()[-1])


@cache
def _lexicon() -> Lexicon[tuple[KnownOrganisation, str | None]]:
    return Lexicon(
        [(name, (known, None)) for known in known_organisations() for name in known.names]
        + [(acronym, (known, acronym)) for known in known_organisations() for acronym in known.acronyms]
    )


def built_at(reading: Reading, index: int, language: Language) -> OrganisationName | None:
    """Return the name built around the noun at token `index`, if there is one."""
    noun = reading.tokens[index]
    kind = noun_kinds().get(noun.low)
    if kind is None or not _may_begin(noun) or reading.text[noun.start - 1 : noun.start] == "-":
        return None
    shouted = noun.text.isupper()  # a line of capitals: only `of` and its like tell what belongs to the name
    first = _left(reading, index) if language == "en" and not shouted else index
    behind = _right(reading, index, language, beside=first == index and noun.text.istitle())
    if behind == index + 1 and (first == index or not _is_whole(reading, first, index)):
        return None
    place = place_at(reading, first, language)
    if place and place[1] > index:  # 'Gulf Cooperation Council', 'West Bank'
        return None
    return OrganisationName(first, behind, kind)


def _may_begin(token: Token) -> bool:
    return token.text[0].isupper() or token.low in pattern_rules().shape.small


def _is_whole(reading: Reading, first: int, noun: int) -> bool:
    """Tell whether a name may end with its noun: `Harvard University`, but not `Steering Committee`.

    Any may before its acronym in brackets, and where two words or more lead to it.
    """
    bracketed = reading.low(noun + 1) == "(" and reading.low(noun + 3) == ")"
    return bracketed or noun - first > 1 or reading.low(noun) not in pattern_rules().shape.needs_tail


def _left(reading: Reading, noun: int) -> int:
    """Return where the capitals before a noun begin: `French Development` in `French Development Agency`."""
    first = noun
    while (
        first > 0
        and noun - first < 6
        and reading.gap(first) in (" ", "")
        and _is_name_part(reading, first - 1)
    ):
        first -= 1
    while first < noun and reading.tokens[first].text in {"&", "-"}:
        first += 1
    return _behind_owner(reading, first, noun)


def _behind_owner(reading: Reading, first: int, noun: int) -> int:
    """Return where a name begins behind its country: at `Ministry` in `Kenya's Ministry of Labour`."""
    owner = place_at(reading, first, "en") if first < noun else None
    if owner and reading.low(owner[1]) in {"'", "’"} and reading.low(owner[1] + 1) == "s":
        return min(owner[1] + 2, noun)
    return first


def _is_name_part(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.text in {"&", "-"} or _is_possessive(reading, index):
        return True
    return token.text[:1].isupper() and token.low not in context_rules().openers and token.kind == "word"


def _is_possessive(reading: Reading, index: int) -> bool:
    """Tell whether a token is of the `'s` in `Coastal Women's Fund`."""
    token = reading.tokens[index]
    if token.text in "'’":
        return reading.low(index + 1) == "s" and reading.gap(index) == ""
    return token.text == "s" and index > 0 and reading.tokens[index - 1].text in "'’"


def _right(reading: Reading, noun: int, language: Language, *, beside: bool) -> int:
    """Return where a name ends that goes on behind its noun: `of Health, Labour and Welfare`.

    `beside` tells whether the first word may follow the noun without a link, as in `Fundación Carolina`.
    """
    behind = noun + 1
    for _ in range(_LONGEST):
        step = _beside(reading, behind, language) if beside or behind > noun + 1 else None
        step = step or _over_links(reading, noun, behind, language)
        if step is None:
            break
        behind = step
    return behind


def _beside(reading: Reading, behind: int, language: Language) -> int | None:
    """Return the end of the name with the word at `behind`, or None where that is no part of it."""
    if behind >= len(reading.tokens) or reading.gap(behind) not in ("", " ", "\u00a0"):
        return None
    token = reading.tokens[behind]
    if token.text == "-" and reading.gap(behind) == "" and _capital_at(reading, behind + 1):
        return behind + 2 if reading.low(behind - 1) not in noun_kinds() else None
    if token.kind != "word" or not reading.gap(behind):
        return None
    small = pattern_rules().small_words.of(language)
    capital = token.text[0].isupper() and token.low not in context_rules().openers
    return behind + 1 if capital or token.low in small else None


def _over_links(reading: Reading, noun: int, behind: int, language: Language) -> int | None:
    links = pattern_rules().links.of(language)
    index = behind
    if index < len(reading.tokens) and reading.gap(index) not in ("", " ", "\u00a0"):
        return None
    if reading.low(index) == "," and not _list_goes_on(reading, noun, index, language):
        return None
    while index < len(reading.tokens) and index < behind + 4:
        token = reading.tokens[index]
        if token.text in ",'’" or (token.low in links and not token.text.istitle()):
            index += 1
            continue
        break
    if index == behind or not _capital_at(reading, index):
        return None
    if _starts_another(reading, noun, range(behind, index), language):
        return None
    return index + 1


def _list_goes_on(reading: Reading, noun: int, comma: int, language: Language) -> bool:
    """Tell whether a comma is one of `Health, Labour and Welfare`: capitals follow, and an `and`."""
    if reading.low(noun) not in pattern_rules().shape.with_lists:
        return False
    links = pattern_rules().links.of(language)
    for index in range(comma + 1, min(comma + 8, len(reading.tokens))):
        token = reading.tokens[index]
        if token.low in {"and", "et", "y", "e"}:
            return True
        if token.text not in ",'’" and token.low not in links and not token.text[:1].isupper():
            return False
    return False


def _starts_another(reading: Reading, noun: int, joints: range, language: Language) -> bool:
    """Tell whether another name begins behind the links: `… and Norad`, `Ministry of Labour of Viet Nam`."""
    index = joints.stop
    joined_by = {reading.low(joint) for joint in joints}
    if reading.low(noun) in pattern_rules().shape.of_a_country and place_at(reading, index, language):
        return True
    if joined_by & {"and", "et", "y", "e", "&"} and reading.low(noun) not in pattern_rules().shape.with_lists:
        return True
    return known_at(reading, index) is not None or reading.low(index) in noun_kinds()


def _capital_at(reading: Reading, index: int) -> bool:
    return index < len(reading.tokens) and reading.tokens[index].text[:1].isupper()


def _with_branch(reading: Reading, name: OrganisationName, language: Language) -> OrganisationName:
    """Return the name with the country of a branch: `Oxfam Canada`; not of an office: `UNICEF Nepal`."""
    if name.kind != "ngo" or name.behind >= len(reading.tokens) or reading.gap(name.behind) != " ":
        return name
    place = place_at(reading, name.behind, language)
    return replace(name, behind=place[1]) if place and place[0].kind == "country" else name


def names(reading: Reading, language: Language) -> Iterator[OrganisationName]:
    """Give the names of organisations in a text, known ones first where both begin."""
    for index, token in enumerate(reading.tokens):
        if not _may_begin(token):
            continue
        known = known_at(reading, index)
        if known:
            yield _with_branch(reading, known, language)
        built = built_at(reading, index, language)
        if built:
            yield built
