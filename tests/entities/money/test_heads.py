"""What the heads of a table say of a bare number: currency and scale, in one head or in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.values import Context
from tests.entities.money.told import one

if TYPE_CHECKING:
    from extract.models import Language

EN_MILLIONS = [  # over '5.2'
    ("Amount (US$ m)", "USD 5200000"),
    ("Amount (US$ million)", "USD 5200000"),
    ("EUR million", "EUR 5200000"),
    ("EUR m", "EUR 5200000"),
    ("€m", "EUR 5200000"),
    ("€ m", "EUR 5200000"),
    ("€M", "EUR 5200000"),
    ("£m", "GBP 5200000"),
    ("$m", "USD 5200000"),
    ("US$m", "USD 5200000"),
    ("USDm", "USD 5200000"),
    ("USD mn", "USD 5200000"),
    ("USD (millions)", "USD 5200000"),
    ("USD, millions", "USD 5200000"),
    ("USD in millions", "USD 5200000"),
    ("In millions of US dollars", "USD 5200000"),
    ("Millions of US dollars", "USD 5200000"),
    ("million US$", "USD 5200000"),
    ("Amount in US$ million", "USD 5200000"),
    ("Amount, in million US$", "USD 5200000"),
    ("Budget in millions (US$)", "USD 5200000"),
    ("Budget, millions of Swiss francs", "CHF 5200000"),
    ("CHF million", "CHF 5200000"),
    ("MCHF", "CHF 5200000"),
    ("CHF Mio.", "CHF 5200000"),
    ("MUSD", "USD 5200000"),
    ("MEUR", "EUR 5200000"),
    ("Mio. EUR", "EUR 5200000"),
    ("US$ bn", "USD 5200000000"),
    ("US$ billion", "USD 5200000000"),
    ("Value (millions, US$)", "USD 5200000"),
    ("NOK million", "NOK 5200000"),
    ("SEK m", "SEK 5200000"),
    ("NOK mill.", "NOK 5200000"),
    ("A$ million", "AUD 5200000"),
    ("JPY million", "JPY 5200000"),
    ("¥ million", "JPY 5200000"),
    ("₹ crore", "INR 52000000"),
    ("Rs. crore", "INR 52000000"),
    ("Rs in lakh", "INR 520000"),
    ("INR lakhs", "INR 520000"),
    ("US$ (millions)", "USD 5200000"),
    ("US$ (m)", "USD 5200000"),
    ("US$, m", "USD 5200000"),
    ("million USD", "USD 5200000"),
    ("millions USD", "USD 5200000"),
    ("$ in millions", "USD 5200000"),
    ("($ millions)", "USD 5200000"),
    ("Dollars (millions)", "USD 5200000"),
    ("Amount (million)\nUS$", "USD 5200000"),
    ("Total\nAmounts in US$ million", "USD 5200000"),
    ("2022\nUS$ million", "USD 5200000"),
    ("Commitments\nall figures in millions of euros", "EUR 5200000"),
]
EN_THOUSANDS = [  # over '350'
    ("US$ thousand", "USD 350000"),
    ("US$ thousands", "USD 350000"),
    ("US$ '000", "USD 350000"),
    ("US$'000", "USD 350000"),
    ("US$ ’000", "USD 350000"),
    ("US$ 000", "USD 350000"),
    ("US$000", "USD 350000"),
    ("US$ 000s", "USD 350000"),
    ("$000s", "USD 350000"),
    ("$000", "USD 350000"),
    ("$'000", "USD 350000"),
    ("USD 000", "USD 350000"),
    ("USD '000", "USD 350000"),
    ("USD k", "USD 350000"),
    ("kUSD", "USD 350000"),
    ("KUSD", "USD 350000"),
    ("k€", "EUR 350000"),
    ("K€", "EUR 350000"),
    ("€k", "EUR 350000"),
    ("€ '000", "EUR 350000"),
    ("€000", "EUR 350000"),
    ("€000s", "EUR 350000"),
    ("kEUR", "EUR 350000"),
    ("KCHF", "CHF 350000"),
    ("TCHF", "CHF 350000"),
    ("in thousands of US dollars", "USD 350000"),
    ("in thousands of dollars", "USD 350000"),
    ("Thousands of US$", "USD 350000"),
    ("'000 US$", "USD 350000"),
    ("'000s US$", "USD 350000"),
    ("000 USD", "USD 350000"),
    ("(000s US$)", "USD 350000"),
    ("US$ (thousand)", "USD 350000"),
    ("US$ (thousands)", "USD 350000"),
    ("US$ (000)", "USD 350000"),
    ("US$ ('000)", "USD 350000"),
    ("US$ (in thousands)", "USD 350000"),
    ("Thousand euros", "EUR 350000"),
    ("Amount (thousand euros)", "EUR 350000"),
    ("Budget\nin thousands\nUS$", "USD 350000"),
    ("Budget (thousands)\nUS$", "USD 350000"),
    ("US$ x 1,000", "USD 350000"),
    ("x 1000 USD", "USD 350000"),
    ("USD × 1000", "USD 350000"),
]
FR_MILLIONS = [  # over '5,2'
    ("En millions de FCFA", "XOF 5200000"),
    ("millions FCFA", "XOF 5200000"),
    ("Montant (millions de FCFA)", "XOF 5200000"),
    ("Montant (M€)", "EUR 5200000"),
    ("M€", "EUR 5200000"),
    ("Montant en M€", "EUR 5200000"),
    ("Montant (en millions d'euros)", "EUR 5200000"),
    ("millions d’euros", "EUR 5200000"),
    ("en milliards de francs CFA", "XOF 5200000000"),
    ("Md€", "EUR 5200000000"),
    ("Mds FCFA", "XOF 5200000000"),
    ("milliards FCFA", "XOF 5200000000"),
    ("Coût (M$)", "USD 5200000"),
    ("M$ US", "USD 5200000"),
    ("M USD", "USD 5200000"),
    ("MUSD", "USD 5200000"),
    ("en MUSD", "USD 5200000"),
    ("Mio CHF", "CHF 5200000"),
    ("en mio. CHF", "CHF 5200000"),
    ("mio. de francs", "CHF 5200000"),
    ("Montants en millions de dollars des États-Unis", "USD 5200000"),
    ("MDH", "MAD 5200000"),
    ("en MDH", "MAD 5200000"),
    ("Millions de DH", "MAD 5200000"),
    ("en millions\nEUR", "EUR 5200000"),
    ("Montant (en millions)\nEUR", "EUR 5200000"),
    ("MFCFA", "XOF 5200000"),
]
FR_THOUSANDS = [  # over '350'
    ("en milliers de dollars", "USD 350000"),
    ("milliers d'euros", "EUR 350000"),
    ("k€", "EUR 350000"),
    ("K€", "EUR 350000"),
    ("en k€", "EUR 350000"),
    ("kEUR", "EUR 350000"),
    ("KEUR", "EUR 350000"),
    ("milliers de FCFA", "XOF 350000"),
    ("En milliers de dollars É.-U.", "USD 350000"),
    ("milliers USD", "USD 350000"),
    ("USD (milliers)", "USD 350000"),
    ("USD, milliers", "USD 350000"),
    ("Montant, en milliers de francs suisses", "CHF 350000"),
    ("kCHF", "CHF 350000"),
    ("kUSD", "USD 350000"),
]
ES_MILLIONS = [  # over '5,2'
    ("Millones de euros", "EUR 5200000"),
    ("Monto (millones de US$)", "USD 5200000"),
    ("US$ millones", "USD 5200000"),
    ("US$ (millones)", "USD 5200000"),
    ("Mill. €", "EUR 5200000"),
    ("mill. de euros", "EUR 5200000"),
    ("M€", "EUR 5200000"),
    ("M€ (millones)", "EUR 5200000"),
    ("MM USD", "USD 5200000"),
    ("MMUSD", "USD 5200000"),
    ("USD MM", "USD 5200000"),
    ("US$ MM", "USD 5200000"),
    ("en millones de pesos", "MXN 5200000"),
    ("Presupuesto (mdp)", "MXN 5200000"),
    ("mdp", "MXN 5200000"),
    ("miles de millones de pesos", "MXN 5200000000"),
    ("miles de millones de USD", "USD 5200000000"),
    ("Importe en millones de dólares de los Estados Unidos", "USD 5200000"),
    ("S/ millones", "PEN 5200000"),
    ("millones de soles", "PEN 5200000"),
    ("Millones\nUSD", "USD 5200000"),
]
ES_THOUSANDS = [  # over '350'
    ("miles de USD", "USD 350000"),
    ("Miles de euros", "EUR 350000"),
    ("en miles de dólares", "USD 350000"),
    ("US$ miles", "USD 350000"),
    ("US$ (miles)", "USD 350000"),
    ("USD mil", "USD 350000"),
    ("mil USD", "USD 350000"),
    ("miles US$", "USD 350000"),
    ("miles de pesos", "MXN 350000"),
    ("k€", "EUR 350000"),
    ("Importe (miles €)", "EUR 350000"),
]
CASES: list[tuple[Language, str, str, str]] = [
    *[("en", "5.2", head, want) for head, want in EN_MILLIONS],
    *[("en", "350", head, want) for head, want in EN_THOUSANDS],
    *[("fr", "5,2", head, want) for head, want in FR_MILLIONS],
    *[("fr", "350", head, want) for head, want in FR_THOUSANDS],
    *[("es", "5,2", head, want) for head, want in ES_MILLIONS],
    *[("es", "350", head, want) for head, want in ES_THOUSANDS],
]


@pytest.mark.parametrize(("language", "cell", "head", "want"), CASES)
def test_heads(language: Language, cell: str, head: str, want: str) -> None:
    value = one(cell, Context(language, cell_head=head, row_head="Nord"))
    assert f"{value.currency} {value.value.normalize():f}" == want


@pytest.mark.parametrize(
    ("head", "partner", "want"),
    [
        ("Millions de DH", None, "MAD 5200000"),
        ("R million", None, "ZAR 5200000"),
        ("Montant (DH)", "MAR", "MAD 5.2"),
        ("GEL", "GEO", "GEL 5.2"),
    ],
)
def test_signs_that_are_also_letters(head: str, partner: str | None, want: str) -> None:
    value = one("5.2", Context("fr" if "de" in head else "en", partner=partner, cell_head=head))
    assert f"{value.currency} {value.value.normalize():f}" == want


def test_the_scale_may_stand_in_the_title() -> None:
    context = Context("en", cell_head="2022\nUS$\nContributions (in thousands)", row_head="Norland")
    assert one("350", context).value == 350_000


def test_an_amount_in_the_title_gives_no_scale() -> None:
    context = Context("en", cell_head="Budget\nUS$\nWhere the 5 million went", row_head="Norland")
    assert one("350", context).value == 350
