from __future__ import annotations

import pytest

from tests.records.builders import Sheet, assembled


def _contacts(*lines: str) -> list[tuple[str, str]]:
    sheet = assembled(
        Sheet().add("A sheet", "Text.", level=0).add("Contact", *lines, role="contact", below=0)
    )
    return [(contact.kind, contact.value) for contact in sheet.contacts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("desk@example.net", ("email", "desk@example.net")),
        ("E: first.last+x@mail.example.co.uk.", ("email", "first.last+x@mail.example.co.uk")),
        ("Tel. +41 22 555 01 40", ("phone", "+41 22 555 01 40")),
        ("Phone: (021) 555-0140", ("phone", "(021) 555-0140")),
        ("Tél. : 01 42 55 01 40", ("phone", "01 42 55 01 40")),
        ("See https://www.example.net/a?b=c.", ("url", "https://www.example.net/a?b=c")),
        ("www.example.net/desk", ("url", "www.example.net/desk")),
        ("example.org/desk/partners", ("url", "example.org/desk/partners")),
        ("4, rue des Tilleuls, 1211 Genève", ("address", "4, rue des Tilleuls, 1211 Genève")),
        ("22 Harbour Street, Suva", ("address", "22 Harbour Street, Suva")),
        ("Calle 70 n.º 9, Bogotá", ("address", "Calle 70 n.º 9, Bogotá")),
    ],
)
def test_contacts_as_printed(text: str, found: tuple[str, str]) -> None:
    assert _contacts(text) == [found]


@pytest.mark.parametrize(
    "text", ["Fax: +41 22 555 01 41", "Open 9.00 to 17.00, since 1998", "Department for Partners", "P190237"]
)
def test_what_is_no_contact(text: str) -> None:
    assert _contacts(text) == []


def test_without_a_contact_block_those_beside_an_address_count() -> None:
    sheet = assembled(
        Sheet()
        .add("A sheet", "The hotline is +977 1 555 0691.", level=0)
        .add("More", "Write to desk@example.net, +47 22 33 44 55.", below=0)
    )
    assert {(c.kind, c.value) for c in sheet.contacts} == {
        ("email", "desk@example.net"),
        ("phone", "+47 22 33 44 55"),
    }
