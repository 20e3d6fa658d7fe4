"""Acronyms: how documents introduce them, where they stand without a name, and what a record calls each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities import annotate
from extract.entities.organisations import find_organisations, introduced_acronyms
from extract.entities.values import Context, OrganisationValue

if TYPE_CHECKING:
    from extract.models import Language


def named(texts: list[str], language: Language) -> list[list[tuple[str, str]]]:
    """Return words and name of each organisation in each text of a document."""
    context = Context(language, acronyms=introduced_acronyms(texts, language))
    told = []
    for text in texts:
        values = [(e.text, e.value) for e in find_organisations(text, context)]
        told.append([(words, v.name) for words, v in values if isinstance(v, OrganisationValue)])
    return told


INTRODUCED: list[tuple[Language, str, str]] = [
    ("en", "the Coastal Roads Authority (CRA)", "Coastal Roads Authority (CRA)=CRA"),
    ("en", 'the Coastal Roads Authority ("CRA")', 'Coastal Roads Authority ("CRA")=CRA'),
    ("en", '"Coastal Roads Authority" (CRA)', 'Coastal Roads Authority" (CRA)=CRA'),
    ("en", "the Coastal Roads Authority (the CRA)", "Coastal Roads Authority (the CRA)=CRA"),
    ("en", "the Coastal Roads Authority (hereafter CRA)", "Coastal Roads Authority (hereafter CRA)=CRA"),
    (
        "en",
        "Roads Authority (RVS, by its Spanish acronym)",
        "Roads Authority (RVS, by its Spanish acronym)=RVS",
    ),
    ("en", "the Coastal Roads Authority (CRA; Dunmore)", "Coastal Roads Authority=CRA|CRA=CRA"),
    ("en", "CRA (Coastal Roads Authority) lends", "CRA (Coastal Roads Authority)=CRA"),
    (
        "en",
        "MoSAW (Ministry of Social Affairs and Work)",
        "MoSAW (Ministry of Social Affairs and Work)=MoSAW",
    ),
    ("en", "the Union of Millers, or UM, met", "Union of Millers, or UM=UM"),
    ("en", "the Union of Millers, UM, met", "Union of Millers, UM=UM"),
    ("en", "the Union of Millers, known as COMIL, met", "Union of Millers, known as COMIL=COMIL"),
    ("en", "the Union of Millers – UM – met", "Union of Millers – UM=UM"),
    ("en", "UM, the Union of Millers, met", "UM, the Union of Millers=UM"),
    (
        "en",
        "ZEDA – Zanzibar Enterprise Development Authority",
        "ZEDA – Zanzibar Enterprise Development Authority=ZEDA",
    ),
    ("en", "the Ministry of Works of Viet Nam (MOLUX)", "Ministry of Works=MOLUX|MOLUX=MOLUX"),
    ("en", "the Confederation of Bakers (COBAK-Keld)", "Confederation of Bakers (COBAK-Keld)=COBAK-Keld"),
    (
        "en",
        "the Italian Agency for Development Cooperation, AICS",
        "Italian Agency for Development Cooperation, AICS=AICS",
    ),
    ("en", "the Lakeside Skills Network (LSN)", "Lakeside Skills Network (LSN)=LSN"),
    ("en", "the European Union (EU)", "European Union (EU)=EU"),
    ("en", "the Ministry of Labour (ILO, 2020)", "Ministry of Labour=Ministry of Labour|ILO=ILO"),
    ("en", "the Ministry of Labour (by the ILO)", "Ministry of Labour=Ministry of Labour|ILO=ILO"),
    ("en", "the Ministry of Labour, the ILO, and others", "Ministry of Labour=Ministry of Labour|ILO=ILO"),
    ("en", "the Bank of Ghana (2019)", "Bank of Ghana=Bank of Ghana"),
    ("fr", "l'Office des bains publics (OBP)", "Office des bains publics (OBP)=OBP"),
    ("fr", "la Confédération des maçons (en anglais MC)", "Confédération des maçons (en anglais MC)=MC"),
    (
        "fr",
        "l'Office des routes (ODR, selon son sigle anglais)",
        "Office des routes (ODR, selon son sigle anglais)=ODR",
    ),
    ("fr", "l'Office des routes, dit REGIRO, aide", "Office des routes, dit REGIRO=REGIRO"),
    ("fr", "la Régie des eaux, ou REGIDO, aide", "Régie des eaux, ou REGIDO=REGIDO"),
    ("fr", "la Chambre des mines « CHAMIN »", "Chambre des mines « CHAMIN »=CHAMIN"),
    ("fr", "la Direction du Trésor (DGTrésor)", "Direction du Trésor (DGTrésor)=DGTrésor"),
    ("fr", "l'Office marocain du commerce (OMC-Fès)", "Office marocain du commerce (OMC-Fès)=OMC-Fès"),
    ("fr", "l'Office des eaux (O.D.E.) aide", "Office des eaux (O.D.E.)=ODE"),
    (
        "fr",
        "la FNTA (Fédération nationale des travailleurs agricoles)",
        "FNTA (Fédération nationale des travailleurs agricoles)=FNTA",
    ),
    (
        "fr",
        "l'Agence de promotion des grands chantiers (APIX)",
        "Agence de promotion des grands chantiers (APIX)=APIX",
    ),
    ("es", "la Unión de Panaderos (en adelante UPAN)", "Unión de Panaderos (en adelante UPAN)=UPAN"),
    (
        "es",
        "la Agencia de Puertos (HBX, por sus siglas en inglés)",
        "Agencia de Puertos (HBX, por sus siglas en inglés)=HBX",
    ),
    (
        "es",
        "la Agencia de Puertos (HBX por sus siglas en inglés)",
        "Agencia de Puertos (HBX por sus siglas en inglés)=HBX",
    ),
    (
        "es",
        "la Unión de Panaderos, conocida como COPAN, paga",
        "Unión de Panaderos, conocida como COPAN=COPAN",
    ),
    ("es", "el Instituto Nacional de Puertos - INAP", "Instituto Nacional de Puertos - INAP=INAP"),
    ("es", "la Asociación de Pescadores «AMUTRA»", "Asociación de Pescadores «AMUTRA»=AMUTRA"),
    ("es", "el Instituto Nacional de Pesca (Inpes)", "Instituto Nacional de Pesca (Inpes)=Inpes"),
    (
        "es",
        "la Agencia Presidencial de Cooperación (APC-Keldia)",
        "Agencia Presidencial de Cooperación (APC-Keldia)=APC-Keldia",
    ),
    ("es", "el Sindicato de Pescadores del Sur, el SPS", "Sindicato de Pescadores del Sur, el SPS=SPS"),
]


@pytest.mark.parametrize(("language", "text", "want"), INTRODUCED)
def test_a_text_introduces_acronyms(language: Language, text: str, want: str) -> None:
    assert [f"{words}={name}" for words, name in named([text], language)[0]] == want.split("|")


THINGS: list[tuple[Language, str]] = [
    ("en", "Technical and Vocational Education and Training (TVET)"),
    ("en", "occupational safety and health (OSH) and small and medium enterprises (SMEs)"),
    ("en", "South-South and Triangular Cooperation (SSTC) and International Labour Standards (ILS)"),
    ("en", "the Decent Work Country Programme (DWCP) and the Green Skills Project (GSP)"),
    ("en", "the Project Steering Committee (PSC) and the Technical Working Group (TWG)"),
    ("en", "the National Qualifications Framework (NQF), a Labour Market Information System (LMIS)"),
    ("en", "the Organization of Eastern Caribbean States (OECS)"),
    ("en", "Strengthening Skills in Kenya (SSK)"),
    ("en", "Regular Budget Supplementary Account (RBSA)"),
    ("fr", "les petites et moyennes entreprises (PME) et le salaire minimum garanti (SMG)"),
    ("fr", "le programme par pays de promotion du travail décent (PPTD)"),
    ("fr", "le comité de pilotage (COPIL) et l'unité de gestion du projet (UGP)"),
    ("fr", "Petites et moyennes entreprises (PME)"),
    ("fr", "les Objectifs de développement durable (ODD) et le produit intérieur brut (PIB)"),
    ("es", "el producto interno bruto (PIB) y los Objetivos de Desarrollo Sostenible (ODS)"),
    ("es", "el comité de seguimiento (CS) y la unidad ejecutora (UEJ)"),
    ("es", "el Sistema de Información Laboral (SIL) y el Programa de Trabajo Decente (PTD)"),
    ("es", "la Seguridad y Salud en el Trabajo (SST)"),
]


@pytest.mark.parametrize(("language", "text"), THINGS)
def test_acronyms_of_other_things(language: Language, text: str) -> None:
    assert named([text], language) == [[]]


STANDING: list[tuple[Language, str, str]] = [
    ("en", "It was funded by the ZOLA and co-funded by BETAM.", "ZOLA|BETAM"),
    ("en", "with support from ZOLA", "ZOLA"),
    ("en", "In 2020 ZOLA pledged more.", "ZOLA"),
    ("en", "the ILO and ZOLA agreed", "ILO|ZOLA"),
    ("en", "the ILO, ZOLA and UNICEF", "ILO|ZOLA|UNICEF"),
    ("en", "ZOLA, the ILO and UNICEF", "ZOLA|ILO|UNICEF"),
    ("en", "funded by the EC and the AU", "EC|AU"),
    ("en", "the ILO and BETA trainers", "ILO"),
    ("en", "the ILO, in BETA terms", "ILO"),
    ("en", "funded by VAT, by TVET and by USD 3 million, as in Phase II", ""),
    ("en", "The ZOLA method. ZOLA is a course. SMEs signed.", ""),
    ("en", "FUNDED BY THE PARTNERS", ""),
    ("en", "with support from ZOLA 3 and from CO2", ""),
    ("fr", "financé par la ZOLA et mis en œuvre par l'ORVA", "ZOLA|ORVA"),
    ("fr", "avec l'appui du ZOLA", "ZOLA"),
    ("fr", "La ZOLA a signé. L'OIT et l'ORVA forment.", "ZOLA|OIT|ORVA"),
    ("fr", "financé par la TVA; la méthode ZOLA; le PIB et l'OIT", "OIT"),
    ("fr", "La ZOLA est une méthode.", ""),
    ("fr", "Selon l'INSD, le RGPA et l'EHVA, tout va.", "INSD"),
    ("es", "financiado por la ZOLA y ejecutado por el ORVA", "ZOLA|ORVA"),
    ("es", "los técnicos del ZOLA y el director de la ORVA", "ZOLA|ORVA"),
    ("es", "El ZOLA aportó más. La OIT y el ORVA capacitan.", "ZOLA|OIT|ORVA"),
    ("es", "El Sena formó a 200 personas.", "Sena"),
    ("es", "financiado por el IVA; el método ZOLA; con la ISO 9001", ""),
    ("es", "El ZOLA es un curso. El proyecto ATLAS sigue.", ""),
]


@pytest.mark.parametrize(("language", "text", "names"), STANDING)
def test_acronyms_that_stand_where_only_an_organisation_can(
    language: Language, text: str, names: str
) -> None:
    assert [words for words, _ in named([text], language)[0]] == (names.split("|") if names else [])


def test_an_acronym_counts_throughout_the_document() -> None:
    texts = [
        "ORC paid.",
        "The Office for Rural Credit (ORC) lends.",
        "Staff of ORC's office came.",
        "ORC-funded works",
    ]
    assert [[name for _, name in text] for text in named(texts, "en")] == [["ORC"], ["ORC"], ["ORC"], ["ORC"]]
    texts = ["El curso fue financiado por el ZOLA.", "Para ZOLA es caro."]
    assert [[name for _, name in text] for text in named(texts, "es")] == [["ZOLA"], ["ZOLA"]]


def test_what_a_document_says_to_be_a_thing_stands_for_no_organisation() -> None:
    texts = ["Sistema de Orientación Laboral Andino (SOLA)", "Fue financiado por la SOLA."]
    assert named(texts, "es") == [[], []]


def test_an_acronym_is_read_in_capitals_too() -> None:
    texts = ["el Instituto Nacional de Pesca (Inpes)", "INPES pagó."]
    assert [[name for _, name in text] for text in named(texts, "es")] == [["Inpes"], ["Inpes"]]


@pytest.mark.parametrize(
    ("language", "texts", "name"),
    [
        ("en", ["The International Labour Organization met.", "ILO staff"], "ILO"),
        ("en", ["The International Labour Organization met."], "International Labour Organization"),
        ("fr", ["L'Organisation internationale du Travail.", "L'OIT aide, the ILO too."], "OIT"),
        ("fr", ["L'Agence nationale des forêts.", "L'ANF aide."], "ANF"),
        ("es", ["La Organización Internacional del Trabajo.", "La OIT ayuda."], "OIT"),
        ("es", ["El Banco Interamericano de Desarrollo.", "El BID presta."], "BID"),
        ("es", ["La Unión Europea paga."], "EU"),
        ("en", ["The HEART/NSTA Trust pays."], "HEART/NSTA Trust"),
        ("en", ["Coopération technique belge", "CTB"], "CTB"),
    ],
)
def test_the_record_has_the_acronym_if_the_document_prints_it(
    language: Language, texts: list[str], name: str
) -> None:
    assert named(texts, language)[0][0][1] == name


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("es", "el Banco de México y la Cruz Roja Española", []),
        ("en", "the Ghana Cocoa Board, the Kenya Red Cross and Statistics Norway", []),
        ("en", "the Korea International Cooperation Agency in Togo", ["TGO"]),
        ("fr", "la Croix-Rouge sénégalaise et la Banque centrale du Congo", []),
        ("es", "el Fondo México-OIT", []),
        ("en", "the Government of Ghana", ["GHA"]),
        ("fr", "le Gouvernement du Ghana", ["GHA"]),
        ("es", "el Gobierno de Ghana", ["GHA"]),
        ("en", "the ILO Office for Japan", ["JPN"]),
        ("en", "the Ministry of Labour of Viet Nam (MOLUX)", ["VNM"]),
        ("fr", "le ministère du Travail du Cameroun", ["CMR"]),
        ("en", "Norway's Ministry of Fisheries", ["NOR"]),
        ("en", "UNICEF Nepal", ["NPL"]),
        ("es", "la Confederación Suiza", ["CHE"]),
    ],
)
def test_countries_in_and_beside_names(language: Language, text: str, countries: list[str]) -> None:
    assert [country.code for country in annotate(text, language).countries] == countries
