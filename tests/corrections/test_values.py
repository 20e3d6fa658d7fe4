"""Values are checked by the models of the records, and by the lists of codes."""

from __future__ import annotations

from typing import Any

import pytest

from extract.corrections import KINDS, Codes, from_text
from extract.errors import CorrectionError
from tests.corrections.builders import decided

CODES = Codes(
    {"KEN": "Kenya", "UGA": "Uganda"}, {"EUR", "USD"}, {"ASEAN": None}, {"EU": ("EU", "organisation")}
)

TYPED: list[tuple[Any, str, str, Any]] = [
    ("amount", "value", "41800000", "41800000"),
    ("amount", "value", "4.50", "4.5"),
    ("amount", "value_max", "null", None),
    ("amount", "currency", "EUR", "EUR"),
    ("amount", "period_start", "2021-07-01", "2021-07-01"),
    ("project", "countries", "KEN; UGA", ["KEN", "UGA"]),
    ("project", "countries", '["KEN"]', ["KEN"]),
    ("project", "funders", "", []),
    ("project", "title", "null and void", "null and void"),
    ("project", "duration", "P26M", "P26M"),
    ("country", "demonym", "true", True),
    ("section", "level", "2", 2),
    ("document", "published", "2023-07", "2023-07"),
    ("document", "partner_code", "EU", "EU"),
    ("fact", "value", "1919", "1919"),
]
REFUSED: list[tuple[Any, str, str, str]] = [
    ("amount", "value", "4,5", "value: 4,5 is refused"),
    ("amount", "value", "null", "value: null is refused"),
    ("amount", "value", "NaN", "value: NaN is refused"),
    ("amount", "value", "0.00001", "more than 4 decimals"),
    ("amount", "value", "1e30", "too big"),
    ("amount", "currency", "euro", "currency: euro is refused"),
    ("amount", "currency", "ABC", "'ABC' is no currency"),
    ("amount", "qualifier", "roughly", "qualifier: roughly is refused"),
    ("amount", "period_start", "July", "period_start: July is refused"),
    ("amount", "text", "EUR 5", "has no field 'text' to correct: it can be one of currency"),
    ("project", "countries", "KEN; ZZZ", "'ZZZ' is no country"),
    ("project", "duration", "26 months", "duration: 26 months is refused"),
    ("document", "published", "2023-13", "published: 2023-13 is refused"),
    ("document", "partner_code", "XYZ", "'XYZ' is no country"),
    ("region", "name", "Nowhere", "'Nowhere' is no region"),
]


@pytest.mark.parametrize(("kind", "field", "text", "value"), TYPED)
def test_what_people_type_becomes_a_value(kind: Any, field: str, text: str, value: object) -> None:
    assert from_text(kind, field, text, CODES) == value


@pytest.mark.parametrize(("kind", "field", "text", "told"), REFUSED)
def test_what_a_field_does_not_take_is_refused_with_a_reason(
    kind: Any, field: str, text: str, told: str
) -> None:
    with pytest.raises(CorrectionError) as error:
        from_text(kind, field, text, CODES)
    assert told in error.value.message


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_are_those_of_the_model(kind: Any) -> None:
    assert set(KINDS[kind].fields) <= set(KINDS[kind].model.model_fields)


def test_a_correction_is_named_by_its_content() -> None:
    one, again, other = (decided("amount", "value", number) for number in ("5", "5.0", "6"))
    assert one == again
    assert one.id != other.id


@pytest.mark.parametrize("kind", ["section", "table", "chart", "document"])
def test_what_holds_others_cannot_be_rejected(kind: Any) -> None:
    with pytest.raises(CorrectionError, match="cannot be rejected"):
        decided(kind, action="reject")
