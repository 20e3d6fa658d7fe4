"""Cells of tables: what stands in one, also less than nothing, and rows and columns of other numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.money import find_money
from extract.entities.values import Context
from tests.entities.money.told import ends, values

if TYPE_CHECKING:
    from extract.models import Language

MILLIONS = "Amount (US$ m)"
CELLS = [
    ("-1.2", "exact USD -1200000"),
    ("−1.2", "exact USD -1200000"),
    ("–1.2", "exact USD -1200000"),
    ("(1.2)", "exact USD -1200000"),
    ("1.2-", "exact USD -1200000"),
    ("- 1.2", "exact USD -1200000"),
    ("(1,250.5)", "exact USD -1250500000"),
    ("0", "exact USD 0"),
    ("0.0", "exact USD 0"),
    ("1.2", "exact USD 1200000"),
    ("1.2*", "exact USD 1200000"),
    ("1.2 a", "exact USD 1200000"),
    ("1.2¹", "exact USD 1200000"),
    ("1.2 (1)", "exact USD 1200000"),
    ("~3", "about USD 3000000"),
    ("~ 3", "about USD 3000000"),
    ("> 5.0", "more_than USD 5000000"),
    (">5.0", "more_than USD 5000000"),
    ("< 0.1", "less_than USD 100000"),
    ("≥ 5", "at_least USD 5000000"),
    ("≤ 5", "at_most USD 5000000"),
    ("5+", "more_than USD 5000000"),
    ("±5", "about USD 5000000"),
    ("about 5", "about USD 5000000"),
    ("up to 5", "at_most USD 5000000"),
    ("c. 5", "about USD 5000000"),
    ("approx. 5", "about USD 5000000"),
    ("5 (est.)", "about USD 5000000"),
    ("1.2–3.4", "exact USD 1200000 3400000"),
    ("1.2 - 3.4", "exact USD 1200000 3400000"),
    ("1.2 to 3.4", "exact USD 1200000 3400000"),
    ("5 million", "exact USD 5000000"),
    ("5m", "exact USD 5000000"),
    ("$5.2", "exact USD 5200000"),
    ("$5.2m", "exact USD 5200000"),
    ("US$ 5.2 million", "exact USD 5200000"),
    ("EUR 5.2", "exact EUR 5200000"),
    ("EUR 5.2 million", "exact EUR 5200000"),
    ("350k", "exact USD 350000"),
    ("1 250", "exact USD 1250000000"),
    ("1,250", "exact USD 1250000000"),
    ("1'250", "exact USD 1250000000"),
    ("5.2 (2021)", "exact USD 5200000"),
    ("1.2 bn", "exact USD 1200000000"),
    ("[1.2]", "exact USD 1200000"),
    ("-US$ 1.2", "exact USD -1200000"),
    ("(US$ 1.2)", "exact USD -1200000"),
    ("–US$1.2 million", "exact USD -1200000"),
    ("EUR 350,000", "exact EUR 350000"),
    ("5.2 (3.1)", "exact USD 5200000|exact USD 3100000"),
]
EMPTY = [
    "-",
    "–",
    "—",
    "n/a",
    "n.a.",
    "..",
    "...",
    "nil",
    "TBD",
    "41.5%",
    "41.5 %",
    "41 per cent",
    "12 projects",
    "Phase 2",
    "3 (of 5)",
    "A1",
    "Q1",
    "31/12/2021",
    "31.12.2023",
]
COUNTED = [  # cell, head and unit line, row
    ("3,150", "Beneficiaries\nUS$ million", "Roads"),
    ("12", "Number of projects\nUS$ million", "Roads"),
    ("2021", "Year\nUS$ million", "Roads"),
    ("2021", "Start year\nUS$", "Roads"),
    ("2021", "Approval year\nUS$", "Roads"),
    ("2023", "End\nUS$ million", "Roads"),
    ("36", "Duration (months)\nUS$ million", "Roads"),
    ("36", "Months\nUS$ million", "Roads"),
    ("41", "% of total\nUS$ million", "Roads"),
    ("41", "Share of total\nUS$ million", "Roads"),
    ("41", "Share (%)\nUS$ million", "Roads"),
    ("41", "Per cent\nUS$ million", "Roads"),
    ("41", "Execution rate\nUS$ million", "Roads"),
    ("41", "Delivery rate\nUS$ million", "Roads"),
    ("41", "Change (%)\nUS$ million", "Roads"),
    ("41", "Total staff\nUS$ million", "Roads"),
    ("41", "Staff\nUS$ million", "Roads"),
    ("41", "Women trained\nUS$ million", "Roads"),
    ("41", "Jobs\nUS$ million", "Roads"),
    ("41", "Countries\nUS$ million", "Roads"),
    ("41", "Countries covered\nUS$ million", "Roads"),
    ("41", "Phase\nUS$ million", "Roads"),
    ("41", "Rank\nUS$ million", "Roads"),
    ("41", "Project code\nUS$ million", "Roads"),
    ("41", "Project no.\nUS$ million", "Roads"),
    ("41", "Page\nUS$ million", "Roads"),
    ("41", "Ref.\nUS$ million", "Roads"),
    ("41", "SDG\nUS$ million", "Roads"),
    ("41", "SDGs\nUS$ million", "Roads"),
    ("41", "km built\nUS$ million", "Roads"),
    ("41", "Length (km)\nUS$ million", "Roads"),
    ("41", "Population (millions)\nUS$ million", "Roads"),
    ("41", "Population\nUS$ million", "Roads"),
    ("41", "Workers reached\nUS$ million", "Roads"),
    ("41", "Trainees\nUS$ million", "Roads"),
    ("41", "Participants\nUS$ million", "Roads"),
    ("41", "Families\nUS$ million", "Roads"),
    ("41", "Age\nUS$ million", "Roads"),
    ("41", "2021\nUS$ million", "Number of projects"),
    ("41", "2021\nUS$ million", "Staff"),
    ("41", "2021\nUS$ million", "Share of total (%)"),
    ("41", "2021\nUS$ million", "Beneficiaries"),
    ("41", "2021\nUS$ million", "Projects"),
    ("2,5", "Value", "Number of staff (2021)"),
    ("41", "No.\nUS$", "Roads"),
    ("41", "#\nUS$", "Roads"),
    ("41", "Nº\nUS$", "Roads"),
    ("12", "US$", "Number of grants"),
    ("12", "2021", "Roads"),
    ("12", "Budget", "Roads"),
]
PAID = [
    ("41", "2021\nUS$ million", "Women in trades"),
    ("41", "2021\nUS$ million", "Youth employment"),
    ("41", "2021\nUS$ million", "Jobs for peace"),
    ("41", "2021\nUS$ million", "Total"),
    ("41", "2021\nUS$ million", "Of which core"),
    ("41", "Value\nAll amounts in EUR", "Budget"),
    ("41", "Value", "Budget (US$ million)"),
]


@pytest.mark.parametrize(("cell", "want"), CELLS)
def test_cells(cell: str, want: str) -> None:
    found = values(cell, Context("en", cell_head=MILLIONS, row_head="Roads"))
    assert "|".join(f"{value.qualifier} {value.currency} {ends(value)}" for value in found) == want


@pytest.mark.parametrize("cell", EMPTY)
def test_cells_that_hold_no_amount(cell: str) -> None:
    assert values(cell, Context("en", cell_head=MILLIONS, row_head="Roads")) == []


@pytest.mark.parametrize(("cell", "head", "row"), COUNTED)
def test_rows_and_columns_of_other_numbers(cell: str, head: str, row: str) -> None:
    assert values(cell, Context("en", cell_head=head, row_head=row)) == []


@pytest.mark.parametrize(
    ("language", "head", "row"),
    [
        ("fr", "Taux d'exécution\nmillions d'euros", "Routes"),
        ("fr", "Année d'approbation\nmillions d'euros", "Routes"),
        ("fr", "Longueur (km)\nmillions d'euros", "Routes"),
        ("fr", "N°\nmillions d'euros", "Routes"),
        ("fr", "Pays\nmillions d'euros", "Routes"),
        ("fr", "Part du total\nmillions d'euros", "Routes"),
        ("fr", "2021\nmillions d'euros", "Nombre de dons"),
        ("es", "Tasa de ejecución\nmillones de euros", "Caminos"),
        ("es", "Año de aprobación\nmillones de euros", "Caminos"),
        ("es", "Longitud (km)\nmillones de euros", "Caminos"),
        ("es", "Nº\nmillones de euros", "Caminos"),
        ("es", "Países\nmillones de euros", "Caminos"),
        ("es", "Porcentaje\nmillones de euros", "Caminos"),
        ("es", "2021\nmillones de euros", "Número de donaciones"),
    ],
)
def test_heads_of_other_numbers_in_other_languages(language: Language, head: str, row: str) -> None:
    assert values("41", Context(language, cell_head=head, row_head=row)) == []


@pytest.mark.parametrize(("cell", "head", "row"), PAID)
def test_rows_that_only_name_people(cell: str, head: str, row: str) -> None:
    assert len(values(cell, Context("en", cell_head=head, row_head=row))) == 1


def test_the_words_of_a_negative_amount_hold_its_sign() -> None:
    (found,) = find_money("(1,250)", Context("en", cell_head=MILLIONS))
    assert found.text == "(1,250)"
