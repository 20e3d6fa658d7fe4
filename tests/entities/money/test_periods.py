"""Which years an amount covers: ranges and years of its sentence, pointers, parts; not those of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.values import Context
from tests.entities.money.told import values, years

if TYPE_CHECKING:
    from extract.models import Language

FUNDING: dict[Language, str] = {"en": "Funding", "fr": "Financement", "es": "Aportes"}
EN = [
    ("Norland gave US$ 5 million between 2018 and 2022.", "2018–2022"),
    ("Norland gave US$ 5 million from 2018 to 2022.", "2018–2022"),
    ("Norland gave US$ 5 million over 2018–22.", "2018–2022"),
    ("Norland gave US$ 5 million in 2018-2022.", "2018–2022"),
    ("Norland gave US$ 5 million during the 2022–23 biennium.", "2022–2023"),
    ("In the 2022-23 biennium, Norland gave US$ 5 million.", "2022–2023"),
    ("Norland's contribution for 2022 was US$ 5 million.", "2022–2022"),
    ("For 2022, Norland gave US$ 5 million.", "2022–2022"),
    ("In 2022 Norland gave US$ 5 million.", "2022–2022"),
    ("Norland gave US$ 5 million in 2022.", "2022–2022"),
    ("Norland gave US$ 5 million (2022).", "2022–2022"),
    ("Norland: US$ 5 million, 2022–24", "2022–2024"),
    ("2022–24: US$ 5 million", "2022–2024"),
    ("US$ 5 million, 2022", "2022–2022"),
    ("US$ 5 million (2020–2023)", "2020–2023"),
    ("A US$ 5 million grant for 2020–2023 pays for it.", "2020–2023"),
    ("Norland pays US$ 5 million for the project, April 2022 to March 2025.", "2022-04-01–2025-03-31"),
    ("The project (US$ 5 million, April 2022 – March 2025) trains masons.", "2022-04-01–2025-03-31"),
    ("In fiscal year 2022, Norland gave US$ 5 million.", "2022–2022"),
    ("In FY2022 Norland gave US$ 5 million.", "2022–2022"),
    ("In 2022, it gave US$ 5 million; in 2023, US$ 6 million.", "2022–2022 2023–2023"),
    ("US$ 5 million was paid in 2022 and US$ 6 million in 2023.", "2022–2022 2023–2023"),
    (
        "It gave US$ 5 million in 2022, US$ 6 million in 2023 and US$ 7 million in 2024.",
        "2022–2022 2023–2023 2024–2024",
    ),
    ("In 2022 it gave US$ 5 million, and US$ 6 million a year later.", "2022–2022 -"),
    ("It gave US$ 5 million in 2021 and in 2022 US$ 6 million.", "2021–2021 2022–2022"),
    (
        "Between 2018 and 2022 it gave US$ 5 million, of which US$ 2 million for Africa.",
        "2018–2022 2018–2022",
    ),
    ("Between 2018 and 2022 it gave US$ 5 million, of which US$ 2 million in 2022.", "2018–2022 2022–2022"),
    (
        "Between 2018 and 2022 it gave US$ 5 million. Of this, US$ 2 million went to Africa.",
        "2018–2022 2018–2022",
    ),
    (
        "Between 2018 and 2022 it gave US$ 5 million. Over the same period, Sudland gave US$ 2 million.",
        "2018–2022 2018–2022",
    ),
    (
        "Between 2018 and 2022 it gave US$ 5 million. Over the biennium, US$ 2 million was spent.",
        "2018–2022 2018–2022",
    ),
    (
        "Between 2018 and 2022 it gave US$ 5 million. It has paid US$ 2 million since 2021.",
        "2018–2022 2021–2022",
    ),
    (
        "Between 2018 and 2022 it gave US$ 5 million. A city gave US$ 2 million, and hosts us since 2021.",
        "2018–2022 -",
    ),
    ("In 2022 it gave US$ 5 million. That year it also lent US$ 2 million.", "2022–2022 2022–2022"),
    ("In 2022 it gave US$ 5 million. The same year, US$ 2 million was spent in Asia.", "2022–2022 2022–2022"),
    ("In 2022 it gave US$ 5 million. Sudland gave US$ 2 million.", "2022–2022 -"),
    ("On 3 May 2022 Norland signed a grant of US$ 5 million.", "-"),
    ("In May 2022 Norland signed a grant of US$ 5 million.", "-"),
    ("Since 2021, Norland has given US$ 5 million.", "-"),
    ("As of 2022, US$ 5 million had been paid.", "-"),
    ("By 2022, US$ 5 million had been paid.", "-"),
    ("As of 31 December 2022, US$ 5 million had been paid.", "-"),
    ("Until 2025, US$ 5 million is available.", "-"),
    ("It gave US$ 5 million over four years.", "-"),
    ("It gives US$ 5 million a year.", "-"),
    ("The four-year, US$ 5 million project ends in 2025.", "-"),
    ("The project of US$ 5 million runs until March 2025.", "-"),
    ("The project of US$ 5 million started in 2021.", "-"),
    ("The project of US$ 5 million runs from 2021 to 2025.", "2021–2025"),
    ("With US$ 5 million (2021–25), the project trains masons.", "2021–2025"),
    ("From 2024 onwards it will give US$ 5 million a year.", "-"),
    ("The 2022 contribution of US$ 5 million was paid in May.", "2022–2022"),
    ("Its 2022 contribution was US$ 5 million.", "2022–2022"),
    ("The 2022–23 contribution was US$ 5 million.", "2022–2023"),
    ("For the years 2020, 2021 and 2022 it gave US$ 5 million.", "2020–2022"),
    ("A fine of US$ 500 was set in 2019.", "-"),
    ("A mason earned US$ 5 a day in 2019.", "-"),
    ("Founded in 1919, it received US$ 5 million.", "-"),
    ("After the flood of 2021, US$ 5 million was given.", "-"),
    ("Under the 2030 Agenda, US$ 5 million was given.", "-"),
    ("From January to June 2022, US$ 5 million was spent.", "2022-01-01–2022-06-30"),
    ("In the first half of 2022, US$ 5 million was spent.", "2022-01-01–2022-06-30"),
    ("Norland gave:\nUS$ 5 million in 2021;\nUS$ 6 million in 2022.", "2021–2021 2022–2022"),
    ("In 2019–22 Norland gave:\nUS$ 5 million to Asia;\nUS$ 6 million to Africa.", "2019–2022 2019–2022"),
    ("Contributions 2019–22\nUS$ 5 million to Asia", "-"),
    ("It gave US$ 5 million and EUR 3 million between 2018 and 2022.", "2018–2022 2018–2022"),
    ("Its grant rose from US$ 5 million in 2018 to US$ 8 million in 2022.", "2018–2018 2022–2022"),
    ("More than in 2021, it gave US$ 5 million in 2022.", "2022–2022"),
    ("It gave US$ 5 million in 2022, up from US$ 4 million in 2021.", "2022–2022 2021–2021"),
    ("It gave US$ 5 million in 2022 (2021: US$ 4 million).", "2022–2022 2021–2021"),
]
FR = [
    (
        "De 2018 à 2022, le pays a versé 5 millions d'euros. Une ville a versé 2 millions d'euros, "
        "et elle nous loge depuis 2021.",
        "2018–2022 -",
    ),
    ("Le pays a versé 5 millions d'euros entre 2018 et 2022.", "2018–2022"),
    ("Le pays a versé 5 millions d'euros de 2018 à 2022.", "2018–2022"),
    ("De 2018 à 2022, le pays a versé 5 millions d'euros.", "2018–2022"),
    ("Pour la période 2018-2022, le pays a versé 5 millions d'euros.", "2018–2022"),
    ("Sur la période 2018–2022, le pays a versé 5 millions d'euros.", "2018–2022"),
    ("Au cours de l'exercice 2022-2023, le pays a versé 5 millions d'euros.", "2022–2023"),
    ("Pour l'exercice biennal 2022-2023, le pays a versé 5 millions d'euros.", "2022–2023"),
    ("En 2022, le pays a versé 5 millions d'euros.", "2022–2022"),
    ("Le pays a versé 5 millions d'euros en 2022.", "2022–2022"),
    ("Le pays a versé 5 millions d'euros (2022).", "2022–2022"),
    ("Le pays a versé 5 millions d'euros au titre de 2022.", "2022–2022"),
    ("Sa contribution pour 2022 est de 5 millions d'euros.", "2022–2022"),
    ("Sa contribution 2022 est de 5 millions d'euros.", "2022–2022"),
    ("Le pays paie 5 millions d'euros pour un projet, d'avril 2022 à mars 2025.", "2022-04-01–2025-03-31"),
    ("Le projet (5 millions d'euros, avril 2022 – mars 2025) forme des maçons.", "2022-04-01–2025-03-31"),
    ("En 2021, 5 millions d'euros, et en 2022, 6 millions d'euros.", "2021–2021 2022–2022"),
    ("De 2018 à 2022, 5 millions d'euros, dont 2 millions d'euros pour l'Afrique.", "2018–2022 2018–2022"),
    ("De 2018 à 2022, 5 millions d'euros, dont 2 millions d'euros en 2022.", "2018–2022 2022–2022"),
    (
        "De 2018 à 2022, il a versé 5 millions d'euros. Sur cette somme, 2 M€ sont allés au Mali.",
        "2018–2022 2018–2022",
    ),
    (
        "De 2018 à 2022, il a versé 5 millions d'euros. Pendant la même période, le Sud a donné 2 M€.",
        "2018–2022 2018–2022",
    ),
    (
        "En 2022, il a versé 5 millions d'euros. La même année, 2 millions d'euros ont été dépensés en Asie.",
        "2022–2022 2022–2022",
    ),
    ("Cette année-là, 2 millions d'euros ont été versés.", "-"),
    ("Le 3 mai 2022, le pays a signé un don de 5 millions d'euros.", "-"),
    ("En mai 2022, le pays a signé un don de 5 millions d'euros.", "-"),
    ("Depuis 2021, le pays a versé 5 millions d'euros.", "-"),
    ("Au 31 décembre 2022, 5 millions d'euros avaient été versés.", "-"),
    ("Fin 2022, 5 millions d'euros avaient été versés.", "-"),
    ("Le pays verse 5 millions d'euros par an.", "-"),
    ("Le pays verse 5 millions d'euros sur quatre ans.", "-"),
    ("Le projet de 5 millions d'euros s'achève en mars 2025.", "-"),
    ("Le projet de 5 millions d'euros court de 2021 à 2025.", "2021–2025"),
    ("Un maçon gagnait 5 euros par jour en 2019.", "-"),
    ("Après l'inondation de 2021, 5 millions d'euros ont été donnés.", "-"),
    ("De janvier à juin 2022, 5 millions d'euros ont été dépensés.", "2022-01-01–2022-06-30"),
    ("Son don est passé de 5 millions d'euros en 2018 à 8 millions d'euros en 2022.", "2018–2018 2022–2022"),
    ("Il a versé 5 millions d'euros en 2022, contre 4 millions d'euros en 2021.", "2022–2022 2021–2021"),
    ("Sur les années 2020 et 2021, il a versé 5 millions d'euros.", "2020–2021"),
]
ES = [
    ("El país aportó 5 millones de euros entre 2018 y 2022.", "2018–2022"),
    ("El país aportó 5 millones de euros de 2018 a 2022.", "2018–2022"),
    ("De 2018 a 2022, el país aportó 5 millones de euros.", "2018–2022"),
    ("En el periodo 2018-2022 el país aportó 5 millones de euros.", "2018–2022"),
    ("Durante el bienio 2022-2023 el país aportó 5 millones de euros.", "2022–2023"),
    ("En 2022 el país aportó 5 millones de euros.", "2022–2022"),
    ("El país aportó 5 millones de euros en 2022.", "2022–2022"),
    ("El país aportó 5 millones de euros (2022).", "2022–2022"),
    ("Su contribución para 2022 es de 5 millones de euros.", "2022–2022"),
    ("Su aporte de 2022 fue de 5 millones de euros.", "2022–2022"),
    ("El aporte 2022 fue de 5 millones de euros.", "2022–2022"),
    (
        "El país paga 5 millones de euros por un proyecto, de abril de 2022 a marzo de 2025.",
        "2022-04-01–2025-03-31",
    ),
    (
        "El proyecto (5 millones de euros, abril de 2022 – marzo de 2025) forma albañiles.",
        "2022-04-01–2025-03-31",
    ),
    ("En 2021, 5 millones de euros, y en 2022, 6 millones de euros.", "2021–2021 2022–2022"),
    (
        "Entre 2018 y 2022, 5 millones de euros, de los cuales 2 millones de euros para África.",
        "2018–2022 2018–2022",
    ),
    (
        "Entre 2018 y 2022, 5 millones de euros, de los cuales 2 millones de euros en 2022.",
        "2018–2022 2022–2022",
    ),
    (
        "Entre 2018 y 2022 dio 5 millones de euros. De ese total, 2 millones de euros fueron al Chad.",
        "2018–2022 2018–2022",
    ),
    (
        "Entre 2018 y 2022 dio 5 millones de euros. En el mismo periodo, Surlandia dio 2 millones de euros.",
        "2018–2022 2018–2022",
    ),
    (
        "En 2022 dio 5 millones de euros. Ese año se gastaron 2 millones de euros en Asia.",
        "2022–2022 2022–2022",
    ),
    ("El 3 de mayo de 2022 firmó una donación de 5 millones de euros.", "-"),
    ("En mayo de 2022 firmó una donación de 5 millones de euros.", "-"),
    ("Desde 2021 ha dado 5 millones de euros.", "-"),
    ("Al 31 de diciembre de 2022 se habían pagado 5 millones de euros.", "-"),
    ("El país da 5 millones de euros al año.", "-"),
    ("El país da 5 millones de euros en cuatro años.", "-"),
    ("El proyecto de 5 millones de euros termina en marzo de 2025.", "-"),
    ("El proyecto de 5 millones de euros va de 2021 a 2025.", "2021–2025"),
    ("Un albañil ganaba 5 euros al día en 2019.", "-"),
    ("Tras la inundación de 2021, se dieron 5 millones de euros.", "-"),
    ("De enero a junio de 2022 se gastaron 5 millones de euros.", "2022-01-01–2022-06-30"),
    ("Su aporte pasó de 5 millones de euros en 2018 a 8 millones de euros en 2022.", "2018–2018 2022–2022"),
    ("Dio 5 millones de euros en 2022, frente a 4 millones de euros en 2021.", "2022–2022 2021–2021"),
    ("En los años 2020 y 2021 dio 5 millones de euros.", "2020–2021"),
]
CASES: list[tuple[Language, str, str]] = [
    *[("en", text, want) for text, want in EN],
    *[("fr", text, want) for text, want in FR],
    *[("es", text, want) for text, want in ES],
]


@pytest.mark.parametrize(("language", "text", "want"), CASES)
def test_periods(language: Language, text: str, want: str) -> None:
    context = Context(language, heading=FUNDING[language])
    assert " ".join(years(value) for value in values(text, context)) == want
