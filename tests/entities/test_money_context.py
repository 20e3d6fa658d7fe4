"""What surroundings say of an amount: currency of shared signs, table heads, flow, period, rate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.entities.flow import heading_class, partner_gives
from extract.entities.money import find_money, likely_currency, named_currencies
from extract.entities.values import Context, Entity, MoneyValue

if TYPE_CHECKING:
    from extract.models import Language


def value(entity: Entity) -> MoneyValue:
    assert isinstance(entity.value, MoneyValue)
    return entity.value


def one(text: str, context: Context) -> MoneyValue:
    (entity,) = find_money(text, context)
    return value(entity)


@pytest.mark.parametrize(
    ("text", "context", "currency", "ambiguous"),
    [
        ("$5 million", Context("en"), "USD", True),
        ("$5 million", Context("en", partner="AUS"), "AUD", False),
        ("$5 million", Context("en", partner="AUS", likely_currency="USD"), "USD", False),
        ("400,000 kroner", Context("en", partner="DNK"), "DKK", False),
        ("8 million francs", Context("en", partner="CHE"), "CHF", False),
        ("8 millions de francs", Context("fr", partner="RWA"), "RWF", False),
        ("6 millones de pesos", Context("es", partner="CHL"), "CLP", False),
        ("6 millones de pesos", Context("es", partner="NOR"), "MXN", True),
        ("5 millions de dollars", Context("fr"), "USD", True),
        ("L'Islande verse 5 millions de couronnes", Context("fr"), "ISK", False),
        ("Denmark and Iceland add 5 million crowns", Context("en"), "SEK", True),
        ("5 millions de francs", Context("fr", partner="RWA", named_currencies=(("CHF", 3),)), "CHF", False),
        ("5 millions de francs", Context("fr", partner="RWA", named_currencies=(("CHF", 1),)), "RWF", False),
        ("Rs. 500", Context("en", partner="NPL"), "NPR", False),
        ("K900 a week", Context("en", partner="PNG"), "PGK", False),
        ("20 DH le billet", Context("fr", partner="MAR"), "MAD", False),
    ],
)
def test_shared_signs_and_names(text: str, context: Context, currency: str, ambiguous: bool) -> None:
    found = one(text, context)
    assert (found.currency, found.ambiguous) == (currency, ambiguous)


def test_a_currency_named_in_full_decides_for_the_sign() -> None:
    first, second = find_money("CA$ 3 million, then $5 million", Context("en"))
    assert (value(first).currency, value(second).currency, value(second).ambiguous) == ("CAD", "CAD", False)


def test_the_likely_currency_is_the_one_most_often_named() -> None:
    assert likely_currency(named_currencies(["A$ 5, A$ 6", "US$ 7"], "en")) == "AUD"
    assert likely_currency(named_currencies(["EUR 5"], "en")) is None


@pytest.mark.parametrize(
    ("cell", "head", "row", "want"),
    [
        ("3 150", "2021\nUS$ thousand", "Roads", (3_150_000, None)),
        ("3,150", "Budget\nUS$ thousand", "Roads", (3_150_000, None)),
        ("4.2", "Budget (US$ million)", "Roads", (4_200_000, None)),
        ("1.2–3.4", "Budget (€ m)", "Roads", (1_200_000, 3_400_000)),
        ("310", "2019\nen milliers de dollars É.-U.\nContributions", "Nord", (310_000, None)),
        ("420.0", "2021\nmiles de dólares", "Oficios", (420_000, None)),
        ("$ 3.4", "Budget\nUS$ million", "Roads", (3_400_000, None)),
        ("1,250*", "Amount (USD)", "Roads", (1250, None)),
        ("(1,250)", "Amount (USD)", "Roads", (-1250, None)),
        ("12", "US$ '000", "Women in trades", (12_000, None)),
        ("7.5", "Detail", "Budget (US$ million)", (7_500_000, None)),
    ],
)
def test_cells(cell: str, head: str, row: str, want: tuple[int, int | None]) -> None:
    language: Language = "fr" if "milliers" in head else "es" if "miles" in head else "en"
    found = one(cell, Context(language, cell_head=head, row_head=row))
    assert (found.value, found.value_max) == (Decimal(want[0]), want[1] and Decimal(want[1]))


@pytest.mark.parametrize(
    ("cell", "head", "row"),
    [
        ("41.5%", "Share\nUS$ million", "Roads"),
        ("3,150", "Beneficiaries\nUS$ million", "Roads"),
        ("12", "Number of projects\nUS$ million", "Roads"),
        ("2021", "Year\nUS$ million", "Roads"),
        ("3,150", "2021", "Roads"),
        ("Viet Nam", "Countries\nUS$ million", "Roads"),
        ("12", "2021\nUS$ million", "Projects"),
        ("–", "2021\nUS$ million", "Roads"),
    ],
)
def test_cells_that_hold_no_money(cell: str, head: str, row: str) -> None:
    assert find_money(cell, Context("en", cell_head=head, row_head=row)) == ()


@pytest.mark.parametrize(
    ("head", "header", "cells", "want"),
    [
        ("2021\nUS$", (), (), (2021, 2021)),
        ("2019–21\nUS$", (), (), (2019, 2021)),
        ("Total\nUS$", ("Item", "2019", "2020", "2021", "Total"), (), (2019, 2021)),
        ("Budget\nUS$", ("Project", "Years", "Budget"), ("Roads", "2020–2023", "500"), (2020, 2023)),
        ("Disbursed by 12/31/2023\nUS$", (), (), None),
        ("Budget\nUS$", ("Project", "Start", "Budget"), ("Roads", "2020", "500"), None),
    ],
)
def test_periods_of_cells(
    head: str, header: tuple[str, ...], cells: tuple[str, ...], want: tuple[int, int] | None
) -> None:
    context = Context("en", cell_head=head, row_head="Roads", header_cells=header, row_cells=cells)
    found = one("500", context)
    told = (
        (found.period_start.year, found.period_end.year) if found.period_start and found.period_end else None
    )
    assert told == want


PERIODS: list[tuple[Language, str, list[str]]] = [
    ("en", "In 2022 it paid US$ 5 million, more than in 2021.", ["2022-2022"]),
    ("es", "En 2022 se ejecutaron 5 millones de euros, un 3% más que en 2021.", ["2022-2022"]),
    ("en", "It joined in 1971 and has since received US$ 5 million.", [""]),
    ("en", "Norland gave US$ 5 million between 2018 and 2022.", ["2018-2022"]),
    ("en", "In 2021, Norland gave US$ 5 million.", ["2021-2021"]),
    ("en", "It pays US$ 5 million for a plan, April 2022 to March 2025.", ["2022-2025"]),
    ("en", "A grant of US$ 5 million (2023-25) pays for it.", ["2023-2025"]),
    ("en", "US$ 5 million in 2021 and US$ 6 million in 2022 were given.", ["2021-2021", "2022-2022"]),
    ("en", "Between 2018 and 2022 it gave US$ 5 million and EUR 3 million.", ["2018-2022", "2018-2022"]),
    ("en", "It gave US$ 5 million and EUR 3 million between 2018 and 2022.", ["2018-2022", "2018-2022"]),
    (
        "en",
        "In 2019–22 it paid US$ 5 million. Over the same period, US$ 2 million came in.",
        ["2019-2022"] * 2,
    ),
    ("en", "In 2019–22 it paid US$ 5 million. Of this, US$ 2 million went to Chad.", ["2019-2022"] * 2),
    ("en", "Paid in 2019–22:\nUS$ 5 million for one;\nUS$ 6 million for two.", ["2019-2022"] * 2),
    ("en", "After the storms of 2021, US$ 5 million was given.", [""]),
    ("en", "In March 2022 the office gave US$ 5 million.", [""]),
    ("en", "On 3 May 2022 it signed for US$ 5 million.", [""]),
    ("en", "It gave US$ 5 million over four years, until 2025.", [""]),
    ("en", "Since 2021 it has given US$ 5 million.", [""]),
    ("en", "It gives US$ 5 million. The plan runs from 2019 to 2022.", [""]),
    ("en", "The 1990s brought US$ 5 million.", [""]),
    ("fr", "De 2019 à 2022, le pays a versé 5 millions d'euros.", ["2019-2022"]),
    ("fr", "Le pays a versé 5 millions d'euros en 2021.", ["2021-2021"]),
    (
        "fr",
        "De 2019 à 2022, 5 millions d'euros. Sur la même période, 2 millions d'euros de dons.",
        ["2019-2022"] * 2,
    ),
    (
        "fr",
        "De 2019 à 2022, 5 millions d'euros, dont 2 millions d'euros en 2021.",
        ["2019-2022", "2021-2021"],
    ),
    ("fr", "Le projet de 5 millions d'euros court jusqu'en mars 2024.", [""]),
    ("es", "Entre 2019 y 2022 el país aportó 5 millones de euros.", ["2019-2022"]),
    ("es", "En 2021 aportó 5 millones de euros. Ese año dio 2 millones de euros más.", ["2021-2021"] * 2),
    ("es", "De marzo de 2021 a mayo de 2024 paga 5 millones de euros.", ["2021-2024"]),
    ("es", "El plan, de 5 millones de euros, se ejecutará hasta junio de 2025.", [""]),
]


@pytest.mark.parametrize(("language", "text", "want"), PERIODS)
def test_periods(language: Language, text: str, want: list[str]) -> None:
    values = [value(entity) for entity in find_money(text, Context(language))]
    told = [
        f"{v.period_start.year}-{v.period_end.year}" if v.period_start and v.period_end else ""
        for v in values
    ]
    assert told == want


def test_a_period_is_as_exact_as_its_words() -> None:
    found = one("US$ 5 million from 15 April 2022 to 14 June 2024", Context("en"))
    assert (found.period_start, found.period_end) == (date(2022, 4, 15), date(2024, 6, 14))


FLOWS: list[tuple[Language, str | None, str, list[str]]] = [
    ("en", "Funding", "Norland gives US$ 5 million a year for conferences.", ["voluntary"]),
    (
        "en",
        "Funding",
        "Assessed contributions were US$ 5 million and voluntary ones US$ 3 million.",
        ["assessed", "voluntary"],
    ),
    (
        "en",
        "Funding",
        "Voluntary funding came to US$ 5 million, of which US$ 2 million for Africa.",
        ["voluntary", "voluntary"],
    ),
    ("en", "Funding", "It pays EUR 5 million of unearmarked core funds.", ["core_voluntary"]),
    ("en", "Funding", "US$ 9 million in all came from Norland.", ["voluntary"]),
    ("en", "Funding", "US$ 9 million in all, dues and gifts, came from Norland.", ["other"]),
    ("en", "Next steps", "The yearly envelope may reach US$ 4 million.", ["voluntary"]),
    ("en", "Skills for masons in Malawi", "The work has a budget of US$ 4 million.", ["project"]),
    ("en", "Skills for masons in Malawi", "Masons earn US$ 4 a day.", ["other"]),
    ("en", "Skills for masons in Malawi", "A kit costs US$ 40.", ["other"]),
    ("en", "Unearmarked money at work", "US$ 300,000 was moved to Derna.", ["core_voluntary"]),
    ("en", None, "The ministry granted US$ 4 million.", ["voluntary"]),
    ("en", None, "The project has US$ 4 million.", ["project"]),
    ("en", None, "The bridge fell and US$ 4 million with it.", ["other"]),
    ("fr", "Qui paie quoi ?", "La contribution fixée est de 5 millions d'euros.", ["assessed"]),
    (
        "fr",
        "Qui paie quoi ?",
        "Le pays verse 5 millions d'euros de ressources non affectées.",
        ["core_voluntary"],
    ),
    ("fr", "Des mines sans enfants au Congo", "Le projet dispose de 5 millions d'euros.", ["project"]),
    ("fr", "Des mines sans enfants au Congo", "Chaque famille reçoit 40 euros par mois.", ["other"]),
    ("es", "Aportes", "Pagó 5 millones de dólares de cuotas.", ["assessed"]),
    ("es", "Aportes", "Los aportes voluntarios suman 5 millones de dólares.", ["voluntary"]),
    ("es", "Oficios en El Salvador", "El plan cuenta con 5 millones de dólares.", ["project"]),
    ("es", "Oficios en El Salvador", "El jornal es de 20 dólares.", ["other"]),
]


@pytest.mark.parametrize(("language", "heading", "text", "want"), FLOWS)
def test_flows(language: Language, heading: str | None, text: str, want: list[str]) -> None:
    found = find_money(text, Context(language, heading=heading))
    assert [value(entity).flow for entity in found] == want


@pytest.mark.parametrize(
    ("language", "heading", "want"),
    [
        ("en", "Financial contribution", "finance"),
        ("en", "What Norway contributes", "finance"),
        ("en", "Looking ahead", "outlook"),
        ("en", "How results are checked", "general"),
        ("en", "Roads by hand in Timor-Leste", "work"),
        ("fr", "Regards vers l'avenir", "outlook"),
        ("fr", "Emplois ruraux au Malawi", "work"),
        ("es", "Próxima etapa", "outlook"),
        ("es", "Formalizar sin asfixiar: Honduras", "work"),
    ],
)
def test_headings(language: Language, heading: str, want: str) -> None:
    assert heading_class(heading, language, "NOR") == want


def test_a_sheet_without_contributions_is_about_help_to_its_partner() -> None:
    assert partner_gives(["Its voluntary contributions grew."], "en")
    assert partner_gives(["Its membership fee is US$ 500."], "en")
    assert not partner_gives(["The Bank lent US$ 5 million."], "en")
    assert not partner_gives(["Our grants are core funding.", "We gave € 5 million."], "en")
    assert not partner_gives(["Nos subventions : dons volontaires, nous finançons dix écoles."], "fr")
    context = Context("en", heading="Portfolio", partner_gives=False)
    assert one("The Bank gave US$ 5 million.", context).flow == "other"


@pytest.mark.parametrize(
    ("text", "per"),
    [("US$ 5 a day", "day"), ("US$ 5 per month", "month"), ("US$ 5 million a year", "year"), ("US$ 5", None)],
)
def test_rates(text: str, per: str | None) -> None:
    assert one(text, Context("en")).per == per


@given(st.text(alphabet="US$€ 0123456789.,–millionto andkrfFr.\n'’()%", max_size=80))
def test_any_text_keeps_its_offsets(text: str) -> None:
    for language in ("en", "fr", "es"):
        for entity in find_money(text, Context(language)):
            assert text[entity.start : entity.end] == entity.text
            assert value(entity).value >= 0


@pytest.mark.parametrize(
    ("text", "context", "want"),
    [
        ("1,250 millones de pesos", Context("es", partner="MEX"), 1_250_000_000),
        ("1.250 millones de pesos", Context("es", partner="ESP"), 1_250_000_000),
        ("1,250 millones de pesos", Context("es", partner="ESP"), 1_250_000),
        ("1.250 millones de pesos", Context("es", partner="MEX", decimal_mark=","), 1_250_000_000),
        ("12,5 pesos y 1.250 millones de pesos", Context("es", partner="MEX"), 1_250_000_000),
        ("1.250 pesos", Context("es", partner="MEX"), 1250),
        ("1,250 euros", Context("fr"), 1250),
        ("1.250 millones de pesos", Context("es", partner="MEX"), 1_250_000),
    ],
)
def test_marks_follow_the_text_then_the_document_then_the_country(
    text: str, context: Context, want: int
) -> None:
    assert value(find_money(text, context)[-1]).value == want


def test_a_heading_that_names_two_things_tells_neither() -> None:
    assert one("US$ 5 million came in.", Context("en", heading="Dues")).flow == "assessed"
    assert one("US$ 5 million came in.", Context("en", heading="Dues and gifts")).flow != "assessed"


def test_what_costs_millions_is_a_work() -> None:
    context = Context("fr", heading="Un pont sur la rivière")
    assert one("Les travaux coûtent 14 millions d'euros.", context).flow == "project"
    assert one("Le billet coûte 14 euros.", context).flow == "other"
