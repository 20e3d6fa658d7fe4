"""What an amount is: each kind of money in each language, under the headings where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.values import Context
from tests.entities.money.told import values

if TYPE_CHECKING:
    from extract.models import Language

FUNDING: dict[Language, str] = {"en": "Funding", "fr": "Qui finance ?", "es": "Aportes"}
WORK: dict[Language, str] = {
    "en": "Skills for masons in Malawi",
    "fr": "Des routes sans poussière au Bénin",
    "es": "Oficios para jóvenes en Honduras",
}
GLANCE: dict[Language, str] = {"en": "At a glance", "fr": "En bref", "es": "Panorama"}

FUNDED: list[tuple[Language, str, str]] = [
    ("en", "Norland's membership dues for the year are CHF 4.2 million.", "assessed"),
    ("en", "Norland paid CHF 4.2 million as its assessed contribution.", "assessed"),
    ("en", "The assessed contribution of Norland stands at CHF 4.2 million.", "assessed"),
    ("en", "Its regular budget contribution was US$ 3.1 million.", "assessed"),
    ("en", "As a member State, Norland contributes US$ 3.1 million to the regular budget.", "assessed"),
    ("en", "Norland's share of the regular budget is US$ 3.1 million.", "assessed"),
    ("en", "US$ 3.1 million was paid in dues.", "assessed"),
    ("en", "It owes US$ 3.1 million in arrears of contributions.", "assessed"),
    ("en", "Dues of CHF 4.2 million were paid in January.", "assessed"),
    ("en", "Assessed contributions (2022–23): CHF 8.4 million", "assessed"),
    ("fr", "La contribution statutaire du Nordland s'élève à 4,2 millions de francs suisses.", "assessed"),
    ("fr", "Le pays verse 4,2 millions de francs suisses au titre de ses contributions fixées.", "assessed"),
    ("fr", "Les cotisations du pays atteignent 4,2 millions de francs suisses.", "assessed"),
    ("fr", "Sa quote-part au budget ordinaire est de 3,1 millions de dollars.", "assessed"),
    ("fr", "4,2 millions de francs suisses de contributions obligatoires ont été versés.", "assessed"),
    ("fr", "Le pays contribue au budget ordinaire à hauteur de 3,1 millions de dollars.", "assessed"),
    ("es", "La cuota del país asciende a 4,2 millones de francos suizos.", "assessed"),
    ("es", "El país pagó 4,2 millones de francos suizos en cuotas.", "assessed"),
    ("es", "Las contribuciones prorrateadas suman 3,1 millones de dólares.", "assessed"),
    ("es", "Su contribución obligatoria fue de 3,1 millones de dólares.", "assessed"),
    ("es", "Aporta 3,1 millones de dólares al presupuesto ordinario.", "assessed"),
    ("es", "3,1 millones de dólares de cuotas estatutarias se pagaron en enero.", "assessed"),
    ("en", "Norland gave US$ 2 million in unearmarked core funding.", "core_voluntary"),
    ("en", "Core voluntary contributions reached US$ 2 million.", "core_voluntary"),
    ("en", "Norland provided US$ 2 million to the RBSA.", "core_voluntary"),
    ("en", "RBSA: US$ 2 million", "core_voluntary"),
    ("en", "Its RBSA contribution of US$ 2 million made it the fifth donor.", "core_voluntary"),
    ("en", "US$ 2 million was unearmarked.", "core_voluntary"),
    ("en", "US$ 2 million of this was not earmarked.", "core_voluntary"),
    ("en", "Flexible funding of US$ 2 million was used for emergencies.", "core_voluntary"),
    ("en", "From the RBSA, US$ 300,000 went to a mine in Peru.", "core_voluntary"),
    (
        "en",
        "Thanks to unearmarked money, US$ 300,000 could be moved to a flood zone within days.",
        "core_voluntary",
    ),
    ("en", "The core grant is US$ 2 million a year.", "core_voluntary"),
    ("fr", "Le pays a versé 2 millions d'euros de contributions volontaires de base.", "core_voluntary"),
    ("fr", "Le pays a versé 2 millions d'euros au CSBO.", "core_voluntary"),
    ("fr", "2 millions d'euros sont non affectés.", "core_voluntary"),
    ("fr", "2 millions d'euros n'étaient pas affectés.", "core_voluntary"),
    ("fr", "Grâce aux ressources non affectées, 300 000 euros ont été envoyés au Tchad.", "core_voluntary"),
    ("fr", "Un financement flexible de 2 millions d'euros s'y ajoute.", "core_voluntary"),
    ("fr", "Les contributions sans affectation précise se montent à 2 millions d'euros.", "core_voluntary"),
    ("es", "El país dio 2 millones de euros de contribuciones no asignadas.", "core_voluntary"),
    ("es", "Las contribuciones voluntarias básicas fueron de 2 millones de euros.", "core_voluntary"),
    ("es", "Aportó 2 millones de euros a la CSPO.", "core_voluntary"),
    ("es", "2 millones de euros no estaban asignados.", "core_voluntary"),
    ("es", "Gracias a los fondos flexibles, 300.000 euros llegaron a Derna.", "core_voluntary"),
    ("es", "De libre disposición son 2 millones de euros.", "core_voluntary"),
    ("en", "A project on child labour in Ghana received US$ 1.5 million.", "project"),
    ("en", "Norland funds a pilot in Kenya with US$ 400,000.", "project"),
    ("en", 'US$ 1.5 million for the project "Clean mines".', "project"),
    ("fr", "Un projet au Ghana a reçu 1,5 million d'euros.", "project"),
    ("fr", "Le pays finance un projet pilote de 400 000 euros au Kenya.", "project"),
    ("es", "Un proyecto en Ghana recibió 1,5 millones de euros.", "project"),
    ("es", "El país financia un proyecto piloto de 400.000 euros en Kenia.", "project"),
    ("en", "Norland's voluntary contributions came to US$ 9 million.", "voluntary"),
    ("en", "Earmarked contributions totalled US$ 9 million.", "voluntary"),
    ("en", "Norland gave US$ 9 million for technical cooperation.", "voluntary"),
    ("en", "The city of Norburg adds US$ 90,000.", "voluntary"),
    ("en", "Two seconded experts are worth US$ 400,000.", "voluntary"),
    (
        "en",
        "The Ministry of Labour granted US$ 2 million, the development agency US$ 7 million.",
        "voluntary voluntary",
    ),
    ("en", "Earmarked and unearmarked together, Norland gave US$ 11 million.", "voluntary"),
    ("en", "Extra-budgetary funding: US$ 9 million", "voluntary"),
    ("en", "In-kind contributions were valued at US$ 300,000.", "voluntary"),
    ("fr", "Les contributions volontaires du pays atteignent 9 millions d'euros.", "voluntary"),
    ("fr", "Le pays a donné 9 millions d'euros pour la coopération technique.", "voluntary"),
    ("fr", "La ville de Norbourg ajoute 90 000 euros.", "voluntary"),
    ("fr", "Deux experts détachés représentent 400 000 euros.", "voluntary"),
    ("fr", "Les contributions préaffectées totalisent 9 millions d'euros.", "voluntary"),
    (
        "fr",
        "Le ministère du Travail a octroyé 2 millions d'euros, l'agence 7 millions d'euros.",
        "voluntary voluntary",
    ),
    (
        "fr",
        "Ressources affectées et non affectées confondues, le pays a donné 11 millions d'euros.",
        "voluntary",
    ),
    ("es", "Los aportes voluntarios del país llegan a 9 millones de euros.", "voluntary"),
    ("es", "El país dio 9 millones de euros para la cooperación técnica.", "voluntary"),
    ("es", "La ciudad de Norburgo añade 90.000 euros.", "voluntary"),
    ("es", "Dos expertos cedidos equivalen a 400.000 euros.", "voluntary"),
    ("es", "Las contribuciones con fines específicos suman 9 millones de euros.", "voluntary"),
    (
        "es",
        "El Ministerio de Trabajo otorgó 2 millones de euros, la agencia 7 millones de euros.",
        "voluntary voluntary",
    ),
    ("en", "Norland's official development assistance amounts to US$ 4.5 billion.", "other"),
    ("en", "In all, dues and voluntary contributions, Norland gave US$ 14 million.", "other"),
    ("en", "Total contributions, assessed and voluntary: US$ 14 million", "other"),
    ("fr", "L'aide publique au développement du pays atteint 4,5 milliards d'euros.", "other"),
    (
        "fr",
        "Au total, cotisations et contributions volontaires confondues, le pays a versé 14 millions d'euros.",
        "other",
    ),
    ("es", "La ayuda oficial al desarrollo del país llega a 4.500 millones de euros.", "other"),
    ("es", "En total, entre cuotas y aportes voluntarios, el país dio 14 millones de euros.", "other"),
    (
        "en",
        "Norland paid CHF 4.2 million in dues, US$ 2 million in core funding and US$ 9 million for projects.",
        "assessed core_voluntary voluntary",
    ),
    (
        "en",
        "Of US$ 11 million in voluntary funding, US$ 2 million is unearmarked.",
        "voluntary core_voluntary",
    ),
    (
        "en",
        "Voluntary contributions: US$ 9 million, of which US$ 4 m for Africa and US$ 5 m for Asia.",
        "voluntary voluntary voluntary",
    ),
    (
        "en",
        "Besides its assessed contribution of CHF 4 m, Norland gave US$ 9 m in voluntary contributions.",
        "assessed voluntary",
    ),
    ("en", "In addition to dues, Norland gave US$ 9 million.", "voluntary"),
    ("en", "On top of its membership dues, Norland added US$ 9 million.", "voluntary"),
    (
        "fr",
        "Outre sa contribution fixée de CHF 4 millions, il a donné 9 M€ de contributions volontaires.",
        "assessed voluntary",
    ),
    ("fr", "En plus de ses cotisations, le pays a donné 9 millions d'euros.", "voluntary"),
    (
        "fr",
        "Sur 11 millions d'euros de contributions volontaires, 2 millions d'euros ne sont pas affectés.",
        "voluntary core_voluntary",
    ),
    (
        "es",
        "Además de su cuota de CHF 4 millones, dio 9 M€ de contribuciones voluntarias.",
        "assessed voluntary",
    ),
    ("es", "Además de sus cuotas, el país dio 9 millones de euros.", "voluntary"),
    (
        "es",
        "De 11 millones de euros de aportes voluntarios, 2 millones de euros no están asignados.",
        "voluntary core_voluntary",
    ),
]
DESCRIBED: list[tuple[Language, str, str]] = [
    ("en", "The project has a budget of US$ 4 million.", "project"),
    ("en", "Norland pays US$ 4 million, the Bank US$ 2 million.", "project project"),
    ("en", "The first phase cost US$ 1.2 million.", "project"),
    ("en", "Of the total of US$ 4 million, US$ 1 million goes to tools.", "project project"),
    ("en", "The ministry adds US$ 200,000 of its own as counterpart cash.", "project"),
    ("en", "By June, US$ 3 million had been spent.", "project"),
    ("en", "Budget: US$ 4 million", "project"),
    ("en", "US$ 4 million (2021–24)", "project"),
    ("en", "The government contributes land and US$ 200,000.", "project"),
    ("en", "With US$ 4 million from Norland, 300 masons were trained.", "project"),
    ("en", "An extension of US$ 1 million was signed in May.", "project"),
    ("fr", "Le budget du projet est de 4 millions d'euros.", "project"),
    ("fr", "Le Nordland verse 4 millions d'euros et la Banque 2 millions d'euros.", "project project"),
    ("fr", "La première phase a coûté 1,2 million d'euros.", "project"),
    ("fr", "L'État ajoute 200 000 euros de contrepartie.", "project"),
    ("fr", "En juin, 3 millions d'euros avaient été dépensés.", "project"),
    ("fr", "Budget : 4 millions d'euros", "project"),
    ("es", "El presupuesto del proyecto es de 4 millones de euros.", "project"),
    ("es", "Nordlandia paga 4 millones de euros y el Banco 2 millones de euros.", "project project"),
    ("es", "La primera fase costó 1,2 millones de euros.", "project"),
    ("es", "El Estado añade 200.000 euros de contrapartida.", "project"),
    ("es", "En junio se habían gastado 3 millones de euros.", "project"),
    ("es", "Presupuesto: 4 millones de euros", "project"),
    ("en", "A mason earns US$ 9 a day.", "other"),
    ("en", "Wages rose from US$ 6 to US$ 9.", "other other"),
    ("en", "The price of cement is US$ 11 a bag.", "other"),
    ("en", "Each trainee receives a tool kit worth US$ 120.", "other"),
    ("en", "The fine for child labour is US$ 5,000.", "other"),
    ("en", "Losses from the flood are put at US$ 40 million.", "other"),
    ("en", "The country needs US$ 300 million for repairs.", "other"),
    ("en", "Grants of up to US$ 2,000 were open to cooperatives.", "other"),
    ("en", "Loans averaged US$ 350.", "other"),
    ("en", "Members saved US$ 12,000 in a year.", "other"),
    ("en", "Workers were paid US$ 5 a day.", "other"),
    ("en", "The cooperative's sales reached US$ 80,000.", "other"),
    ("en", "Farm incomes rose by US$ 150 a year.", "other"),
    ("en", "A ticket costs US$ 2.", "other"),
    ("en", "Awards are capped at US$ 20,000.", "other"),
    ("en", "The funding gap is US$ 3 million.", "other"),
    ("en", "Cash transfers of US$ 30 a month reached 900 families.", "other"),
    ("fr", "Un maçon gagne 9 euros par jour.", "other"),
    ("fr", "Le salaire est passé de 6 à 9 euros.", "other other"),
    ("fr", "Le prix du ciment est de 11 euros le sac.", "other"),
    ("fr", "Chaque stagiaire reçoit une trousse de 120 euros.", "other"),
    ("fr", "L'amende pour travail des enfants est de 5 000 euros.", "other"),
    ("fr", "Les pertes dues à l'inondation sont estimées à 40 millions d'euros.", "other"),
    ("fr", "Le pays a besoin de 300 millions d'euros pour les réparations.", "other"),
    ("fr", "Des subventions allant jusqu'à 2 000 euros ont été ouvertes aux coopératives.", "other"),
    ("fr", "Les prêts étaient en moyenne de 350 euros.", "other"),
    ("fr", "Les membres ont épargné 12 000 euros en un an.", "other"),
    ("fr", "Les ventes de la coopérative ont atteint 80 000 euros.", "other"),
    ("fr", "Un billet coûte 2 euros.", "other"),
    ("fr", "Il manque 3 millions d'euros.", "other"),
    ("fr", "Des transferts monétaires de 30 euros par mois ont touché 900 familles.", "other"),
    ("es", "Un albañil gana 9 euros al día.", "other"),
    ("es", "El salario pasó de 6 a 9 euros.", "other other"),
    ("es", "El precio del cemento es de 11 euros la bolsa.", "other"),
    ("es", "Cada aprendiz recibe un juego de herramientas de 120 euros.", "other"),
    ("es", "La multa por trabajo infantil es de 5.000 euros.", "other"),
    ("es", "Las pérdidas por la inundación se estiman en 40 millones de euros.", "other"),
    ("es", "El país necesita 300 millones de euros para las reparaciones.", "other"),
    ("es", "Subvenciones de hasta 2.000 euros se abrieron a cooperativas.", "other"),
    ("es", "Los préstamos fueron en promedio de 350 euros.", "other"),
    ("es", "Los miembros ahorraron 12.000 euros en un año.", "other"),
    ("es", "Las ventas de la cooperativa llegaron a 80.000 euros.", "other"),
    ("es", "Un boleto cuesta 2 euros.", "other"),
    ("es", "Faltan 3 millones de euros.", "other"),
    ("es", "Transferencias monetarias de 30 euros al mes llegaron a 900 familias.", "other"),
]
GLANCED: list[tuple[Language, str, str]] = [
    ("en", "Annual membership fee: US$ 85,000", "assessed"),
    ("en", "GDP per capita: US$ 41,000", "other"),
    ("en", "The minimum wage is US$ 310.", "other"),
    ("fr", "Le PIB par habitant est de 41 000 euros.", "other"),
    ("fr", "Le salaire minimum est de 310 euros.", "other"),
    ("es", "El PIB por habitante es de 41.000 euros.", "other"),
    ("es", "El salario mínimo es de 310 euros.", "other"),
]
BARE: list[tuple[Language, str, str]] = [
    ("en", "Norland pays US$ 3.1 million in mandatory contributions.", "assessed"),
    ("fr", "Contribution mise en recouvrement : 3,1 millions de dollars", "assessed"),
    ("es", "Contribución señalada: 3,1 millones de dólares", "assessed"),
    ("en", "The project's second phase is worth US$ 6 million.", "project"),
    ("fr", "La deuxième phase du projet est dotée de 6 millions d'euros.", "project"),
    ("es", "La segunda fase del proyecto cuenta con 6 millones de euros.", "project"),
    ("en", "Norland has pledged US$ 9 million to the ILO.", "voluntary"),
    ("fr", "Le pays s'est engagé à verser 9 millions d'euros à l'OIT.", "voluntary"),
    ("es", "El país se comprometió a aportar 9 millones de euros a la OIT.", "voluntary"),
]
HEADED: list[tuple[Language, str, str, str]] = [
    ("en", "Core funding", "US$ 300,000 was used to train labour inspectors.", "core_voluntary"),
    ("en", "RBSA at work", "In Peru, US$ 300,000 paid for a registry.", "core_voluntary"),
    (
        "fr",
        "Les fonds non affectés en action",
        "Au Pérou, 300 000 euros ont payé un registre.",
        "core_voluntary",
    ),
    ("es", "Fondos no asignados", "En el Perú, 300.000 euros pagaron un registro.", "core_voluntary"),
    ("en", "Key donors", "Agency for Cooperation: US$ 7 million", "voluntary"),
]


def flows(language: Language, heading: str | None, text: str) -> str:
    return " ".join(value.flow for value in values(text, Context(language, heading=heading)))


@pytest.mark.parametrize(("language", "text", "want"), FUNDED)
def test_under_a_heading_about_money(language: Language, text: str, want: str) -> None:
    assert flows(language, FUNDING[language], text) == want


@pytest.mark.parametrize(("language", "text", "want"), DESCRIBED)
def test_under_the_heading_of_one_work(language: Language, text: str, want: str) -> None:
    assert flows(language, WORK[language], text) == want


@pytest.mark.parametrize(("language", "text", "want"), GLANCED)
def test_under_a_heading_about_all_and_sundry(language: Language, text: str, want: str) -> None:
    assert flows(language, GLANCE[language], text) == want


@pytest.mark.parametrize(("language", "text", "want"), BARE)
def test_without_a_heading(language: Language, text: str, want: str) -> None:
    assert flows(language, None, text) == want


@pytest.mark.parametrize(("language", "heading", "text", "want"), HEADED)
def test_a_heading_that_names_the_kind(language: Language, heading: str, text: str, want: str) -> None:
    assert flows(language, heading, text) == want
