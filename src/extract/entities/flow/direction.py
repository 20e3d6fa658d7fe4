"""Which way the money of a document goes: from the partner to the publisher, or the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.flow.rules import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Language

_OFTEN = 2  # a single 'our grants' may be quoted from the partner


def partner_gives(texts: Iterable[str], language: Language) -> bool:
    """Tell whether any text of a document speaks of voluntary or core contributions, dues or its donors.

    The sheet of a development bank or a foundation about a country that it helps speaks of loans and of its
    own grants (`we gave`, `nos subventions`).
    """
    held = tuple(texts)
    if sum(len(pattern(language, "publisher_gives").findall(text)) for text in held) >= _OFTEN:
        return False
    told = [pattern(language, kind) for kind in ("voluntary", "core", "donor_sheet")]
    return any(one.search(text) for one in told for text in held)
