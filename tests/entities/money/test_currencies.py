"""Every currency of ISO 4217 by code and by name; nouns that several share; what is also a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pycountry
import pytest
from babel import Locale

from extract.entities.currencies import currency_rules
from extract.rules import languages
from tests.entities.money.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language

NO_MONEY = {"XTS", "XXX", "XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD"}  # tests, metals, bonds
CODES = sorted({currency.alpha_3 for currency in pycountry.currencies} - NO_MONEY)
LANGUAGES = languages()
MILLIONS: dict[Language, str] = {
    "en": "12.5 million",
    "fr": "12,5 millions",
    "es": "12,5 millones",
}
NAMED: dict[Language, str] = {
    "en": "It paid 12.5 million {} last year.",
    "fr": "Un don de 12,5 millions de {} en mai.",
    "es": "Un aporte de 12,5 millones de {} en mayo.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_codes(code: str, language: Language) -> None:
    million = MILLIONS[language]
    for text, value in (
        (f"{code} {million}", 12_500_000),
        (f"{million} {code}", 12_500_000),
        (f"{code} 750 000", 750_000),
        (f"750 000 {code}", 750_000),
        (f"{code}750,000", 750_000),
        (f"{code} 5m", 5_000_000),
        (f"{code}5m", 5_000_000),
        (f"5m {code}", 5_000_000),
        (f"{code}m 5", 5_000_000),
    ):
        assert told(text, language) == f"{text} {code} {value}", text


def names(language: Language) -> Iterator[tuple[str, str]]:
    """Give the names of CLDR, singular and plural, of the currencies in use: those of a single word too."""
    locale = Locale(language)
    plurals = locale._data["currency_names_plural"]
    for code in CODES:
        if code not in currency_rules().rare_codes:
            for name in {locale.currencies.get(code, ""), *plurals.get(code, {}).values()} - {""}:
                yield code, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_names(language: Language) -> None:
    for code, name in names(language):
        read = told(NAMED[language].format(name), language)
        assert read.endswith(f"{name} {code} 12500000"), name


SHARED: list[tuple[Language, str, str]] = [
    ("en", "shillings", "KEN KES UGA UGX TZA TZS SOM SOS"),
    ("en", "dinars", "DZA DZD TUN TND LBY LYD JOR JOD KWT KWD IRQ IQD SRB RSD BHR BHD"),
    ("en", "francs", "CHE CHF RWA RWF BDI BIF COD CDF DJI DJF GIN GNF COM KMF SEN XOF CMR XAF NCL XPF"),
    ("en", "pesos", "MEX MXN ARG ARS COL COP CHL CLP URY UYU DOM DOP PHL PHP CUB CUP"),
    ("en", "rupees", "IND INR PAK PKR LKA LKR NPL NPR MUS MUR SYC SCR"),
    ("en", "pounds", "GBR GBP EGY EGP LBN LBP SYR SYP SDN SDG SSD SSP"),
    ("en", "kwacha", "ZMB ZMW MWI MWK"),
    ("en", "kroner", "NOR NOK DNK DKK"),
    ("en", "crowns", "CZE CZK ISL ISK SWE SEK NOR NOK DNK DKK"),
    ("en", "riyals", "SAU SAR QAT QAR"),
    ("en", "rials", "IRN IRR OMN OMR YEM YER"),
    ("en", "dirhams", "MAR MAD ARE AED"),
    ("en", "lira", "TUR TRY LBN LBP SYR SYP"),
    ("en", "manat", "AZE AZN TKM TMT"),
    ("en", "som", "KGZ KGS UZB UZS"),
    ("en", "lei", "ROU RON MDA MDL"),
    ("en", "rubles", "RUS RUB BLR BYN"),
    ("en", "dollars", "AUS AUD CAN CAD NZL NZD JAM JMD TTO TTD FJI FJD NAM NAD LBR LRD BLZ BZD USA USD"),
    ("fr", "shillings", "KEN KES UGA UGX TZA TZS"),
    ("fr", "dinars", "DZA DZD TUN TND LBY LYD JOR JOD IRQ IQD"),
    ("fr", "francs", "CHE CHF RWA RWF BDI BIF COD CDF DJI DJF GIN GNF COM KMF SEN XOF CMR XAF"),
    ("fr", "roupies", "IND INR PAK PKR LKA LKR NPL NPR MUS MUR SYC SCR"),
    ("fr", "livres", "GBR GBP EGY EGP LBN LBP SYR SYP SDN SDG"),
    ("fr", "couronnes", "NOR NOK DNK DKK SWE SEK CZE CZK ISL ISK"),
    ("fr", "dirhams", "MAR MAD ARE AED"),
    ("fr", "kwachas", "ZMB ZMW MWI MWK"),
    ("fr", "dollars", "CAN CAD AUS AUD"),
    ("es", "chelines", "KEN KES UGA UGX"),
    ("es", "dinares", "DZA DZD TUN TND JOR JOD"),
    ("es", "francos", "CHE CHF RWA RWF COD CDF SEN XOF CMR XAF"),
    ("es", "pesos", "MEX MXN ARG ARS COL COP CHL CLP URY UYU DOM DOP PHL PHP CUB CUP"),
    ("es", "rupias", "IND INR PAK PKR LKA LKR NPL NPR"),
    ("es", "libras", "GBR GBP EGY EGP LBN LBP"),
    ("es", "coronas", "NOR NOK DNK DKK SWE SEK CZE CZK ISL ISK"),
    ("es", "dírhams", "MAR MAD ARE AED"),
    ("es", "bolívares", "VEN VES"),
    ("es", "dólares", "CAN CAD ECU USD SLV USD PAN USD"),
]


@pytest.mark.parametrize(("language", "noun", "partners"), SHARED)
def test_a_shared_noun_means_the_partners_own(language: Language, noun: str, partners: str) -> None:
    words = partners.split()
    for partner, code in zip(words[::2], words[1::2], strict=True):
        text = NAMED[language].format(noun)
        assert told(text, language, partner).endswith(f"{noun} {code} 12500000"), partner
        assert told(f"250 000 {noun}", language, partner) == f"250 000 {noun} {code} 250000", partner


@pytest.mark.parametrize(
    ("noun", "code"),
    [
        ("crowns", "SEK"),
        ("dinars", "DZD"),
        ("dollars", "USD"),
        ("francs", "CHF"),
        ("kwacha", "ZMW"),
        ("lei", "RON"),
        ("pesos", "MXN"),
        ("pounds", "GBP"),
        ("rubles", "RUB"),
        ("rupees", "INR"),
        ("shillings", "KES"),
    ],
)
def test_a_shared_noun_means_the_usual_one_where_nothing_tells(noun: str, code: str) -> None:
    assert told(f"It paid 3 million {noun}.", "en") == f"3 million {noun} {code} 3000000"


@pytest.mark.parametrize(
    ("text", "language", "partner", "want"),
    [
        ("GEL 500 a month", "en", "GEO", "GEL 500 GEL 500"),
        ("GEL 500 a month", "en", None, ""),
        ("80 MAD par jour", "fr", "MAR", "80 MAD MAD 80"),
        ("COP 28 and SDG 8", "en", "COL", ""),
        ("COP 45,000", "en", "COL", "COP 45,000 COP 45000"),
        ("Q500 al mes", "es", "GTM", "Q500 GTQ 500"),
        ("Q500 al mes", "es", None, ""),
        ("C$ 500", "es", "NIC", "C$ 500 NIO 500"),
        ("N5,000", "en", "NGA", "N5,000 NGN 5000"),
        ("N5,000", "en", None, ""),
        ("12 000 livres", "fr", "EGY", "12 000 livres EGP 12000"),
        ("12 000 livres", "fr", None, ""),
        ("They won 3 million won.", "en", "KOR", "3 million won KRW 3000000"),
        ("In Sierra Leone 5 million leones", "en", "SLE", "5 million leones SLE 5000000"),
        ("12 millones de bolivianos viven aquí", "es", "BOL", ""),
        ("Un bono de 500 bolivianos", "es", "BOL", "500 bolivianos BOB 500"),
        ("the 3 Rs cost Rs 300", "en", "IND", "Rs 300 INR 300"),
        ("5,000 MT", "en", "MOZ", "5,000 MT MZN 5000"),
        ("5,000 pounds of rice", "en", "EGY", "5,000 pounds EGP 5000"),
        ("5 million pounds of funding", "en", None, "5 million pounds GBP 5000000"),
        ("3 million kroner and 5 kr", "en", "DNK", "3 million kroner DKK 3000000|5 kr DKK 5"),
    ],
)
def test_what_is_also_a_word_counts_more_easily_where_its_money_is_known(
    text: str, language: Language, partner: str | None, want: str
) -> None:
    assert told(text, language, partner) == want
