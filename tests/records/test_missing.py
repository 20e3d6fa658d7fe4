from __future__ import annotations

from tests.records.builders import Sheet, assembled, money, organisation

GIVEN = ("partner_unknown", "date_unknown", "nothing_found")


def _told(sheet: Sheet, *marks: object) -> list[tuple[str, str]]:
    return [(i.code, i.severity) for i in assembled(sheet, *marks).issues]  # type: ignore[arg-type]


def test_a_document_of_no_partnership_says_what_is_missing_and_makes_nothing_up() -> None:
    made = Sheet().add("How floods are foreseen", "Gauges stand in 40 villages.", level=0)
    made.add("Costs", "A gauge costs US$ 900.", table=(("Part", "Cost"), ("Mast", "US$ 300")), below=0)
    sheet = assembled(made, money("US$ 900", 900, flow="other"), money("US$ 300", 300, flow="other"))
    assert [(i.code, i.severity) for i in sheet.issues] == [(code, "info") for code in GIVEN]
    assert (sheet.projects, sheet.contributions, sheet.facts, sheet.partner) == ((), (), (), None)
    assert len(sheet.amounts) == 2
    assert len(sheet.tables) == 1


def test_a_fact_is_something_found() -> None:
    made = Sheet().add("A sheet", "It joined the Blue Fund in 1919.", level=0)
    assert [code for code, _ in _told(made, organisation("Blue Fund"))] == ["partner_unknown", "date_unknown"]


def test_a_document_without_text_is_told_as_such_only() -> None:
    assert _told(Sheet()) == [("no_text_layer", "error")]
