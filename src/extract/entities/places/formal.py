"""A country's name with the form of its state: `Republic of Kenya`, `royaume du Maroc`, `Congo, Republic of`.

Names that a form and a short name make need no line in the rules; `Hellenic Republic` and its like have one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.entities.lexicon import Lexicon
from extract.entities.places.country_rules import country_rules
from extract.entities.places.gazetteer import gazetteer

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.places.gazetteer import PlaceName
    from extract.models import Language


def form_at(reading: Reading, index: int) -> int | None:
    """Return the index behind the form of state that begins at token `index`: behind `Kingdom of the`.

    English writes it with a capital; `la république du Mali` and `el reino de España` are as usual as not.
    """
    small = reading.tokens[index].text[0].islower()
    found = _forms().at(reading, index, lambda language, _behind: not small or language != "en")
    if found is None:
        return None
    behind = found[1]
    return behind + 1 if reading.low(behind) in {"'", "’"} else behind


def form_beginnings() -> frozenset[str]:
    """Return the folded words with which forms of state begin."""
    return _forms().beginnings


def inverted_end(reading: Reading, behind: int) -> int:
    """Return the end of a name that goes on with its form: `Bolivia (Plurinational State of`.

    Without brackets the form ends it too: `Moldova, Republic of`, but not `Japan, Republic of Korea`.
    """
    sign = reading.low(behind)
    form = form_at(reading, behind + 1) if behind + 1 < len(reading.tokens) else None
    if sign not in {"(", ","} or form is None:
        return behind
    if sign == "(":
        return form if reading.low(form) == ")" else behind
    followed = form < len(reading.tokens) and gazetteer().at(reading, form, _is_country)
    return behind if followed else form


def _is_country(place: PlaceName, _behind: int) -> bool:
    return place.kind == "country"


@cache
def _forms() -> Lexicon[Language]:
    every = (
        (f"{form} {link}", rule.language)
        for rule in country_rules().form
        for form in rule.forms
        for link in rule.links
    )
    return Lexicon(every)
