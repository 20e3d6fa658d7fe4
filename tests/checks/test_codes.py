"""Every issue code: a sheet that raises it, and one that nearly does."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from extract.models import IssueCode
from tests.checks.builders import (
    amount,
    chart,
    codes,
    contribution,
    country,
    fact,
    partner,
    period,
    project,
    section,
    table,
)

if TYPE_CHECKING:
    from extract.models import Amount

Parts = dict[str, Any]
ELSEWHERE = {  # raised by other stages: the tests in which it is fired and nearly fired
    "currency_ambiguous": "records/test_accounting.py",
    "amount_unclaimed": "records/test_accounting.py",
    "no_text_layer": "records/test_accounting.py",
    "unreadable_font": "records/test_accounting.py",
    "read_by_ocr": "ocr/test_marks.py",
    "damaged": "records/test_accounting.py",
    "table_unreadable": "checks/test_noticed.py",
    "chart_unreadable": "checks/test_noticed.py",
    "encrypted": "checks/test_noticed.py",
    "not_a_pdf": "checks/test_noticed.py",
    "unopenable": "checks/test_noticed.py",
    "limit_exceeded": "checks/test_noticed.py",
    "partner_unknown": "records/test_missing.py",
    "date_unknown": "records/test_missing.py",
    "nothing_found": "records/test_missing.py",
    "language_unsupported": "pdf/test_scripts.py",
    "duplicate_document": "warehouse/test_findings.py",
    "older_edition": "warehouse/test_findings.py",
    "correction_orphaned": "corrections/test_apply.py",
    "correction_stale": "corrections/test_apply.py",
}
FIVE = {str(year): "4.0" for year in range(2018, 2023)}


def _money(text: str, *values: tuple[str, float]) -> Parts:
    made: tuple[Amount, ...] = tuple(amount(words, value, inside=text) for words, value in values)
    return {"sections": (section(text),), "amounts": made}


def _shares(second: str) -> Parts:
    shown = chart("%", title="Shares", all={"North": "60", "South": second})
    return {"charts": (shown.model_copy(update={"kind": "pie"}),)}


def _joined(value: str) -> Parts:
    return {
        "facts": (
            fact("member_since", "1991", 0, "joined in 1991"),
            fact("member_since", value, 50, f"member since {value}").model_copy(
                update={"id": "f2", "spans": ()}
            ),
        )
    }


TITLE = section("", "Peru and the Bank", level=0)
PERU = country("Peru", "PER", in_heading=True)
CASES: list[tuple[str, Parts, Parts]] = [
    (
        "total_mismatch",
        {"tables": (table(("Item", "US$"), ("A", "10"), ("B", "20"), ("Total", "35")),)},
        {"tables": (table(("Item", "US$"), ("A", "10.4"), ("B", "20.4"), ("Total", "31")),)},
    ),
    (
        "total_mismatch",
        _money("It gave $ 9.0 million: $ 4.0 million for boats and $ 3.0 million for nets.",
               ("$ 9.0 million", 9e6), ("$ 4.0 million", 4e6), ("$ 3.0 million", 3e6)),
        _money("It gave $ 9.0 million, and $ 4.0 million for boats and $ 3.0 million for nets.",
               ("$ 9.0 million", 9e6), ("$ 4.0 million", 4e6), ("$ 3.0 million", 3e6)),
    ),
    (
        "total_mismatch",
        _money("It gave $ 9.0 million:\n$ 4.0 million for boats\n$ 3.0 million for nets\nAll is spent.",
               ("$ 9.0 million", 9e6), ("$ 4.0 million", 4e6), ("$ 3.0 million", 3e6)),
        _money("It gave $ 7.0 million:\n$ 4.0 million for boats\n$ 3.0 million for nets\nAll is spent.",
               ("$ 7.0 million", 7e6), ("$ 4.0 million", 4e6), ("$ 3.0 million", 3e6)),
    ),
    (
        "total_mismatch",
        {"sections": (section("It pays for the following three projects:\nBoats\nNets\nHooks\nSails"),)},
        {"sections": (section("It pays for the following three projects:\nBoats\nNets\nHooks"),)},
    ),
    ("total_mismatch", _shares("45"), _shares("30")),
    (
        "total_mismatch",
        {"charts": (chart("US$", North={"2021": "2"}, South={"2021": "3"}, Total={"2021": "9"}),)},
        {"charts": (chart("US$", North={"2021": "2"}, South={"2021": "3"}, Total={"2021": "5"}),)},
    ),
    ("figure_mismatch", _joined("1992"), _joined("1991")),
    (
        "period_inverted",
        {"dates": (period("2023 to 2021", "2023-01-01", "2021-12-31"),)},
        {"dates": (period("2021", "2021-01-01", "2021-01-01"),)},
    ),
    (
        "duration_mismatch",
        {"projects": (project("2021-03-01", "2024-06-30", "P26M"),)},
        {"projects": (project("2021-03-01", "2024-06-15", "P39M"),)},
    ),
    (
        "partner_mismatch",
        {"sections": (TITLE,), "countries": (PERU,), "partner": partner("Chile", "CHL")},
        {"sections": (TITLE,), "countries": (PERU,), "partner": partner("Peru", "PER")},
    ),
    (
        "amount_implausible",
        {"amounts": (amount("US$ 4", 4),)},
        {"amounts": (amount("US$ 4", 4, flow="other"),)},
    ),
    (
        "country_unknown",
        {"tables": (table(("Work", "Country"), ("A", "Freedonia")),)},
        {"tables": (table(("Work", "Country"), ("A", "Various")),)},
    ),
    (
        "chart_text_mismatch",
        {
            "charts": (chart("US$ million", voluntary=FIVE),),
            "contributions": (contribution("US$ 21.5 million", 21.5e6, 2018, 2022),),
        },
        {
            "charts": (chart("US$ million", voluntary=FIVE),),
            "contributions": (contribution("US$ 20.2 million", 20.2e6, 2018, 2022),),
        },
    ),
    ("empty_section", {"sections": (section("", "Boats"),)}, {"sections": (section("Nets.", "Boats"),)}),
]  # fmt: skip


def test_every_code_has_a_case() -> None:
    assert {code for code, _, _ in CASES} | set(ELSEWHERE) == set(get_args(IssueCode))


@pytest.mark.parametrize(("code", "fires", "nears"), CASES, ids=[case[0] for case in CASES])
def test_what_raises_it_and_what_does_not(code: str, fires: Parts, nears: Parts) -> None:
    assert codes(**fires) == [code]
    assert codes(**nears) == []


@pytest.mark.parametrize(("code", "place"), ELSEWHERE.items())
def test_the_other_stages_have_tests_of_theirs(code: str, place: str) -> None:
    tree = ast.parse((Path(__file__).parents[1] / place).read_text("utf-8"))
    words = " ".join(
        str(node.value).replace("'", " ") for node in ast.walk(tree) if isinstance(node, ast.Constant)
    )
    assert code in words.split(), place
