"""The values of any text, in three languages."""

from __future__ import annotations

from decimal import Decimal

from extract import annotate
from extract.models import Annotations

_LANGUAGES = ("en", "fr", "es")


def values(data: bytes) -> None:
    """Read the values of a text: the first byte tells its language, the others are UTF-8, or nearly.

    Each value stands where it says, and all can be written as JSON.
    """
    text = data[1:].decode("utf-8", "surrogateescape")
    found = annotate(text, _LANGUAGES[data[0] % 3] if data else "en")
    for one in (*found.amounts, *found.countries, *found.regions, *found.organisations):
        assert one.text.strip(), one
        assert text[one.start : one.end] == one.text, one
    for date in found.dates:
        assert text[date.start_char : date.end_char] == date.text, date
        assert not (date.start and date.end and date.kind != "range" and date.start > date.end), date
    for amount in found.amounts:
        assert Decimal("-1e18") < amount.value < Decimal("1e18"), amount
    assert Annotations.model_validate_json(found.model_dump_json()) == found
