"""Dates: text → (words, first day/last day or duration) for each, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.dates import find_dates
from extract.entities.values import DateValue

if TYPE_CHECKING:
    from extract.models import Language

Row = tuple[str, str]

EN: list[Row] = [
    ("on 14 March 2022", "14 March 2022 2022-03-14/2022-03-14"),
    ("on 1st May 2021", "1st May 2021 2021-05-01/2021-05-01"),
    ("on the 2nd of June 2021", "2nd of June 2021 2021-06-02/2021-06-02"),
    ("on March 14, 2022,", "March 14, 2022 2022-03-14/2022-03-14"),
    ("on March 14th, 2022", "March 14th, 2022 2022-03-14/2022-03-14"),
    ("on Jan. 5, 2020", "Jan. 5, 2020 2020-01-05/2020-01-05"),
    ("on 5 Sept 2020", "5 Sept 2020 2020-09-05/2020-09-05"),
    ("on 2022-03-14", "2022-03-14 2022-03-14/2022-03-14"),
    ("on 14/03/2022", "14/03/2022 2022-03-14/2022-03-14"),
    ("on 14.03.2022", "14.03.2022 2022-03-14/2022-03-14"),
    ("by 12/31/2023", "12/31/2023 2023-12-31/2023-12-31"),
    ("29 February 2024", "29 February 2024 2024-02-29/2024-02-29"),
    ("in March 2022", "March 2022 2022-03-01/2022-03-31"),
    ("in MARCH 2022", "MARCH 2022 2022-03-01/2022-03-31"),
    ("in February 2023", "February 2023 2023-02-01/2023-02-28"),
    ("in Sept. 2021", "Sept. 2021 2021-09-01/2021-09-30"),
    ("in May, 2021", "May, 2021 2021-05-01/2021-05-31"),
    ("in 2021", "2021 2021-01-01/2021-12-31"),
    ("a member since 1919", "1919 1919-01-01/1919-12-31"),
    ("from 2024", "2024 2024-01-01/2024-12-31"),
    ("until 2025", "2025 2025-01-01/2025-12-31"),
    ("a treaty of 1957 (No. 105)", "1957 1957-01-01/1957-12-31"),
    ("resolution 1244 (1999)", "1999 1999-01-01/1999-12-31"),
    ("in mid-2024", "mid-2024 2024-01-01/2024-12-31"),
    ("for FY2024", "FY2024 2024-01-01/2024-12-31"),
    ("for FY 2024", "FY 2024 2024-01-01/2024-12-31"),
    ("for FY24", "FY24 2024-01-01/2024-12-31"),
    ("fiscal year 2024", "fiscal year 2024 2024-01-01/2024-12-31"),
    ("the 1990s", "1990s 1990-01-01/1999-12-31"),
    ("the 2010's", "2010's 2010-01-01/2019-12-31"),
    ("in Q1 2025", "Q1 2025 2025-01-01/2025-03-31"),
    ("the first quarter of 2025", "first quarter of 2025 2025-01-01/2025-03-31"),
    ("the second half of 2025", "second half of 2025 2025-07-01/2025-12-31"),
    ("H1 2025", "H1 2025 2025-01-01/2025-06-30"),
    ("2019-21", "2019-21 2019-01-01/2021-12-31"),
    ("2019–2021", "2019–2021 2019-01-01/2021-12-31"),
    ("2019 – 2021", "2019 – 2021 2019-01-01/2021-12-31"),
    ("2019/20", "2019/20 2019-01-01/2020-12-31"),
    ("1999-01", "1999-01 1999-01-01/2001-12-31"),
    ("the 2022–23 biennium", "2022–23 2022-01-01/2023-12-31"),
    ("(2023-25)", "2023-25 2023-01-01/2025-12-31"),
    ("from 2019 to 2021", "2019 to 2021 2019-01-01/2021-12-31"),
    ("between 2019 and 2021", "2019 and 2021 2019-01-01/2021-12-31"),
    ("in 2019 and 2021", "2019 2019-01-01/2019-12-31|2021 2021-01-01/2021-12-31"),
    ("2019 through 2021", "2019 through 2021 2019-01-01/2021-12-31"),
    ("from January 2021 to June 2024", "January 2021 to June 2024 2021-01-01/2024-06-30"),
    ("January 2021–June 2024", "January 2021–June 2024 2021-01-01/2024-06-30"),
    ("between May 2020 and June 2024", "May 2020 and June 2024 2020-05-01/2024-06-30"),
    ("April–June 2022", "April–June 2022 2022-04-01/2022-06-30"),
    ("from April to June 2022", "April to June 2022 2022-04-01/2022-06-30"),
    ("in April and June 2022", "April 2022-04-01/2022-04-30|June 2022 2022-06-01/2022-06-30"),
    ("from 6 to 9 December 2022", "6 to 9 December 2022 2022-12-06/2022-12-09"),
    ("6–9 December 2022", "6–9 December 2022 2022-12-06/2022-12-09"),
    ("between 3 and 5 February 2025", "3 and 5 February 2025 2025-02-03/2025-02-05"),
    ("on 3 and 5 February 2025", "3 2025-02-03/2025-02-03|5 February 2025 2025-02-05/2025-02-05"),
    ("from 15 April to 14 June 2024", "15 April to 14 June 2024 2024-04-15/2024-06-14"),
    ("1 July 2020 to 30 June 2025", "1 July 2020 to 30 June 2025 2020-07-01/2025-06-30"),
    ("from March 1, 2020 to May 2, 2021", "March 1, 2020 to May 2, 2021 2020-03-01/2021-05-02"),
    ("from 2019 to the end of 2021", "2019 to the end of 2021 2019-01-01/2021-12-31"),
    ("2026 onwards", "2026 onwards 2026-01-01/.."),
    ("from 2026 onward", "2026 onward 2026-01-01/.."),
    ("in 2024 and beyond", "2024 and beyond 2024-01-01/.."),
    ("a 26-month project", "26-month P26M"),
    ("a four-year plan", "four-year P4Y"),
    ("lasts 26 months", "26 months P26M"),
    ("the past ten years", "ten years P10Y"),
    ("two and a half years", "two and a half years P30M"),
    ("2.5 years", "2.5 years P30M"),
    ("within three weeks", "three weeks P3W"),
    ("every two years", "two years P2Y"),
    ("ten days", "ten days P10D"),
    ("one year", "one year P1Y"),
    ("over 38 years", "38 years P38Y"),
]
EN_NONE = [
    "the 2030 Agenda",
    "Agenda 2063 and Vision 2030",
    "the 2030 Agenda for Sustainable Development",
    "the post-2015 debate",
    "Horizon 2020 and Expo 2020",
    "Convention No. 190",
    "page 2010, room 1990",
    "call +41 22 799 2022",
    "2,022 people, 1,990 firms",
    "2000 people and 1900 workers",
    "US$ 2022, EUR 2020, 2021 euros, 2000 million",
    "a year later, half a year, a month",
    "youth aged 15 to 24 years",
    "workers under 30 years of age",
    "a 45-year-old welder",
    "48 hours a week, three days a week",
    "40 days of paid work",
    "may 5, march on",
    "1.2022 and 2022.5 and 2022%",
    "ISO 1998",
    "40 March",
]
FR: list[Row] = [
    ("le 14 mars 2022", "14 mars 2022 2022-03-14/2022-03-14"),
    ("le 1er mai 2021", "1er mai 2021 2021-05-01/2021-05-01"),
    ("le 14/03/2022", "14/03/2022 2022-03-14/2022-03-14"),
    ("en juillet 2020", "juillet 2020 2020-07-01/2020-07-31"),
    ("Juin 2023", "Juin 2023 2023-06-01/2023-06-30"),
    ("en août 2023", "août 2023 2023-08-01/2023-08-31"),
    ("en aout 2023", "aout 2023 2023-08-01/2023-08-31"),
    ("en déc. 2023", "déc. 2023 2023-12-01/2023-12-31"),
    ("en février 2024", "février 2024 2024-02-01/2024-02-29"),
    ("au mois de mars de 2024", "mars de 2024 2024-03-01/2024-03-31"),
    ("en 2021", "2021 2021-01-01/2021-12-31"),
    ("Le calendrier de 2023 tient compte", "2023 2023-01-01/2023-12-31"),
    ("depuis 1919", "1919 1919-01-01/1919-12-31"),
    ("à la mi-2024", "la mi-2024 2024-01-01/2024-12-31"),
    ("mi-2024", "mi-2024 2024-01-01/2024-12-31"),
    ("les années 1990", "les années 1990 1990-01-01/1999-12-31"),
    ("au premier trimestre 2024", "premier trimestre 2024 2024-01-01/2024-03-31"),
    ("au troisième trimestre de 2024", "troisième trimestre de 2024 2024-07-01/2024-09-30"),
    ("au second semestre 2024", "second semestre 2024 2024-07-01/2024-12-31"),
    ("T2 2024", "T2 2024 2024-04-01/2024-06-30"),
    ("2019-2022", "2019-2022 2019-01-01/2022-12-31"),
    ("2019-22", "2019-22 2019-01-01/2022-12-31"),
    ("de 2019 à 2022", "2019 à 2022 2019-01-01/2022-12-31"),
    ("entre 2019 et 2022", "2019 et 2022 2019-01-01/2022-12-31"),
    ("en 2019 et 2022", "2019 2019-01-01/2019-12-31|2022 2022-01-01/2022-12-31"),
    ("de janvier 2021 à juin 2024", "janvier 2021 à juin 2024 2021-01-01/2024-06-30"),
    ("d'avril à juin 2022", "avril à juin 2022 2022-04-01/2022-06-30"),
    ("du 15 avril 2022 au 14 juin 2024", "15 avril 2022 au 14 juin 2024 2022-04-15/2024-06-14"),
    ("du 15 avril au 14 juin 2024", "15 avril au 14 juin 2024 2024-04-15/2024-06-14"),
    ("du 6 au 9 décembre 2022", "6 au 9 décembre 2022 2022-12-06/2022-12-09"),
    (
        "entre le 1er janvier 2021 et le 31 décembre 2023",
        "1er janvier 2021 et le 31 décembre 2023 2021-01-01/2023-12-31",
    ),
    ("de 2021 à fin 2024", "2021 à fin 2024 2021-01-01/2024-12-31"),
    ("à partir de 2024", "à partir de 2024 2024-01-01/.."),
    ("à compter de juin 2024", "à compter de juin 2024 2024-06-01/.."),
    ("jusqu'en mars 2024", "mars 2024 2024-03-01/2024-03-31"),
    ("d'ici à 2030", "2030 2030-01-01/2030-12-31"),
    ("pour quatre ans", "quatre ans P4Y"),
    ("en 18 mois", "18 mois P18M"),
    ("dix mois", "dix mois P10M"),
    ("trois semaines", "trois semaines P3W"),
    ("les dix dernières années", "dix dernières années P10Y"),
    ("une durée d'un an", "un an P1Y"),
    ("deux ans et demi", "deux ans et demi P30M"),
    ("quatre-vingt-dix jours", "quatre-vingt-dix jours P90D"),
]
FR_NONE = [
    "l'Agenda 2030",
    "Vision 2030 et Horizon 2020",
    "la convention n° 190",
    "page 2010",
    "Tél. +32 2 700 20 22",
    "2 022 personnes",
    "2000 personnes",
    "2022 euros, 2022 millions",
    "un an plus tard",
    "les jeunes de 15 à 24 ans",
    "les moins de 30 ans",
    "8 heures par jour",
    "trois jours par semaine",
    "40 jours de travail",
]
ES: list[Row] = [
    ("el 15 de marzo de 2024", "15 de marzo de 2024 2024-03-15/2024-03-15"),
    ("el 1º de enero de 2021", "1º de enero de 2021 2021-01-01/2021-01-01"),
    ("el 1 de enero del 2021", "1 de enero del 2021 2021-01-01/2021-01-01"),
    ("el 31/12/2023", "31/12/2023 2023-12-31/2023-12-31"),
    ("en junio de 2022", "junio de 2022 2022-06-01/2022-06-30"),
    ("en Junio 2022", "Junio 2022 2022-06-01/2022-06-30"),
    ("en setiembre de 2022", "setiembre de 2022 2022-09-01/2022-09-30"),
    ("en sept. 2022", "sept. 2022 2022-09-01/2022-09-30"),
    ("en 2022", "2022 2022-01-01/2022-12-31"),
    ("desde 1931", "1931 1931-01-01/1931-12-31"),
    ("a mediados de 2024", "mediados de 2024 2024-01-01/2024-12-31"),
    ("la década de 1990", "la década de 1990 1990-01-01/1999-12-31"),
    ("los años 1990", "los años 1990 1990-01-01/1999-12-31"),
    ("el primer trimestre de 2025", "primer trimestre de 2025 2025-01-01/2025-03-31"),
    ("el segundo semestre de 2025", "segundo semestre de 2025 2025-07-01/2025-12-31"),
    ("2020-2023", "2020-2023 2020-01-01/2023-12-31"),
    ("el bienio 2024-25", "2024-25 2024-01-01/2025-12-31"),
    ("de 2019 a 2022", "2019 a 2022 2019-01-01/2022-12-31"),
    ("entre 2018 y 2022", "2018 y 2022 2018-01-01/2022-12-31"),
    ("en 2018 y 2022", "2018 2018-01-01/2018-12-31|2022 2022-01-01/2022-12-31"),
    ("de marzo de 2021 a diciembre de 2024", "marzo de 2021 a diciembre de 2024 2021-03-01/2024-12-31"),
    ("desde marzo de 2021 hasta mayo de 2024", "marzo de 2021 hasta mayo de 2024 2021-03-01/2024-05-31"),
    ("de abril a junio de 2022", "abril a junio de 2022 2022-04-01/2022-06-30"),
    ("del 6 al 9 de diciembre de 2022", "6 al 9 de diciembre de 2022 2022-12-06/2022-12-09"),
    (
        "del 15 de abril de 2022 al 14 de junio de 2024",
        "15 de abril de 2022 al 14 de junio de 2024 2022-04-15/2024-06-14",
    ),
    (
        "del 15 de abril al 14 de junio de 2024",
        "15 de abril al 14 de junio de 2024 2024-04-15/2024-06-14",
    ),
    ("entre mayo y junio de 2022", "mayo y junio de 2022 2022-05-01/2022-06-30"),
    ("a partir de 2024", "a partir de 2024 2024-01-01/.."),
    ("2024 en adelante", "2024 en adelante 2024-01-01/.."),
    ("hasta junio de 2025", "junio de 2025 2025-06-01/2025-06-30"),
    ("durante cinco años", "cinco años P5Y"),
    ("18 meses", "18 meses P18M"),
    ("seis semanas", "seis semanas P6W"),
    ("los últimos diez años", "diez años P10Y"),
    ("un plazo de un año", "un año P1Y"),
    ("dos años y medio", "dos años y medio P30M"),
    ("treinta y seis meses", "treinta y seis meses P36M"),
]
ES_NONE = [
    "la Agenda 2030",
    "Visión 2030",
    "el Convenio núm. 190",
    "página 2010",
    "Tel. +52 55 5000 2022",
    "2.022 personas",
    "2000 personas",
    "2022 dólares, 2022 millones",
    "un año después",
    "jóvenes de 15 a 29 años",
    "8 horas al día",
    "tres días por semana",
    "40 días de trabajo",
]
CASES: list[tuple[Language, str, str]] = [
    *[("en", text, want) for text, want in EN],
    *[("fr", text, want) for text, want in FR],
    *[("es", text, want) for text, want in ES],
]
NOTHING: list[tuple[Language, str]] = [
    *[("en", text) for text in EN_NONE],
    *[("fr", text) for text in FR_NONE],
    *[("es", text) for text in ES_NONE],
]


def told(text: str, language: Language, partner: str | None = None) -> str:
    found = []
    for entity in find_dates(text, language, partner=partner):
        value = entity.value
        assert isinstance(value, DateValue)
        assert text[entity.start : entity.end] == entity.text
        days = value.duration or f"{value.start or '..'}/{value.end or '..'}"
        found.append(f"{entity.text} {days}")
    return "|".join(found)


@pytest.mark.parametrize(("language", "text", "want"), CASES)
def test_dates(language: Language, text: str, want: str) -> None:
    assert told(text, language) == want


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_left_alone(language: Language, text: str) -> None:
    assert told(text, language) == ""


def test_slashed_dates_follow_the_partner_where_the_text_does_not_tell() -> None:
    assert told("03/04/2022", "en") == "03/04/2022 2022-04-03/2022-04-03"
    assert told("03/04/2022", "en", "USA") == "03/04/2022 2022-03-04/2022-03-04"
    assert told("03/04/2022 and 12/31/2022", "en") == (
        "03/04/2022 2022-03-04/2022-03-04|12/31/2022 2022-12-31/2022-12-31"
    )
