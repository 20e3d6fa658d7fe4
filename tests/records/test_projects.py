from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.records.builders import (
    Mark,
    Sheet,
    assembled,
    country,
    day,
    lasting,
    money,
    organisation,
)

if TYPE_CHECKING:
    from extract.models import Project

KENYA = country("Kenya", "KEN")
NORAG = organisation("NORAG")
OTHER = organisation("Blue Fund", kind="ngo")
AGENCY = organisation("WORLDORG", kind="un")
THREE = money("US$ 3 million", 3_000_000)
FIVE = money("US$ 5 million", 5_000_000)


def project(text: str, *marks: Mark, heading: str = "A project for boats in Kenya") -> Project:
    sheet = assembled(Sheet().add("A sheet", level=0).add(heading, text, below=0), KENYA, *marks)
    assert len(sheet.projects) == 1, "no project was found"
    return sheet.projects[0]


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("The project is funded by NORAG with US$ 3 million.", ("NORAG",)),
        ("NORAG pays US$ 3 million for this project.", ("NORAG",)),
        ("NORAG (a donor) therefore contributes US$ 3 million.", ("NORAG",)),
        ("The project has US$ 3 million from NORAG and the Blue Fund.", ("NORAG", "Blue Fund")),
        ("With US$ 3 million from NORAG, the WORLDORG trained masons.", ("NORAG",)),
        ("With US$ 3 million over two years, the Blue Fund built boats.", ("Blue Fund",)),
        ("With US$ 3 million over two years, the WORLDORG built boats.", ()),
        ("NORAG finances the project through WORLDORG.", ("NORAG",)),
        ("The project works through WORLDORG and costs US$ 3 million.", ()),
        ("NORAG pays US$ 3 million, the Blue Fund a grant of US$ 5 million.", ("NORAG", "Blue Fund")),
        ("NORAG and the Blue Fund have put US$ 3 million into the project.", ("NORAG", "Blue Fund")),
        ("The project has US$ 3 million, financed entirely by NORAG.", ("NORAG",)),
        ("It was financed by NORAG (US$ 3 million) and a Blue Fund loan.", ("NORAG", "Blue Fund")),
        ("Le projet dispose de US$ 3 million, versés par NORAG.", ("NORAG",)),
        ("NORAG backs this project with US$ 3 million.", ("NORAG",)),
        ("The Blue Fund lent a hand to the project. The Fund paid US$ 3 million.", ("Blue Fund",)),
        ("NORAG pays US$ 3 million; the Blue Fund, US$ 5 million.", ("NORAG", "Blue Fund")),
        ("NORAG pays US$ 3 million and the Blue Fund US$ 5 million.", ("NORAG", "Blue Fund")),
        ("NORAG is the sole donor of this project.", ("NORAG",)),
        ("The project is supported by NORAG.", ("NORAG",)),
        (
            "It has funding from the Union of Lakes, Bank of Sails, NORAG and the Blue Fund.",
            ("NORAG", "Blue Fund"),
        ),
        ("The project trains workers supported by WORLDORG and NORAG.", ()),
        ("The donors of this project are NORAG and the Blue Fund.", ("NORAG", "Blue Fund")),
        ("Le bailleur de ce projet est NORAG.", ("NORAG",)),
        ("The project has a budget of US$ 3 million (NORAG).", ("NORAG",)),
        ("The project costs US$ 5 million (NORAG 4 m, Blue Fund 1 m).", ("NORAG", "Blue Fund")),
        ("The project is shared between NORAG (US$ 3 million) and others.", ("NORAG",)),
        ("The project has US$ 3 million for 2021 from NORAG.", ("NORAG",)),
        ("NORAG pays US$ 3 million for the project, the Blue Fund the rest.", ("NORAG", "Blue Fund")),
        ("The project is old. NORAG, a bank of the State, pays US$ 3 million.", ("NORAG",)),
        ("Paga NORAG, que ha comprometido US$ 3 million para el proyecto.", ("NORAG",)),
        ("NORAG has agreed to match it with US$ 3 million for the project.", ("NORAG",)),
        ("Donors: NORAG and Blue Fund\nThe project builds boats.", ("NORAG", "Blue Fund")),
        ("Implemented by NORAG, the project costs US$ 3 million.", ()),
        ("The project costs US$ 3 million. NORAG finances similar work elsewhere.", ()),
        ("Demandée par NORAG, qui supporte la dépense, l'étude est un projet.", ("NORAG",)),
        ("The project costs US$ 3 million. NORAG lent two engineers.", ()),
        ("Ce projet est financé par NORAG.", ("NORAG",)),
        ("Grâce à NORAG, le projet avance.", ("NORAG",)),
        ("Con US$ 3 million de NORAG, el proyecto avanza.", ("NORAG",)),
        ("NORAG destina US$ 3 million al proyecto.", ("NORAG",)),
        ("WORLDORG supports the project, which costs US$ 3 million.", ()),
        ("NORAG supports the project.", ("NORAG",)),
    ],
)
def test_who_pays(text: str, payers: tuple[str, ...]) -> None:
    assert project(text, NORAG, OTHER, AGENCY, THREE, FIVE, lasting("two years", "P2Y")).funders == payers


def test_a_country_pays_by_its_code_but_not_in_the_passive() -> None:
    norland = country("Norland", "NOR", role="mentioned")
    assert project(
        "The Government of Norland pays US$ 3 million for the project.", THREE, norland
    ).funders == ("NOR",)
    assert project("Buyers from Norland pay US$ 3 million to the project.", THREE, norland).funders == ()
    assert project("Norland pays US$ 3 million for the project.", THREE, norland).funders == ("NOR",)
    assert (
        project(
            "This project costs US$ 3 million. Those in Norland are financed by others.", THREE, norland
        ).funders
        == ()
    )


def test_partners_do_the_work() -> None:
    found = project("Financed by NORAG, the project runs in partnership with the Blue Fund.", NORAG, OTHER)
    assert (found.funders, found.partners) == (("NORAG",), ("Blue Fund",))


RANGE = day("May 2021 to June 2023", "2021-05-01", "2023-06-30")
MAY = day("May 2021", "2021-05-01", "2021-05-31", "month")
JUNE = day("June 2023", "2023-06-01", "2023-06-30", "month")
STUDY = day("August 2022", "2022-08-01", "2022-08-31", "month")


@pytest.mark.parametrize(
    ("text", "start", "end", "duration"),
    [
        ("From May 2021 to June 2023 the project built boats.", "2021-05-01", "2023-06-30", None),
        ("The project was launched in May 2021 for two years.", "2021-05-01", None, "P2Y"),
        ("The project started in May 2021 and will close in June 2023.", "2021-05-01", "2023-06-30", None),
        ("Since May 2021 the project has built boats.", "2021-05-01", None, None),
        ("NORAG finances the project until June 2023.", None, "2023-06-30", None),
        ("The project ran well. A study of August 2022 praised it.", None, None, None),
        ("The project lends to masons, who repay within two years.", None, None, None),
        ("Ce projet, démarré en May 2021, court jusqu'en June 2023.", "2021-05-01", "2023-06-30", None),
        ("El proyecto comenzó en May 2021 y durará two years.", "2021-05-01", None, "P2Y"),
        ("This two years project builds boats.", None, None, "P2Y"),
        ("NORAG pays for the project for two years, from May 2021.", "2021-05-01", None, "P2Y"),
    ],
)
def test_when_it_runs(text: str, start: str | None, end: str | None, duration: str | None) -> None:
    marks = (RANGE,) if RANGE.text in text else (MAY, JUNE, STUDY)
    found = project(text, *marks, lasting("two years", "P2Y"), NORAG)
    stated = (
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
        duration,
    )
    assert (found.start, found.end, found.duration) == stated


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The project pays US$ 3 million first and US$ 5 million later.", 3_000_000),
        ("NORAG pays US$ 3 million of the total cost of US$ 5 million for the project.", 5_000_000),
        ("The project takes US$ 3 million from NORAG, US$ 5 million in all.", 5_000_000),
        ("The project costs nothing.", None),
    ],
)
def test_the_amount_is_the_total_or_else_the_first(text: str, value: int | None) -> None:
    assert project(text, THREE, FIVE, NORAG).value == (None if value is None else Decimal(value))


def test_a_cap_is_no_amount_of_the_project() -> None:
    assert (
        project(
            "The project gives up to US$ 3 million.", money("US$ 3 million", 3e6, qualifier="at_most")
        ).value
        is None
    )


def test_places_are_where_the_work_is() -> None:
    found = project(
        "The project works in Peru, as in Chile. Norland pays.",
        country("Peru", "PER", at_work=True),
        country("Chile", "CHL", role="partner"),
        country("Norland", "NOR", role="mentioned"),
    )
    assert found.countries == ("KEN", "PER")
    at_home = project(
        "The project works in Chile and Peru.",
        country("Peru", "PER", at_work=True),
        country("Chile", "CHL", role="partner", at_work=True),
    )
    assert at_home.countries == ("KEN", "CHL", "PER")


def test_a_label_names_places_whatever_their_role() -> None:
    found = project("The project is small. Countries: Chile.", country("Chile", "CHL", role="mentioned"))
    assert found.countries == ("KEN", "CHL")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Funding", "NORAG pays US$ 3 million for the project."),
        ("What comes next", "A project of US$ 3 million is planned."),
        ("Prochaines étapes", "Un projet de US$ 3 million est prévu."),
        ("¿Por qué ahora?", "El proyecto cuesta US$ 3 million."),
        ("People", "Two experts work in Lima."),
        ("77 per cent", "NORAG gave US$ 3 million for the project."),
        ("Help in need", "US$ 3 million went to flooded towns. Another US$ 5 million paid for tents."),
    ],
)
def test_what_is_no_project(heading: str, text: str) -> None:
    made = Sheet().add("A sheet", level=0).add(heading, text, below=0)
    assert assembled(made, THREE, FIVE, NORAG).projects == ()


def test_below_a_list_of_works_a_bare_description_is_enough() -> None:
    made = (
        Sheet()
        .add("A sheet", level=0)
        .add("Our projects", below=0)
        .add("Boats", "Masons learn to build boats. NORAG pays US$ 3 million.", level=2, below=1)
        .add("What do fishers know?", "NORAG pays US$ 5 million for a study.", level=2, below=1)
        .add("The long road", "The programme has grown. NORAG gave US$ 3 million since May 2021.", below=0)
    )
    assert [p.title for p in assembled(made, THREE, FIVE, NORAG, MAY).projects] == [
        "Boats",
        "What do fishers know?",
    ]
