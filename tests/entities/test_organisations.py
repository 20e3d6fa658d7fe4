"""Organisations by known name, by pattern, and by acronyms that the document introduces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.organisations import find_organisations, introduced_acronyms
from extract.entities.organisations.rules import KnownOrganisation, known_organisations
from extract.entities.values import Context, OrganisationValue

if TYPE_CHECKING:
    from extract.models import Language


def found(text: str, language: Language = "en") -> list[tuple[str, str, str]]:
    context = Context(language, acronyms=introduced_acronyms([text], language))
    entities = find_organisations(text, context)
    assert all(text[e.start : e.end] == e.text for e in entities)
    values = [(e.text, e.value) for e in entities]
    return [(text, v.name, v.kind) for text, v in values if isinstance(v, OrganisationValue)]


NAMED: list[tuple[Language, str, str, str]] = [
    ("en", "Funds came from KOICA in May.", "KOICA", "agency"),
    ("en", "The World Bank lends.", "World Bank", "un"),
    ("en", "It is run with UN Women.", "UN Women", "un"),
    ("en", "The European Union pays.", "EU", "other"),
    ("en", "The EU pays.", "EU", "other"),
    ("en", "The Ministry of Rural Affairs in Oslo decides.", "Ministry of Rural Affairs", "government"),
    (
        "en",
        "a grant of the Ministry of Mines, Energy and Water to farms",
        "Ministry of Mines, Energy and Water",
        "government",
    ),
    ("en", "The Ministry of Labour of Viet Nam joined.", "Ministry of Labour", "government"),
    ("en", "Research by Leiden University shows it.", "Leiden University", "other"),
    ("en", "Research by the University of Nairobi shows it.", "University of Nairobi", "other"),
    ("en", "a gift of the Aga Khan Foundation", "Aga Khan Foundation", "ngo"),
    ("en", "a gift of the Bill & Melinda Gates Foundation", "Bill & Melinda Gates Foundation", "ngo"),
    ("en", "The Bank of Ghana agreed.", "Bank of Ghana", "other"),
    ("en", "the Coastal Fisheries Agency", "Coastal Fisheries Agency", "agency"),
    ("en", "the Coastal Fisheries Agency (CFA) agreed", "CFA", "agency"),
    ("en", "the National Confederation of Bakers (NCB)", "NCB", "other"),
    ("en", "the Department for Rural Skills", "Department for Rural Skills", "government"),
    ("en", "KOSGIB (Institute for Small Enterprise) agreed", "KOSGIB", "other"),
    ("en", "Tata Steel Ltd gave tools.", "Tata Steel Ltd", "company"),
    ("en", "the Nepal Weavers Society (NWS) and its farms", "NWS", "other"),
    ("en", "the Bank of Togo and the Lomé Foundation", "Bank of Togo|Lomé Foundation", "other|ngo"),
    ("en", "paid by Norad and the Kenya Social Fund", "Norad|Kenya Social Fund", "agency|other"),
    ("fr", "Le ministère du Travail", "ministère du Travail", "government"),
    ("fr", "le ministère des Affaires rurales et urbaines (MARU)", "MARU", "government"),
    ("es", "el ministerio de Salud", "ministerio de Salud", "government"),
    ("es", "el Gobierno de Aragón", "Gobierno de Aragón", "government"),
    ("en", "the Coastal Women's Fund", "Coastal Women's Fund", "other"),
    ("fr", "le Ministère des Affaires étrangères a signé", "Ministère des Affaires étrangères", "government"),
    (
        "fr",
        "Le Ministère de l'Économie et des Finances",
        "Ministère de l'Économie et des Finances",
        "government",
    ),
    ("fr", "grâce au Fonds fiduciaire de Bretagne", "Fonds fiduciaire de Bretagne", "other"),
    ("fr", "la Fondation Hirondelle", "Fondation Hirondelle", "ngo"),
    ("fr", "l'Agence française de développement (AFD)", "AFD", "agency"),
    ("fr", "la Banque mondiale finance", "Banque mondiale", "un"),
    ("fr", "l'Union européenne annonce", "EU", "other"),
    ("fr", "l'Agence lyonnaise pour l'Emploi local (ALE) aide", "ALE", "agency"),
    ("fr", "l'Université de Liège", "Université de Liège", "other"),
    ("fr", "la Banque ouest-africaine de développement", "Banque ouest-africaine de développement", "other"),
    (
        "es",
        "la Secretaría de Pesca y Acuicultura coordina",
        "Secretaría de Pesca y Acuicultura",
        "government",
    ),
    ("es", "el Ministerio de Trabajo del Perú", "Ministerio de Trabajo", "government"),
    ("es", "la Fundación Carolina", "Fundación Carolina", "ngo"),
    ("es", "el Banco de la República", "Banco de la República", "other"),
    ("es", "la Agencia Andina de Empleo Rural (AAER) ayuda", "AAER", "agency"),
    ("es", "el Fondo México-OIT paga", "Fondo México-OIT", "other"),
    ("es", "la Unión Africana y la AECID", "Unión Africana|AECID", "other|agency"),
    ("es", "la Universidad de Costa Rica", "Universidad de Costa Rica", "other"),
]


@pytest.mark.parametrize(("language", "text", "names", "kinds"), NAMED)
def test_organisations_named(language: Language, text: str, names: str, kinds: str) -> None:
    expected = list(zip(names.split("|"), kinds.split("|"), strict=True)) if names else []
    assert [(name, kind) for _, name, kind in found(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the Steering Committee and the trade union met at the centre"),
        ("en", "The agency and its foundation closed."),
        ("en", "He works in the West Bank."),
        ("en", "the Democratic Republic of the Congo (DRC)"),
        ("en", "US dollars (USD) and core funding (RBSA)"),
        ("en", "the Gulf Cooperation Council"),
        ("en", "Our Fund is small."),
        ("fr", "La direction générale décide."),
        ("es", "El banco abre a las diez."),
    ],
)
def test_what_looks_like_an_organisation(language: Language, text: str) -> None:
    assert found(text, language) == []


def test_an_acronym_counts_where_the_document_introduces_it() -> None:
    text = "The Office for Rural Credit (ORC) lends. In 2020 ORC lent more."
    assert [(t, n) for t, n, _ in found(text)] == [("Office for Rural Credit (ORC)", "ORC"), ("ORC", "ORC")]
    assert found("In 2020 ORC lent more.") == []


def test_an_acronym_printed_alone_is_tied_to_the_name_that_it_abbreviates() -> None:
    texts = ["The Ministry of Rural Housing pays.", "MORH granted 2 million."]
    assert introduced_acronyms(texts) == (("MORH", "Ministry of Rural Housing"),)


def test_a_known_name_takes_its_acronym_only_if_the_document_prints_it() -> None:
    assert introduced_acronyms(["The French Development Agency pays.", "AFD paid."]) == (
        ("AFD", "French Development Agency"),
    )
    assert [name for _, name, _ in found("The French Development Agency pays.")] == [
        "French Development Agency"
    ]


def test_the_longest_name_wins() -> None:
    assert [t for t, _, _ in found("the Norwegian Agency for Development Cooperation (Norad)")] == [
        "Norwegian Agency for Development Cooperation (Norad)"
    ]


@pytest.mark.parametrize("known", known_organisations(), ids=lambda k: (k.every_acronym + k.names)[0])
def test_every_name_in_the_rule_data_is_found(known: KnownOrganisation) -> None:
    names = (*known.acronyms, *known.names)
    for name in names if known.national != "only" else (f"{one} Norway" for one in names):
        assert [text for text, _, _ in found(f"paid by {name} in May")] == [name]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_acronyms_of_one_language_count_in_its_texts(language: Language) -> None:
    carriers = {"en": "Staff saw {} in May.", "fr": "En mai {} le dit.", "es": "En mayo {} lo dice."}
    for known in known_organisations():
        for acronym in known.acronyms_in(language):
            text = carriers[language].format(acronym)
            assert [found_text for found_text, _, _ in found(text, language)] == [acronym]
