from __future__ import annotations

import pytest

from extract.language import detect, detect_part


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two ministries have worked together for ten years.", "en"),
        ("Les deux ministères travaillent ensemble depuis dix ans.", "fr"),
        ("Los dos ministerios trabajan juntos desde hace diez años.", "es"),
        ("LE FONDS EST GÉRÉ PAR LA BANQUE AVEC SES PARTENAIRES", "fr"),
        ("Die beiden Ministerien arbeiten seit zehn Jahren mit der Bank zusammen.", None),
        ("Os dois ministérios não trabalham juntos há muito tempo, mas já são amigos.", None),
        ("I due ministeri lavorano insieme da dieci anni con gli amici della banca.", None),
        ("2019 2020 2021", None),
        ("", None),
    ],
)
def test_language_of_a_text(text: str, language: str | None) -> None:
    assert detect([text]) == language


def test_texts_count_together() -> None:
    quotation = "Merci à tous pour votre travail."
    assert (
        detect([quotation, *["The funds are used for roads and for the schools of the region."] * 3]) == "en"
    )


def test_no_texts() -> None:
    assert detect([]) is None


FRENCH = (
    "Les deux ministères travaillent ensemble depuis dix ans et les routes du nord sont ouvertes à tous ceux "
    "qui y vivent, grâce au fonds que la banque a créé pour elles."
)
MIXED = (
    "The Fonds des routes du Nord and the Caisse des eaux de la Lune pay for it, and the Ministère des mines "
    "of Ruritania adds what is left to be paid by the end of the year."
)


@pytest.mark.parametrize(
    ("text", "whole", "language"),
    [
        (FRENCH, "en", "fr"),
        (FRENCH, None, "fr"),
        ("Merci à tous.", "en", "en"),
        (MIXED, "en", "en"),
        ("2019 2020 " * 20, "es", "es"),
    ],
)
def test_a_part_has_another_language_only_beyond_doubt(text: str, whole: str | None, language: str) -> None:
    assert detect_part(text, whole) == language
