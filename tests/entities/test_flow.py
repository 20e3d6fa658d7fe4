"""What an amount is, by its own words: one work's, core money, other giving, or a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.money import find_money
from extract.entities.values import Context, Entity, MoneyValue

if TYPE_CHECKING:
    from extract.models import Language

PROJECT: dict[Language, list[str]] = {
    "en": [
        "Norland put US$ 4 million into the Clean Wells programme.",
        "Budget: US$ 1,950,000",
        "Donor: Norland\nTotal cost: EUR 640,000\nDuration: 30 months",
        "Budget granted: not more than CHF 300,000.",
        "The clinics in Estland cost USD 1,150,000.",
        "The study cost US$ 475,000 and was paid for by a trust.",
        "It was carried out with a budget of US$ 2.2 million.",
        "Norland finances, with NOK 40 million, drying floors in Estland.",
        "The drying floors, financed by Norland with NOK 40 million, are in use.",
        "Norland gave US$ 3 million to rebuild the harbour of Port Low.",
        "It lent US$ 88 million for the road to the coast.",
        "A landing site will be built in 2026. Norland has set aside US$ 5 million for it.",
        "US$ 8 million (the Agency) and US$ 350,000 (a mill) together finance the Looms project.",
    ],
    "fr": [
        "La Norlande a consacré 4 millions de dollars au programme Puits propres.",
        "Budget : 1 950 000 euros",
        "L'étude a coûté 475 000 dollars.",
        "La Norlande a financé la lutte contre le travail forcé dans les plantations (21 millions d'euros).",
        "Elle a donné 3 millions d'euros pour former des artisans au Sud.",
        "Trois banques ont prêté 88 millions de dollars pour la route de la côte.",
        "Un port sec sera construit. L'agence y consacrera 20 millions d'euros.",
        "Le dispositif, doté de 12 millions d'euros, couvre sept pays.",
    ],
    "es": [
        "Norlandia destinó 4 millones de dólares al programa Pozos limpios.",
        "Presupuesto: 2.750.000 euros",
        "Monto: USD 48,500,000",
        "La campaña llegó a 18 municipios. Costó apenas 96.000 dólares.",
        "Norlandia financia con 4,7 millones de dólares un centro de formación en el norte.",
        "Concedió 10 millones de dólares para reforzar la inspección en el sur.",
        "Tres bancos prestaron 88 millones de dólares para la carretera de la costa.",
        "Invirtió en la escuela agraria 2 millones de dólares.",
    ],
}
CORE: dict[Language, list[str]] = {
    "en": [
        "It paid EUR 45,000 in 2023, without earmarking.",
        "Norland pays some EUR 400,000 a year to the core account.",
        "It gave US$ 5 million to the general fund.",
    ],
    "fr": [
        "Elle a versé 45 000 euros en 2023, sans affectation.",
        "Elle verse 400 000 euros par an au fonds général.",
    ],
    "es": [
        "Aportó 45.000 € en 2023, sin destino fijado.",
        "Aporta casi 400.000 euros anuales a la cuenta no asignada.",
        "Entregó 5 millones de dólares de libre disposición.",
    ],
}
VOLUNTARY: dict[Language, list[str]] = {
    "en": [
        "The agency received AUD 14 million from Norland.",
        "Funding by donor, 2020–22: Norland NOK 48 million; Estland SEK 61 million.",
        "Norland has funded 41 projects with US$ 90 million.",
        "Norland pays for two experts, worth US$ 500,000.",
        "Norland funds the ILO with NOK 9 million.",
        "Norland gave US$ 3 million to the World Food Programme.",
        "Funds for specified purposes came to US$ 113 million.",
    ],
    "fr": [
        "L'agence a reçu 14 millions d'euros de la Norlande.",
        "Elle a contribué pour un demi-million d'euros au fonds fiduciaire.",
        "La Norlande a financé 41 projets (90 millions d'euros versés).",
    ],
    "es": [
        "La agencia recibió 14 millones de euros de Norlandia.",
        "Norlandia financió 41 proyectos y aportó 90 millones de dólares.",
    ],
}
OTHER: dict[Language, list[str]] = {
    "en": [
        "A weak krone cost them US$ 14 million.",
        "A usual loan is US$ 9,000.",
        "A call for small grants of up to A$ 20,000 opens in May.",
        "Worldwide, the yearly need for it is put at US$ 300 million.",
    ],
    "fr": ["La hausse du bitume a coûté 1,9 million d'euros.", "Un prêt moyen est de 900 euros."],
    "es": ["La caída del yen costó 180 millones de dólares.", "Un crédito medio asciende a 9.000 dólares."],
}
CASES = [
    pytest.param(language, text, flow, id=f"{flow} {text}")
    for flow, table in {
        "project": PROJECT,
        "core_voluntary": CORE,
        "voluntary": VOLUNTARY,
        "other": OTHER,
    }.items()
    for language, texts in table.items()
    for text in texts
]


def flows(text: str, context: Context) -> list[str]:
    return [flow_of(entity) for entity in find_money(text, context)]


def flow_of(entity: Entity) -> str:
    assert isinstance(entity.value, MoneyValue)
    return entity.value.flow


@pytest.mark.parametrize(("language", "text", "flow"), CASES)
def test_words_tell_what_an_amount_is(language: Language, text: str, flow: str) -> None:
    found = flows(text, Context(language))
    assert found
    assert set(found) == {flow}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "US$ 2 million in unearmarked funds, plus US$ 1 million for a project",
            ["core_voluntary", "project"],
        ),
        ("US$ 2 million in unearmarked funds, of which US$ 1 million for a project", ["core_voluntary"] * 2),
        ("US$ 4 million in dues; US$ 9 million in all, dues and gifts", ["assessed", "other"]),
        ("A helmet, at a price of US$ 45; an accident, US$ 18,000.", ["other", "other"]),
    ],
)
def test_amounts_beside_one_another(text: str, want: list[str]) -> None:
    assert flows(text, Context("en")) == want


def test_small_sums_in_the_section_of_a_work_are_what_people_get() -> None:
    context = Context("en", heading="Skills for builders in the valleys of Estland")
    assert flows("Norland gave US$ 2 million. Families spent US$ 110 less on medicine.", context) == [
        "project",
        "other",
    ]


def test_money_of_a_section_about_core_funds_stays_core() -> None:
    context = Context("en", heading="Unearmarked funding at work")
    assert flows("US$ 350,000 was moved to a relief scheme in the south.", context) == ["core_voluntary"]


@pytest.mark.parametrize(
    ("row", "want"),
    [("Assessed share", "assessed"), ("Earmarked programmes", "voluntary"), ("Total", "other")],
)
def test_rows_tell_before_columns_and_a_total_of_dues_and_gifts_is_other(row: str, want: str) -> None:
    rows = ("Assessed share", "Earmarked programmes", "Total")
    context = Context("en", cell_head="2022\nUS$ million", row_head=row, first_cells=rows)
    assert flows("96.5", context) == [want]
