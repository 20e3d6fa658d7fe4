from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records.printed import lines
from extract.records.tracing import Passage
from tests.records.builders import Sheet, assembled, country


def _addresses(*printed: str, role: str = "contact") -> list[str]:
    made = Sheet().add("A sheet", "Text.", level=0).add("Contact", *printed, role=role, below=0)  # type: ignore[arg-type]
    marks = [country(name, code) for name, code in (("Kenya", "KEN"), ("Fiji", "FJI"), ("Suisse", "CHE"))]
    return [contact.value for contact in assembled(made, *marks).contacts if contact.kind == "address"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        (("Desk", "4, rue du Lac", "1211 Genève", "Suisse"), "4, rue du Lac, 1211 Genève, Suisse"),
        (("P.O. Box 302", "00100 Nairobi", "Kenya", "Tel. 55 501 33"), "P.O. Box 302, 00100 Nairobi, Kenya"),
        (("Lake House", "8 Hill Road", "P.O. Box 1", "Fiji"), "Lake House, 8 Hill Road, P.O. Box 1, Fiji"),
        (("Harbour Union, 22 Harbour Street,", "Suva"), "22 Harbour Street, Suva"),
        (("22 Harbour Street", "Suva", "Fiji"), "22 Harbour Street, Suva, Fiji"),
        (("Palais du Lac", "1211 Genève, Suisse"), "Palais du Lac, 1211 Genève, Suisse"),
        (("Lake House, Linden Strasse", "5, 8000 Aarhus"), "Lake House, Linden Strasse 5, 8000 Aarhus"),
        (("Address:", "Hill Top, Suva"), "Hill Top, Suva"),
        (("Adresse : 12, avenue du Port, Lomé | Tél. : +228 22 55 01 40",), "12, avenue du Port, Lomé"),
        (("Dirección: Apartado 318, Managua. desk@example.net",), "Apartado 318, Managua"),
        (("Calle Larga 5, La Paz, web: example.org",), "Calle Larga 5, La Paz"),
    ],
)  # fmt: skip
def test_lines_of_one_address_are_one_record(printed: tuple[str, ...], value: str) -> None:
    assert _addresses(*printed) == [value]


def test_several_offices_are_several_records() -> None:
    printed = ("Head office", "8 Hill Road, Suva", "Fiji", "1 Lake Street", "00100 Nairobi", "Kenya")
    assert _addresses(*printed) == ["8 Hill Road, Suva, Fiji", "1 Lake Street, 00100 Nairobi, Kenya"]


@pytest.mark.parametrize(
    "printed",
    [
        ("Desk for Partners", "Suva, Fiji"),
        ("Published in Suva, 14 March 2022",),
        ("The office moved to a new street in 2021 and employs 40 people who know it well.",),
        ("desk@example.net", "+679 555 0140"),
        ("© Harbour Union, 2023",),
    ],
)
def test_what_is_no_address(printed: tuple[str, ...]) -> None:
    assert _addresses(*printed) == []


def test_an_address_has_a_place_for_each_line() -> None:
    made = Sheet().add("A sheet", "Text.", level=0)
    made.add("Contact", "8 Hill Road", "00100 Nairobi", role="contact", below=0)
    (found,) = assembled(made).contacts
    assert (found.text, found.value) == ("8 Hill Road\n00100 Nairobi", "8 Hill Road, 00100 Nairobi")
    assert len(found.spans) == 2


def test_outside_a_contact_block_only_streets_with_their_word_count() -> None:
    assert _addresses("8 Hill Road, Suva. desk@example.net", role="body") == ["8 Hill Road, Suva"]
    assert _addresses("Lindenvej 51, Aarhus. desk@example.net", role="body") == []


@given(st.text(alphabet="ab1 ,|•\n", max_size=80))
def test_pieces_of_lines_stand_where_they_say(text: str) -> None:
    for piece in lines(Passage("", "s", text), 0, len(text)):
        assert text[piece.start : piece.end] == piece.text == piece.text.strip() != ""
