from __future__ import annotations

from decimal import Decimal

import pytest

from extract.models import plain
from tests.records.builders import Sheet, assembled, day, money


def _figures(*printed: str, role: str = "key_figures") -> list[tuple[str, str, str | None, str | None]]:
    made = Sheet().add("A sheet", "Text.", level=0)
    made.add(None, *printed, role=role, below=0)  # type: ignore[arg-type]
    sheet = assembled(made, money("US$ 3 million", 3_000_000), day("2018–2022", "2018-01-01", "2022-12-31"))
    return [(f.label, plain(f.value), f.unit, f.currency) for f in sheet.key_figures]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("5 active projects", ("active projects", "5", None, None)),
        ("63 nationals on the staff", ("nationals on the staff", "63", None, None)),
        ("2.1 million people assisted", ("people assisted", "2100000", None, None)),
        ("Total score: 44.2%", ("Total score", "44.2", "percent", None)),
        ("65 per cent of them women", ("of them women", "65", "percent", None)),
        ("Openness: 3.33/10", ("Openness", "3.33", "out of 10", None)),
        ("US$ 3 million dues, 2018–2022", ("dues, 2018–2022", "3000000", None, "USD")),
        ("2018–2022: 12 grants", ("2018–2022 grants", "12", None, None)),
    ],
)
def test_a_line_is_a_number_and_its_label(
    printed: str, found: tuple[str, str, str | None, str | None]
) -> None:
    assert _figures(printed) == [found]


@pytest.mark.parametrize("printed", ["2018–2022", "At a glance", "44.2%"])
def test_what_is_no_figure_with_a_label(printed: str) -> None:
    assert _figures(printed) == []


def test_only_figures_that_stand_apart_count() -> None:
    assert _figures("5 active projects", role="body") == []


def test_a_figure_names_the_record_that_holds_its_number() -> None:
    made = Sheet().add("A sheet", "Text.", level=0)
    made.add(None, "US$ 3 million dues", "32 Conventions ratified", "5 ports", role="key_figures", below=0)
    sheet = assembled(made, money("US$ 3 million", 3_000_000))
    dues, conventions, ports = sheet.key_figures
    assert dues.record_id == sheet.amounts[0].id
    assert conventions.record_id == sheet.facts[0].id
    assert (ports.record_id, ports.value) == (None, Decimal(5))
