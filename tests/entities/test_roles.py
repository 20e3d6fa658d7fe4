"""Which countries have the work, and which are only mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.places import read_places
from extract.entities.values import Context, CountryValue

if TYPE_CHECKING:
    from extract.models import CountryRole, Language


def roles(text: str, context: Context) -> dict[str, CountryRole]:
    values = [e.value for e in read_places(text, context)]
    return {v.code: v.role for v in values if isinstance(v, CountryValue) and not v.demonym}


SENTENCES: list[tuple[Language, str, str, str]] = [
    ("en", "Lessons were drawn from similar schemes in Nepal.", "", "NPL"),
    ("en", "We have no grants in Ghana.", "", "GHA"),
    ("fr", "Le miel est vendu en Suède.", "", "SWE"),
    # language, sentence, recipients, mentioned
    ("en", "Clinics were built in Peru, Chile and Cuba.", "PER CHL CUB", ""),
    ("en", "US$ 2 million went to schools in Haiti.", "HTI", ""),
    ("en", "US$ 2 million went to Togo.", "TGO", ""),
    ("en", "The fund reached Nepal and Sri Lanka.", "NPL LKA", ""),
    ("en", "Two grants for Yemen were agreed.", "YEM", ""),
    ("en", "It trains inspectors across Malawi.", "MWI", ""),
    ("en", "It brings together weavers of Ghana and Benin.", "GHA BEN", ""),
    ("en", "Sixty looms were sent to farmers in the United Republic of Tanzania.", "TZA", ""),
    ("en", "When a storm struck Fiji, cash was paid within days.", "FJI", ""),
    ("en", "Countries that used the window: Niger, Mali and Chad.", "NER MLI TCD", ""),
    ("en", "The project covers three countries (Kenya, Uganda and Rwanda).", "KEN UGA RWA", ""),
    ("en", "Trainings were held in Angola.", "AGO", ""),
    ("en", "Bolivia and Peru adapted the guide.", "BOL PER", ""),
    ("en", "The donors were Sweden and Finland.", "", "SWE FIN"),
    ("en", "It is paid for by Denmark.", "", "DNK"),
    ("en", "Experts from Turkey advised.", "", "TUR"),
    ("en", "The Government of India agreed.", "", "IND"),
    ("en", "The embassy of Spain agreed.", "", "ESP"),
    ("en", "A conference held in Qatar discussed it.", "", "QAT"),
    ("en", "The annual meeting, last held in Austria, was short.", "", "AUT"),
    ("en", "Officials visited Ireland and Malta.", "", "IRL MLT"),
    ("en", "No work took place in Iraq.", "", "IRQ"),
    ("en", "Results were shared with Laos and Bhutan.", "", "LAO BTN"),
    ("en", "Lines run close to the border with Brazil.", "", "BRA"),
    ("en", "An extension to Gabon is being explored.", "", "GAB"),
    ("en", "Neighbouring Eritrea and Djibouti sent observers.", "", "ERI DJI"),
    ("en", "Liechtenstein has offered to add money.", "", "LIE"),
    ("en", "Together with colleagues from Cyprus, they wrote a manual.", "", "CYP"),
    ("en", "In Togo a mill opened; Benin has asked for one.", "TGO", "BEN"),
    ("fr", "Le projet forme des tisserands au Togo et en Guinée.", "TGO GIN", ""),
    ("fr", "Un million d'euros ira au Tchad.", "TCD", ""),
    ("fr", "Des écoles ont été bâties à Madagascar.", "MDG", ""),
    ("fr", "Un cofinancement pour le Liban est acquis.", "LBN", ""),
    ("fr", "L'Italie a prêté une experte.", "", "ITA"),
    ("fr", "Le gouvernement du Mali a signé.", "", "MLI"),
    ("fr", "Il se place derrière l'Autriche et la Suède.", "", "AUT SWE"),
    ("fr", "La Côte d'Ivoire a envoyé des observateurs.", "", "CIV"),
    ("fr", "Le Kenya étudie une suite.", "", "KEN"),
    ("fr", "Une réunion tenue en Grèce en a parlé.", "", "GRC"),
    ("fr", "Des experts venus du Maroc et de Tunisie", "", "MAR TUN"),
    ("fr", "avec l'Allemagne et le Danemark", "", "DEU DNK"),
    ("fr", "Le Togo n'est pas concerné.", "", "TGO"),
    ("es", "Se repararon techos en Cuba y en Haití.", "CUB HTI", ""),
    ("es", "Se destinan dos millones a Honduras.", "HND", ""),
    ("es", "Panamá y Belice adaptan la guía.", "PAN BLZ", ""),
    ("es", "Ayuda para Ucrania", "UKR", ""),
    ("es", "Con el apoyo de Italia y por encargo de Suiza", "", "ITA CHE"),
    ("es", "De Uruguay llegó un método.", "", "URY"),
    ("es", "No participan ni Jamaica ni Bahamas.", "", "JAM BHS"),
    ("es", "Se explora un acuerdo con Filipinas.", "", "PHL"),
    ("es", "El Gobierno de Chile firmó.", "", "CHL"),
    ("es", "Lo venden a compradores de Portugal.", "", "PRT"),
    ("fr", "Des tisserandes du Bénin sont venues.", "", "BEN"),
    ("en", "Togo joined in March.", "TGO", ""),
    ("en", "Talks on a second phase in Gabon go on.", "", "GAB"),
    ("es", "Nicaragua asistió a los talleres.", "", "NIC"),
    ("es", "Una conferencia celebrada en Ecuador lo trató.", "", "ECU"),
]


@pytest.mark.parametrize(("language", "text", "recipients", "mentioned"), SENTENCES)
def test_sentences(language: Language, text: str, recipients: str, mentioned: str) -> None:
    expected = dict.fromkeys(recipients.split(), "recipient") | dict.fromkeys(mentioned.split(), "mentioned")
    assert roles(text, Context(language)) == expected


def test_the_own_country_is_the_partner_wherever_it_stands() -> None:
    for context in (
        Context("en", "NOR"),
        Context("en", "NOR", role="contact"),
        Context("en", "NOR", in_heading=True),
    ):
        assert roles("an office in Norway", context) == {"NOR": "partner"}


@pytest.mark.parametrize(
    ("context", "role"),
    [
        (Context("en", in_heading=True), "recipient"),
        (Context("en", heading="Better ports in Ghana and Togo"), "recipient"),
        (Context("en", headings_above=("Better ports in Ghana",)), "recipient"),
        (Context("en", role="caption"), "recipient"),
        (Context("en", role="contact"), "mentioned"),
        (Context("en", cell_head="Country\nSpending", row_head="Ports"), "recipient"),
        (Context("en", cell_head="Source\nSpending", row_head="Ports"), "mentioned"),
        (Context("en"), "mentioned"),
    ],
)
def test_where_the_words_stand(context: Context, role: CountryRole) -> None:
    assert roles("Ghana", context) == {"GHA": role}


def test_the_next_line_of_an_address_is_no_surname() -> None:
    context = Context("es", "MEX", role="contact")
    assert roles("Oficina para México y Cuba Calle 31, La Habana", context) == {
        "MEX": "partner",
        "CUB": "mentioned",
    }
    assert roles("Peter Holland, Berne, Switzerland Tel. +41", Context("en", role="contact")) == {
        "CHE": "mentioned"
    }


def test_a_meeting_in_the_project_s_country_is_no_work() -> None:
    context = Context("en", heading="Better ports in Ghana")
    assert roles("Observers came to Ghana.", context) == {"GHA": "mentioned"}
