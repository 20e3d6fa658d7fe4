"""What is compared, with its verdict and the sum in its message."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from extract.checks import examine
from tests.checks.builders import SPAN, amount, section, sheet, table

if TYPE_CHECKING:
    from extract.models import Amount, Comparison

YEARS: dict[str, Any] = {"period_start": date(2020, 1, 1), "period_end": date(2022, 12, 31)}


def compared(**parts: Any) -> list[Comparison]:
    return list(examine(sheet(**parts)).comparisons)


def verdicts(**parts: Any) -> list[tuple[str, str]]:
    return [(one.kind, one.verdict) for one in compared(**parts)]


def money(text: str, *values: tuple[str, float], **more: Any) -> dict[str, Any]:
    made: tuple[Amount, ...] = tuple(amount(words, value, inside=text, **more) for words, value in values)
    return {"sections": (section(text),), "amounts": made}


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("It gave $ 9.0 million. Of this, $ 4.0 million is spent.", (9.0, 4.0), "agrees"),
        ("It gave $ 9.0 million. Of this, $ 9.5 million is spent.", (9.0, 9.5), "contradicts"),
        ("It gave $ 9.0 million.\nOf this, $ 9.5 million is spent.", (9.0, 9.5), None),
        ("It gave $ 9.0 million, of which $ 4.0 million, up from $ 8.0 million.", (9.0, 4.0, 8.0), "agrees"),
        ("A gives $ 4.0 million and B $ 3.0 million, $ 7.0 million in all.", (4.0, 3.0, 7.0), "agrees"),
        ("A gives $ 4.0 million and B $ 3.0 million, $ 9.0 million in all.", (4.0, 3.0, 9.0), "contradicts"),
        ("A gives $ 4.0 million, B $ 3.0 million, $ 99 million in all.", (4.0, 3.0, 99), "cannot_be_checked"),
        ("A gives $ 4.0 million, B $ 3.0 million, in total $ 9.0 million since 2010.", (4.0, 3.0, 9.0), None),
        ("A gives $ 4.0 million, B $ 3.0 million of the budget of $ 7.0 million.", (4.0, 3.0, 7.0), "agrees"),
        ("$ 9.0 million, co-financed by A ($ 4.0 million) and B ($ 5.0 million).", (9.0, 4.0, 5.0), "agrees"),
        ("$ 9.0 million, co-funded by A ($ 4.0 million), B ($ 3.0 million).", (9.0, 4.0, 3.0), "contradicts"),
        ("$ 9.0 million, co-financed by A ($ 4.0 million), B and C ($ 3.0 million).", (9.0, 4.0, 3.0), None),
        ("It gave $ 9.0 million: $ 5.0 million, and then $ 1.0 million more.", (9.0, 5.0, 1.0), None),
    ],
)  # fmt: skip
def test_sums_in_texts(text: str, values: tuple[float, ...], expected: str | None) -> None:
    pairs = [(f"$ {value} million", value * 1e6) for value in values]
    assert [verdict for _, verdict in verdicts(**money(text, *pairs))] == ([expected] if expected else [])


def test_parts_in_another_currency_cannot_be_checked() -> None:
    parts = money(
        "It gave $ 9.0 million, of which € 4.0 million.", ("$ 9.0 million", 9e6), ("€ 4.0 million", 4e6)
    )
    whole, part = parts["amounts"]
    parts["amounts"] = (whole, part.model_copy(update={"currency": "EUR"}))
    (one,) = compared(**parts)
    assert one.verdict == "cannot_be_checked"
    assert "another currency" in one.message
    assert len(one.spans) == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("A", "1"), ("B", "2"), ("Subtotal", "3"), ("C", "4"), ("D", "5"), ("Subtotal", "9"),
          ("Total", "12")), ["agrees"] * 3),
        ((("A", "1"), ("B", "2"), ("Total", "3"), ("C", "4"), ("D", "5"), ("Total", "9"),
          ("Grand total", "12")), ["agrees"] * 3),
        ((("A", "1"), ("B", "2"), ("Subtotal", "30"), ("Total", "3")), ["contradicts", "agrees"]),
        ((("A", "100"), ("of which x", "40"), ("y", "20"), ("B", "200"), ("Total", "300")),
         ["cannot_be_checked"]),
        ((("A", "10"), ("B", "20"), ("Total pupils", "300")), ["cannot_be_checked"]),
        ((("A", "(10)"), ("B", "30"), ("Total", "20")), ["agrees"]),
        ((("A", "2019"), ("B", "2020"), ("Total", "2021")), ["cannot_be_checked"]),
        ((("A", "10%"), ("B", "20%"), ("Total", "35%")), []),
    ],
)  # fmt: skip
def test_total_rows(rows: tuple[tuple[str, str], ...], expected: list[str]) -> None:
    assert [verdict for _, verdict in verdicts(tables=(table(("Item", "Sum"), *rows),))] == expected


def test_columns_of_rates_are_not_added() -> None:
    made = table(("Item", "Average"), ("A", "10"), ("B", "20"), ("Total", "15"))
    assert compared(tables=(made,)) == []


def test_a_total_that_holds_rows_without_parts_cannot_be_checked() -> None:
    rows = (("A", "1", "2", "3"), ("B", "4", "5", "9"), ("C", "", "", "7"), ("Total", "5", "7", "19"))
    found = compared(tables=(table(("Item", "2021", "2022", "Total"), *rows),))
    assert [one.verdict for one in found if one.kind == "table_row"] == [
        "agrees",
        "agrees",
        "cannot_be_checked",
    ]


def test_several_currencies_are_not_added() -> None:
    made = table(("Item", "Sum"), ("A", "€ 10"), ("B", "$ 20"), ("Total", "35"))
    cells = (("€ 10", 10, "EUR", 1), ("$ 20", 20, "USD", 2))
    amounts = tuple(
        amount(text, value, currency=code, table_id="t1", row=row, column=1)
        for text, value, code, row in cells
    )
    (one,) = compared(tables=(made,), amounts=amounts)
    assert (one.verdict, "EUR, USD" in one.message) == ("cannot_be_checked", True)


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("In total it gave $ 30 thousand.", 30, [("text_table", "agrees")]),
        ("In total it gave $ 40 thousand.", 30, [("text_table", "contradicts")]),
        ("To boats it gave $ 20 thousand.", 30, []),
    ],
)
def test_texts_against_tables(text: str, shown: int, expected: list[tuple[str, str]]) -> None:
    value = int(text.split("$ ")[1].split(maxsplit=1)[0])
    said = amount(f"$ {value} thousand", value * 1000, inside=text, **YEARS)
    cell = amount(str(shown), shown * 1000, table_id="t1", row=3, column=1, **YEARS)
    made = table(("Item", "Sum"), ("A", "10"), ("B", "20"), ("Total", str(shown)))
    found = verdicts(sections=(section(text),), tables=(made,), amounts=(said, cell))
    assert [one for one in found if one[0] == "text_table"] == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("It gave $ 41.8 million in total.", 41.8e6, ["agrees"]),
        ("It gave $ 45.8 million in total.", 45.8e6, ["contradicts"]),
        ("It gave $ 45.8 million to boats.", 45.8e6, []),
    ],
)
def test_key_figures_against_sentences(text: str, value: float, expected: list[str]) -> None:
    tile = section("$ 42 million in total", None, key="s0", role="key_figures")
    shown = amount("$ 42 million", 42e6, key="tile", **YEARS).model_copy(update={"section_id": "s0"})
    said = amount(text[8:22].strip(), value, inside=text, **YEARS)
    found = compared(sections=(tile, section(text)), amounts=(shown, said))
    assert [one.verdict for one in found if one.kind == "repeated_figure"] == expected


def test_every_comparison_has_places_and_an_id() -> None:
    made = table(("Item", "Sum"), ("A", "10"), ("B", "20"), ("Total", "35"))
    examined = examine(sheet(tables=(made,)))
    ((one,), (raised,)) = examined.comparisons, examined.issues
    assert one.message == "Table 'Budget', column 'Sum': 10 + 20 = 30, stated 35; difference 5."
    assert (raised.message, raised.spans) == (one.message, one.spans) == (one.message, (SPAN,))
