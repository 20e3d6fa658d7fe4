"""Which IATI transaction a sum is, by the words of texts, tables and charts of three languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records.transacting import Clauses, given_cues, said_by_heads, said_of_cell
from extract.records.transacting.projects import is_publisher
from extract.rulebook.sheets import sheet_of
from tests.records.giving import made
from tests.records.test_contributions import chart

if TYPE_CHECKING:
    from extract.models import Contribution, Language


def told(found: tuple[Contribution, ...]) -> list[str]:
    return [f"{one.transaction_type} {one.transaction_words}" for one in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Norland paid US$ 3 million in dues, and, over three years, US$ 2 million in core funding.",
            "1 paid; 1 paid",
        ),
        (
            "en",
            "It gave US$ 3 million in dues, pledged US$ 4 million in core funding.",
            "1 gave; 13 pledged",
        ),
        (
            "en",
            "US$ 3 million in dues, paid in 2021, and US$ 4 million in core funding, pledged in 2022.",
            "1 paid; 13 pledged",
        ),
        (
            "en",
            "Of the US$ 5 million in dues pledged, US$ 4 million was paid.",
            "13 pledged; 1 paid",
        ),
        (
            "en",
            "Norland has given:\nUS$ 3 million of core funding;\nUS$ 2 million of voluntary contributions.",
            "1 given; 1 given",
        ),
        (
            "en",
            "Dues came to US$ 3 million. Norland has given:\nUS$ 2 million of core funding.",
            "None None; 1 given",
        ),
        (
            "en",
            "Norland paid its dues. Voluntary contributions came to US$ 3 million.",
            "None None",
        ),
        (
            "en",
            "Norland paid for a port; its voluntary contributions came to US$ 3 million.",
            "None None",
        ),
        (
            "en",
            "Norland should have paid US$ 3 million in dues.",
            "None None",
        ),
        (
            "en",
            "Norland would give US$ 3 million in voluntary contributions.",
            "None None",
        ),
        (
            "en",
            "Norland intends to give US$ 3 million in voluntary contributions.",
            "13 intends to give",
        ),
        (
            "en",
            "Given the crisis, voluntary contributions came to US$ 3 million.",
            "None None",
        ),
        (
            "fr",
            "Le pays n'a jamais versé les 3 millions d'euros de contributions volontaires promis.",
            "13 promis",
        ),
        (
            "fr",
            "Le pays a apporté :\n3 millions d'euros de contributions volontaires ;\n2 millions d'euros "
            "de contributions obligatoires.",
            "1 apporté; 1 apporté",
        ),
        (
            "fr",
            "Le pays aurait versé 3 millions d'euros de contributions volontaires.",
            "None None",
        ),
        (
            "fr",
            "Pour le pays, les contributions volontaires atteignent 3 millions d'euros.",
            "None None",
        ),
        (
            "es",
            "El país pagaría 3 millones de euros en cuotas obligatorias.",
            "None None",
        ),
        (
            "es",
            "De los 5 millones de euros en contribuciones voluntarias prometidos, se pagaron 4 millones "
            "de euros.",
            "13 prometidos; 1 pagaron",
        ),
        (
            "es",
            "El país ha firmado un acuerdo de 3 millones de euros en contribuciones voluntarias.",
            "11 ha firmado un acuerdo",
        ),
    ],
)
def test_words_around_a_sum_say_which_transaction_it_is(language: Language, text: str, expected: str) -> None:
    assert "; ".join(told(sheet_of(text, language, "Funding").contributions)) == expected


def test_heads_of_columns_and_the_title_say_it_of_cells() -> None:
    found = made((("Donor", "Pledged", "Paid"), ("Alpha", "5", "4")), years=False)
    assert told(found) == ["13 Pledged", "1 Paid"]


@pytest.mark.parametrize(
    ("language", "heads", "expected"),
    [
        ("en", ("2021", "Norland", "Contributions received from Norland"), "1 received from"),
        ("en", ("Pledges", "Norland", "Contributions paid"), "13 Pledges"),
        ("en", ("Pledged or paid", "Norland", "Contributions paid"), None),
        ("en", ("Not paid", "Norland"), None),
        ("en", ("2021", "Norland", "Voluntary contributions"), None),
        ("fr", ("2021", "Contributions versées par le pays"), "1 versées"),
        ("fr", ("Engagements",), "11 Engagements"),
        ("es", ("Compromisos", "España"), "11 Compromisos"),
        ("es", ("2021", "Aportaciones pagadas"), "1 pagadas"),
        ("de", ("Pledged",), None),
    ],
)
def test_the_nearest_head_that_speaks_decides(
    language: str, heads: tuple[str, ...], expected: str | None
) -> None:
    said = said_by_heads(heads, given_cues(language))
    assert (f"{said.code} {said.words}" if said else None) == expected


def test_a_charts_title_says_it_of_its_values() -> None:
    drawn = chart("Voluntary contributions paid by Norland", "US$", All={"2020": "3", "2021": "4"})
    assert told(made(charts=(drawn,))) == ["1 paid", "1 paid"]


@pytest.mark.parametrize(
    ("head", "published", "expected"),
    [
        ("Paid", date(2019, 6, 30), None),
        ("Paid", date(2020, 6, 30), "1"),
        ("Paid", None, "1"),
        ("Pledged", date(2019, 6, 30), "13"),
    ],
)
def test_money_for_later_years_is_not_received_yet(
    head: str, published: date | None, expected: str | None
) -> None:
    (one,) = made((("Donor", head), ("Alpha", "5")), years=False, published=published)
    assert one.period_start == date(2020, 1, 1)
    assert one.transaction_type == expected


def test_statements_of_one_sum_that_disagree_say_nothing() -> None:
    text = "In 2021 it paid US$ 3.1 million in dues. In 2021 it pledged US$ 3.1 million in dues."
    assert told(sheet_of(text, "en", "Funding").contributions) == ["None None"]
    text = "In 2021 its dues were US$ 3.1 million. It paid US$ 3.1 million in dues in 2021."
    assert told(sheet_of(text, "en", "Funding").contributions) == ["1 paid"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Budget (US$)", (None, "Budget")),
        ("Approved", ("2", "Approved")),
        ("Décaissé", None),
        ("Period", None),
    ],
)
def test_heads_of_a_table_of_works(head: str, expected: tuple[str | None, str] | None) -> None:
    assert said_of_cell((head,), "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The project began in May 2021 and is due to close in June 2023.", ("2", "3")),
        ("The project was launched in May 2021 and was completed in June 2023.", ("2", "4")),
        ("From May 2021 to June 2023 the project trains masons in Kenya.", (None, None)),
        ("Planned for May 2021 to June 2023, the project trains masons in Kenya.", ("1", "3")),
        ("The project in Kenya started in May 2021. Norad praised it in June 2023.", ("2", None)),
    ],
)
def test_days_of_a_work_are_planned_or_past_where_words_say_so(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    (project,) = sheet_of(text, "en", "A project in Kenya").projects
    assert (project.start_type, project.end_type) == expected


def test_money_of_a_work_that_somebody_else_pays_is_no_outgoing_money() -> None:
    text = "{} approved a grant of US$ 3 million for the project."
    own, others = (
        sheet_of(text.format(who), "en", "A project in Kenya").projects[0] for who in ("We", "Norad")
    )
    assert (own.transaction_type, own.transaction_words) == ("2", "approved")
    assert others.transaction_type is None


@pytest.mark.parametrize(
    ("name", "publisher", "expected"),
    [
        ("RSB", "Bank of the Red Sea", False),
        ("BRS", "Bank of the Red Sea", False),
        ("RDB", "Red Sea Development Bank", False),
        ("RSDB", "Red Sea Development Bank", True),
        ("ANC", "Agence nordique de coopération", True),
        ("red sea development bank", "Red Sea Development Bank", True),
        ("Red Sea Bank", "The Red Sea Bank", True),
        ("Sea Bank of Port", "The Red Sea Bank", False),
        ("NOR", None, False),
    ],
)
def test_who_is_the_publisher(name: str, publisher: str | None, *, expected: bool) -> None:
    assert is_publisher(name, publisher) is expected


WORDS = st.sampled_from(
    [
        "paid",
        "pledged",
        "not",
        "and",
        ",",
        ";",
        ":\n",
        ".\n",
        "which",
        "part of",
        "will provide",
        "dues",
        "¤",
        "¤",
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_the_words_told_stand_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    sums = [(at, at + 1) for at, letter in enumerate(text) if letter == "¤"]
    cues = given_cues("en")
    assert cues
    clauses = Clauses(text, sums, cues)
    for number in range(len(sums)):
        said = clauses.of(number)
        assert said is None or said.words in text
        assert said is None or said.code in {"1", "11", "13"}
