"""Plain text becomes records with offsets."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import annotate
from extract.entities.overlaps import resolved
from extract.entities.pipeline import nlp_for, read
from extract.entities.values import Context, CountryValue, Entity, MoneyValue, OrganisationValue

if TYPE_CHECKING:
    from extract.models import Language

TEXT = (
    "Sweden gave US$ 4 million to Togo in 2021. The Agency for Rural Work (ARW) of Peru spent it; ARW is new."
)


def test_one_text_gives_all_kinds() -> None:
    found = annotate(TEXT)
    assert [(a.text, a.currency, a.value) for a in found.amounts] == [
        ("US$ 4 million", "USD", Decimal(4_000_000))
    ]
    assert [(c.code, c.role) for c in found.countries][:2] == [("SWE", "mentioned"), ("TGO", "recipient")]
    assert [d.text for d in found.dates] == ["2021"]
    assert [o.name for o in found.organisations] == ["ARW", "ARW"]
    assert [r.name for r in annotate("en Afrique australe", "fr").regions] == ["Southern Africa"]


def test_ids_are_stable_and_differ() -> None:
    once, again = annotate(TEXT), annotate(TEXT)
    assert once == again
    ids = [r.id for r in (*once.amounts, *once.countries, *once.dates, *once.organisations)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("paid 35 dollars des États-Unis", "fr"),
        ("the Bank of Ghana", "en"),
        ("the Korea International Cooperation Agency", "en"),
        ("el Fondo México-OIT", "es"),
        ("400 000 francs suisses", "fr"),
    ],
)
def test_countries_inside_other_values_do_not_count(text: str, language: Language) -> None:
    assert annotate(text, language).countries == ()


def test_the_government_of_a_country_counts_as_the_country() -> None:
    assert [
        c.code for c in annotate("the Government of Ghana and the Ministry of Health of Peru").countries
    ] == [
        "GHA",
        "PER",
    ]


def test_spans_carry_typed_values_and_rules() -> None:
    doc = read(TEXT, Context("en"))
    (money,) = doc.spans["money"]
    assert isinstance(money._.value, MoneyValue)
    assert money._.rule.startswith("money.")
    assert [span.text for span in doc.spans["countries"]] == ["Sweden", "Togo", "Peru"]
    assert all(span._.value.code for span in doc.spans["countries"])


def test_money_beats_organisation_beats_place() -> None:
    place = Entity(8, 13, "Ghana", CountryValue("GHA", "Ghana"), "place.country")
    bank = Entity(0, 13, "Bank of Ghana", OrganisationValue("Bank of Ghana", "other"), "organisation.pattern")
    apart = Entity(20, 24, "Togo", CountryValue("TGO", "Togo"), "place.country")
    assert resolved([place, bank, apart]) == (bank, apart)


def test_a_pipeline_is_built_once() -> None:
    assert nlp_for("fr") is nlp_for("fr")


def test_importing_the_function_does_not_import_spacy() -> None:
    code = "import sys; from extract import annotate; sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "fr", "es"]))
def test_any_text_is_read_and_offsets_lead_to_the_words(text: str, language: Language) -> None:
    found = annotate(text, language)
    for record in (*found.amounts, *found.countries, *found.regions, *found.organisations):
        assert text[record.start : record.end] == record.text
    for date in found.dates:
        assert text[date.start_char : date.end_char] == date.text


@pytest.mark.parametrize(
    "text", ["", "\n", "\ud800 Peru", "Peru\u0301", "ﬁn de 2021 \u200b", "²³ ½ km", "a" * 50_000]
)
def test_odd_texts(text: str) -> None:
    assert annotate(text, "es").language == "es"
