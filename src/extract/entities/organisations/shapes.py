"""What acronyms look like: `ILO`, `KfW`, `APC-Colombia`, `O.I.T.`, `CS3`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.words import joined

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading

_INSIDE = frozenset("-‐‑.&")  # signs of acronyms
_LONGEST = 9  # tokens, so that a line of dashes is read once
_LETTERS = range(2, 15)


def is_acronym(text: str) -> bool:
    """Tell whether a word may be an acronym: `ILO`, `KfW`, `IsDB`; `Norad` is only beside its full name."""
    if len(text) not in _LETTERS or text.islower() or not text[0].isalpha() or text[-1] == ".":
        return False
    plain = text if text.isalnum() else "".join(c for c in text if c not in _INSIDE)
    return plain.isalnum() and sum(map(str.isupper, text)) >= 2


def is_abbreviation(text: str) -> bool:
    """Tell whether a word is in capitals as acronyms are: `OIT`, but not `E`."""
    return text.isupper() and is_acronym(text)


def acronym_at(reading: Reading, index: int) -> tuple[str, int] | None:
    """Return what may be an acronym at token `index`, without the stops of initials, and where it ends."""
    token = reading.tokens[index]
    if token.text.islower() or (token.text[1:].islower() and _is_apart(reading, index)):
        return None
    initials = initials_at(reading, index)
    if initials:
        return initials
    behind = solid_at(reading, index)
    text = reading.words(index, behind)
    return (text, behind) if is_acronym(text) else None


def _is_apart(reading: Reading, index: int) -> bool:
    """Tell whether a token touches none behind it."""
    return index + 1 == len(reading.tokens) or reading.gap(index + 1) != ""


def initials_at(reading: Reading, index: int) -> tuple[str, int] | None:
    """Return the capitals of `O.I.T.` as `OIT`, and where they end; None where no such begin."""
    token = reading.tokens[index]
    if len(token.text) != 1 or not token.text.isupper() or reading.low(index + 1) != ".":
        return None
    behind = solid_at(reading, index)
    tokens = reading.tokens[index:behind]
    letters = "".join(t.text for t in tokens if t.kind == "word")
    plain = len(letters) > 1 and letters.isupper() and all(t.text == "." for t in tokens if t.kind == "sign")
    return (letters, behind) if plain and len(tokens) <= 2 * len(letters) else None


def solid_at(reading: Reading, index: int) -> int:
    """Return where a run of words, digits and signs without blanks ends that begins at token `index`."""
    behind = index + 1
    while behind < len(reading.tokens) and behind - index < _LONGEST and reading.gap(behind) == "":
        if reading.tokens[behind].kind != "sign":
            behind += 1
        elif _goes_on(reading, behind):
            behind += 2
        else:
            break
    return behind + _closing_stop(reading, index, behind)


def _goes_on(reading: Reading, sign: int) -> bool:
    inside = reading.tokens[sign].text in _INSIDE and joined(reading, sign + 1)
    return inside and reading.tokens[sign + 1].kind != "sign" and reading.gap(sign + 1) == ""


def _closing_stop(reading: Reading, index: int, behind: int) -> bool:
    """Tell whether a full stop at `behind` belongs to initials: `O.I.T.`."""
    initials = behind - index > 2 and all(len(t.text) == 1 for t in reading.tokens[index:behind])
    return initials and reading.low(behind) == "." and reading.gap(behind) == ""
