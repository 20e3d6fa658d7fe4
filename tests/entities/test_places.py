"""Names of countries, demonyms and regions in three languages, and what looks like them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.entities.places import find_places
from extract.entities.places.country_rules import country_rules
from extract.entities.places.rules import RegionNames, region_rules
from extract.entities.places.standard_names import short_names
from extract.entities.values import CountryValue, RegionValue
from extract.rules import languages

if TYPE_CHECKING:
    from extract.models import Language


def countries(text: str, language: Language) -> list[str]:
    return [value.code for value in _values(text, language) if not value.demonym]


def _values(text: str, language: Language) -> list[CountryValue]:
    return [e.value for e in find_places(text, language) if isinstance(e.value, CountryValue)]


NAMED: list[tuple[Language, str, str]] = [
    ("en", "The DRC and the UK signed in London.", "COD GBR"),
    ("en", "Support reached the Lao PDR, Viet Nam and Vietnam.", "LAO VNM VNM"),
    ("en", "Turkey is now called Türkiye.", "TUR TUR"),
    ("en", "The Ivory Coast, formerly so named, is Côte d'Ivoire.", "CIV CIV"),
    ("en", "COTE D’IVOIRE", "CIV"),
    ("en", "Swaziland became Eswatini.", "SWZ SWZ"),
    ("en", "Burma and Myanmar", "MMR MMR"),
    ("en", "the United Republic of Tanzania", "TZA"),
    ("en", "Bolivia (Plurinational State of)", "BOL"),
    ("en", "Venezuela (Bolivarian Republic of) and Iran (Islamic Republic of)", "VEN IRN"),
    ("en", "the Republic of Korea", "KOR"),
    ("en", "Korea and South Korea", "KOR KOR"),
    ("en", "the DPRK, that is the Democratic People's Republic of Korea", "PRK PRK"),
    ("en", "Congo, unlike DR Congo", "COG COD"),
    ("en", "the Democratic Republic of the Congo and the Republic of the Congo", "COD COG"),
    ("en", "Congo-Brazzaville", "COG"),
    ("en", "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", "GIN GNB GNQ PNG"),
    ("en", "GUINEA BISSAU", "GNB"),
    ("en", "Niger is not Nigeria", "NER NGA"),
    ("en", "Dominica or the Dominican Republic", "DMA DOM"),
    ("en", "Kosovo* and Serbia", "XKX SRB"),
    ("en", "the Occupied Palestinian Territory and the State of Palestine", "PSE PSE"),
    ("en", "the West Bank and Gaza", "PSE"),
    ("en", "Hong Kong, Macao and Taiwan, China", "HKG MAC TWN"),
    ("en", "Sudan and South Sudan", "SDN SSD"),
    ("en", "the UAE, the USA, the U.S. and the CAR", "ARE USA USA CAF"),
    ("en", "Work in Chad, in Jordan and in Georgia goes on.", "TCD JOR GEO"),
    ("en", "In Mali, as in Kenya", "MLI KEN"),
    ("en", "St. Lucia and Saint Vincent and the Grenadines", "LCA VCT"),
    ("en", "Sao Tome and Principe", "STP"),
    ("en", "São Tomé and Príncipe", "STP"),
    ("en", "Bosnia and Herzegovina, Bosnia & Herzegovina", "BIH BIH"),
    ("en", "Cape Verde (Cabo Verde)", "CPV CPV"),
    ("en", "The Czech Republic is Czechia.", "CZE CZE"),
    ("en", "East Timor is Timor-Leste.", "TLS TLS"),
    ("en", "The Gambia, the Netherlands, the Philippines", "GMB NLD PHL"),
    ("en", "Syria, the Syrian Arab Republic", "SYR SYR"),
    ("en", "Moldova and the Republic of Moldova", "MDA MDA"),
    ("en", "the former Yugoslav Republic of Macedonia", "MKD"),
    ("en", "Russia and the Russian Federation", "RUS RUS"),
    ("en", "the Government of Ghana asked the ILO Office for Nepal", "GHA NPL"),
    ("en", "Norway's grant", "NOR"),
    ("en", "Kenya's and Malawi’s ports", "KEN MWI"),
    ("en", "COOPERATION WITH NIGER", "NER"),
    ("en", "Peru/Colombia", "PER COL"),
    ("en", "Better Schools for Girls in Jordan and Lebanon", "JOR LBN"),
    ("en", "Neighbouring Benin and Southern Malawi", "BEN MWI"),
    ("en", "Photo taken in Peru, May 2021", "PER"),
    ("en", "In Ghana September was dry.", "GHA"),
    ("en", "In 2021 Peru SECO", "PER"),
    ("en", "a plan for Better Work Lesotho", "LSO"),
    ("en", "Italy–ILO partnership", "ITA"),
    ("fr", "Le projet du Niger et celui de l'Inde", "NER IND"),
    ("fr", "au Bénin, en Côte d’Ivoire, aux Comores", "BEN CIV COM"),
    ("fr", "la RDC, la RCA et le Congo", "COD CAF COG"),
    ("fr", "la République démocratique du Congo", "COD"),
    ("fr", "la Guinée, la Guinée équatoriale et la Guinée-Bissau", "GIN GNQ GNB"),
    ("fr", "les États-Unis et les Etats Unis", "USA USA"),
    ("fr", "le Royaume-Uni et les Pays-Bas", "GBR NLD"),
    ("fr", "Corée du Sud, République de Corée, Corée du Nord", "KOR KOR PRK"),
    ("fr", "à Maurice et à la Dominique", "MUS DMA"),
    ("fr", "l'île Maurice", "MUS"),
    ("fr", "Bolivie (État plurinational de)", "BOL"),
    ("fr", "le Viêt Nam, le Viet Nam et le Vietnam", "VNM VNM VNM"),
    ("fr", "la RDP lao", "LAO"),
    ("fr", "le Territoire palestinien occupé", "PSE"),
    ("fr", "la Tanzanie, ou République-Unie de Tanzanie", "TZA TZA"),
    ("fr", "le Tchad, le Soudan du Sud et le Soudan", "TCD SSD SDN"),
    ("fr", "le gouvernement du Burkina Faso", "BFA"),
    ("fr", "la Birmanie et le Myanmar", "MMR MMR"),
    ("fr", "le Cap-Vert, Cabo Verde", "CPV CPV"),
    ("fr", "HAÏTI, HAITI", "HTI HTI"),
    ("fr", "le Royaume de Belgique", "BEL"),
    ("es", "El Salvador y la República Dominicana", "SLV DOM"),
    ("es", "al Perú, del Paraguay y de los Países Bajos", "PER PRY NLD"),
    ("es", "EE.UU., EE. UU. y Estados Unidos", "USA USA USA"),
    ("es", "Bolivia (Estado Plurinacional de) y Venezuela (República Bolivariana de)", "BOL VEN"),
    ("es", "México y Mexico", "MEX MEX"),
    ("es", "PANAMÁ, HAITÍ, BELICE", "PAN HTI BLZ"),
    ("es", "Guinea Ecuatorial, Guinea y Guinea-Bissau", "GNQ GIN GNB"),
    ("es", "Níger y Nigeria", "NER NGA"),
    ("es", "Costa de Marfil o Côte d'Ivoire", "CIV CIV"),
    ("es", "Corea del Sur, la República de Corea", "KOR KOR"),
    ("es", "la República Democrática del Congo y el Congo", "COD COG"),
    ("es", "Sudáfrica, Sudán y Sudán del Sur", "ZAF SDN SSD"),
    ("es", "Granada y Dominica", "GRD DMA"),
    ("es", "Kenia y Kenya", "KEN KEN"),
    ("es", "Turquía, Türkiye", "TUR TUR"),
    ("es", "la República Unida de Tanzanía", "TZA"),
    ("es", "el Gobierno de Chile", "CHL"),
    ("es", "el Territorio Palestino Ocupado", "PSE"),
    ("es", "Emiratos Árabes Unidos y Arabia Saudita", "ARE SAU"),
]

NOT_NAMED: list[tuple[Language, str]] = [
    ("en", "Mr Michael Jordan spoke."),
    ("en", "Ms Georgia Adams spoke."),
    ("en", "A trainer, Georgia Adams, spoke."),
    ("en", "Chad Smith leads the team."),
    ("en", "Amina Chad, a plumber, agrees."),
    ("en", "said Paris Jordan."),
    ("en", "says Kenya Watson, a grower"),
    ("en", "the Niger Delta"),
    ("en", "the Lake Chad Basin"),
    ("en", "the Gulf of Guinea"),
    ("en", "a firm in New Mexico"),
    ("en", "Mexico City"),
    ("en", "the Panama Canal"),
    ("en", "the South China Sea"),
    ("en", "the Congo River and the Jordan Valley"),
    ("en", "New Guinea"),
    ("en", "guinea pigs and turkey"),
    ("en", "Guinea worm"),
    ("en", "a bone china mali jordan"),
    ("en", "us, car and chad in small letters"),
    ("en", "paid in US dollars, US$ or U.S. dollars"),
    ("en", "Northern Ireland"),
    ("en", "the city of Luxembourg"),
    ("en", "paid in part by Norway Grants and by the Japan Social Fund"),
    ("en", "the Canada Fund"),
    ("en", "Nigeriana and Malians"),
    ("fr", "Mme Chantal Niger résume."),
    ("fr", "M. Paul France, maire"),
    ("fr", "le delta du Niger et le golfe de Guinée"),
    ("fr", "le lac Tchad, le bassin du lac Tchad"),
    ("fr", "des dollars des États-Unis"),
    ("fr", "en milliers de dollars É.-U."),
    ("fr", "la province de Luxembourg"),
    ("fr", "le Nouveau-Mexique"),
    ("fr", "La Réunion régionale"),
    ("fr", "la rue de Grenade"),
    ("fr", "l'Irlande du Nord"),
    ("fr", "Maurice Leblanc écrit."),
    ("es", "la Ciudad de México"),
    ("es", "el Fondo México"),
    ("es", "la Sra. Dominica Salas"),
    ("es", "desde Nuevo México"),
    ("es", "dólares de los Estados Unidos"),
    ("es", "el lago Chad y el delta del Níger"),
    ("es", "la Reunión Regional"),
    ("es", "la cuenca del Congo"),
    ("es", "la calle de Cuba"),
]

DEMONYMS: list[tuple[Language, str, str]] = [
    ("en", "Korean firms and Norwegian aid", "KOR NOR"),
    ("en", "the Dutch and South African partners", "NLD ZAF"),
    ("en", "New Ethiopian law", "ETH"),
    ("fr", "des entreprises japonaises, un expert suisse", "JPN CHE"),
    ("fr", "les travailleurs sénégalais et nigérians", "SEN NGA"),
    ("fr", "la coopération allemande", "DEU"),
    ("es", "el aporte noruego y la versión colombiana", "NOR COL"),
    ("es", "empresas japonesas y alemanas", "JPN DEU"),
    ("es", "trabajadores marroquíes", "MAR"),
]

NO_DEMONYMS: list[tuple[Language, str]] = [
    ("en", "350,000 Swiss francs"),
    ("en", "Norwegian kroner"),
    ("fr", "13 millions de francs suisses"),
    ("es", "pesos mexicanos y pesos chilenos"),
]

REGIONS: list[tuple[Language, str, str, str | None]] = [
    ("en", "in sub-Saharan Africa", "Sub-Saharan Africa", "202"),
    ("en", "South-East Asia", "South-East Asia", "035"),
    ("en", "Southeast Asia", "South-East Asia", "035"),
    ("en", "Latin America and the Caribbean", "Latin America and the Caribbean", "419"),
    ("en", "Asia and the Pacific", "Asia and the Pacific", None),
    ("en", "ASEAN", "ASEAN", None),
    ("en", "the Southern African Development Community", "SADC", None),
    ("en", "southern Africa", "Southern Africa", "018"),
    ("en", "the Arab States", "Arab States", None),
    ("en", "least developed countries", "Least Developed Countries", "199"),
    ("en", "the Northern Triangle", "Northern Triangle", None),
    ("en", "Flanders", "Flanders", None),
    ("en", "the Gulf Cooperation Council", "Gulf Cooperation Council", None),
    ("en", "Pacific Island countries", "Pacific Islands", None),
    ("fr", "en Afrique australe", "Southern Africa", "018"),
    ("fr", "l'Afrique de l'Ouest", "West Africa", "011"),
    ("fr", "au Sahel", "Sahel", None),
    ("fr", "la CEDEAO", "ECOWAS", None),
    ("fr", "les pays les moins avancés", "Least Developed Countries", "199"),
    ("fr", "les pays nordiques", "Nordic countries", None),
    ("fr", "la Catalogne", "Catalonia", None),
    ("fr", "l'Asie du Sud-Est", "South-East Asia", "035"),
    ("es", "Centroamérica", "Central America", "013"),
    ("es", "América Latina y el Caribe", "Latin America and the Caribbean", "419"),
    ("es", "el Triángulo Norte", "Northern Triangle", None),
    ("es", "África subsahariana", "Sub-Saharan Africa", "202"),
    ("es", "Cataluña", "Catalonia", None),
    ("es", "los países andinos", "Andean countries", None),
]


@pytest.mark.parametrize(("language", "text", "codes"), NAMED)
def test_countries_named(language: Language, text: str, codes: str) -> None:
    assert countries(text, language) == codes.split()


@pytest.mark.parametrize(("language", "text"), NOT_NAMED)
def test_what_looks_like_a_country(language: Language, text: str) -> None:
    assert countries(text, language) == []


@pytest.mark.parametrize(("language", "text", "codes"), DEMONYMS)
def test_demonyms(language: Language, text: str, codes: str) -> None:
    assert [value.code for value in _values(text, language) if value.demonym] == codes.split()


@pytest.mark.parametrize(("language", "text"), NO_DEMONYMS)
def test_a_currency_is_no_demonym(language: Language, text: str) -> None:
    assert find_places(text, language) == ()


@pytest.mark.parametrize(("language", "text", "name", "m49"), REGIONS)
def test_regions(language: Language, text: str, name: str, m49: str | None) -> None:
    (found,) = [e for e in find_places(text, language) if isinstance(e.value, RegionValue)]
    assert found.value == RegionValue(name, m49)


@pytest.mark.parametrize("region", region_rules().region, ids=lambda r: r.name)
def test_every_name_of_a_region_is_found(region: RegionNames) -> None:
    weak = [f"{region.after[0]} {name}" for name in region.weak]
    for name in (*region.names, *region.exact, *weak):
        texts = [find_places(f"« {name} »", language) for language in languages()]
        values = [[found.value for found in places] for places in texts]
        assert [RegionValue(region.name, region.m49)] in values, name


@pytest.mark.parametrize("name", country_rules().other_things)
def test_other_things_are_no_countries(name: str) -> None:
    assert find_places(f"« {name} »", "en") == ()


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda c: c.alpha_3)
def test_every_country_has_a_name_that_is_found(country: object) -> None:
    code = getattr(country, "alpha_3", "")
    if code not in {"REU", "JEY", "BLM", "MAF", "BVT"}:  # named so rarely that their names mean other things
        assert countries(f"It works in {short_names()[code]}.", "en") == [code]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@given(text=st.text(alphabet="Niger Congo-'’().,\nKorea du Ñ\ud83d\ude00", max_size=60))
def test_offsets_lead_to_the_words(language: Language, text: str) -> None:
    found = find_places(text, language)
    assert all(text[e.start : e.end] == e.text and e.start < e.end for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
