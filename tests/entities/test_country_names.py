"""Every country by its short, formal, former, local and UN names and its short forms, in three languages."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pycountry
import pytest
from babel import Locale

from extract import annotate
from extract.entities.places.country_rules import country_rules
from extract.entities.places.standard_names import standard_names

if TYPE_CHECKING:
    from extract.entities.places.country_rules import CountryNames
    from extract.models import Language

NAMED: dict[Language, list[tuple[str, str]]] = {
    "en": [
        ("Clinics opened in Kenya, Uganda and Rwanda.", "KEN UGA RWA"),
        ("She travelled from Senegal to the Gambia by road.", "SEN GMB"),
        ("Loans to Sierra Leone and Liberia were repaid.", "SLE LBR"),
        ("Sri Lanka’s tea estates and Nepal's workshops", "LKA NPL"),
        ("Cook Islands, Niue, Tokelau and Tuvalu", "COK NIU TKL TUV"),
        ("Antigua and Barbuda joined Saint Kitts and Nevis.", "ATG KNA"),
        ("Trinidad and Tobago, Trinidad & Tobago, Trinidad", "TTO TTO TTO"),
        ("Work in Papua New Guinea and in the Solomon Islands", "PNG SLB"),
        ("Heard about Vanuatu, Kiribati and the Marshall Islands?", "VUT KIR MHL"),
        ("Curacao, Aruba and Sint Maarten", "CUW ABW SXM"),
        ("Reports came from Greenland and the Faroe Islands.", "GRL FRO"),
        ("Training reached the Maldives and the Seychelles.", "MDV SYC"),
        ("New Caledonia, French Polynesia and Wallis and Futuna", "NCL PYF WLF"),
        ("Guadeloupe, Martinique, French Guiana and Mayotte", "GLP MTQ GUF MYT"),
        ("a visit to the Isle of Man and to Guernsey", "IMN GGY"),
        ("farms in Jersey and in Guernsey", "JEY GGY"),
        ("the Cayman Islands, Bermuda and the Turks and Caicos Islands", "CYM BMU TCA"),
        ("the British Virgin Islands and the US Virgin Islands", "VGB VIR"),
        ("Samoa and American Samoa are neighbours.", "WSM ASM"),
        ("Western Sahara", "ESH"),
        ("an agreement with the Republic of Kenya", "KEN"),
        ("the Federal Democratic Republic of Ethiopia and the Kingdom of Morocco", "ETH MAR"),
        ("The Government of the Islamic Republic of Pakistan signed.", "PAK"),
        ("the Federal Republic of Nigeria and the Republic of the Niger", "NGA NER"),
        ("the People's Republic of Bangladesh", "BGD"),
        ("the Democratic Socialist Republic of Sri Lanka", "LKA"),
        ("the Hashemite Kingdom of Jordan", "JOR"),
        ("the Grand Duchy of Luxembourg and the Principality of Monaco", "LUX MCO"),
        ("the Sultanate of Oman, the State of Kuwait and the State of Qatar", "OMN KWT QAT"),
        ("the Hellenic Republic, the Italian Republic and the Portuguese Republic", "GRC ITA PRT"),
        ("the Togolese Republic and the Gabonese Republic", "TGO GAB"),
        ("the Tunisian Republic and the Lebanese Republic", "TUN LBN"),
        ("the Slovak Republic, the Kyrgyz Republic and the Czech Republic", "SVK KGZ CZE"),
        ("the Swiss Confederation", "CHE"),
        ("the United Mexican States", "MEX"),
        ("the Commonwealth of the Bahamas and the Commonwealth of Dominica", "BHS DMA"),
        ("the Commonwealth of Australia", "AUS"),
        ("the Independent State of Samoa", "WSM"),
        ("the Federation of Saint Kitts and Nevis", "KNA"),
        ("the Co-operative Republic of Guyana", "GUY"),
        ("the Democratic Republic of Timor-Leste", "TLS"),
        ("the Union of the Comoros and the Republic of Mauritius", "COM MUS"),
        ("the United Kingdom of Great Britain and Northern Ireland", "GBR"),
        ("the Socialist Republic of Viet Nam and the Republic of the Union of Myanmar", "VNM MMR"),
        ("the Argentine Republic and the Oriental Republic of Uruguay", "ARG URY"),
        ("the Arab Republic of Egypt and the State of Libya", "EGY LBY"),
        ("the Kingdom of Eswatini and the Kingdom of Lesotho", "SWZ LSO"),
        ("the Federative Republic of Brazil", "BRA"),
        ("the Republic of China (Taiwan) and the People's Republic of China", "TWN CHN"),
        ("Iran (Islamic Republic of), Syrian Arab Republic", "IRN SYR"),
        ("Moldova, Republic of", "MDA"),
        ("Tanzania, United Republic of", "TZA"),
        ("Korea, Republic of; Korea, Democratic People's Republic of", "KOR PRK"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Congo (Democratic Republic of the) and Congo (Republic of the)", "COD COG"),
        ("Micronesia (Federated States of)", "FSM"),
        ("Egypt, Arab Rep.", "EGY"),
        ("Korea, Rep.", "KOR"),
        ("Congo, Dem. Rep.", "COD"),
        ("Falkland Islands (Malvinas)", "FLK"),
        ("China, Hong Kong SAR, and China, Macao SAR", "HKG MAC"),
        ("Hong Kong, China", "HKG"),
        ("Taiwan, Province of China", "TWN"),
        ("Palestine, State of", "PSE"),
        ("Saint Martin (French part), Sint Maarten (Dutch part)", "MAF SXM"),
        ("Japan, Republic of Korea, Thailand", "JPN KOR THA"),
        ("Holy See (Vatican City State)", "VAT"),
        ("Burma, now Myanmar; Ceylon, now Sri Lanka", "MMR MMR LKA LKA"),
        ("Upper Volta became Burkina Faso in 1984.", "BFA BFA"),
        ("Dahomey is today's Benin.", "BEN BEN"),
        ("Zaire, Swaziland and Cape Verde have new names.", "COD SWZ CPV"),
        ("Rhodesia, Nyasaland and Basutoland", "ZWE MWI LSO"),
        ("Persia, Siam and Abyssinia", "IRN THA ETH"),
        ("Czechia, Türkiye and North Macedonia", "CZE TUR MKD"),
        ("Holland, that is the Netherlands", "NLD NLD"),
        ("Great Britain and Britain", "GBR GBR"),
        ("Byelorussia is Belarus.", "BLR BLR"),
        ("the Libyan Arab Jamahiriya", "LBY"),
        ("Western Samoa", "WSM"),
        ("Deutschland, Österreich and Schweiz", "DEU AUT CHE"),
        ("Norge, Sverige, Danmark, Suomi and Ísland", "NOR SWE DNK FIN ISL"),
        ("Nederland, België and Lëtzebuerg", "NLD BEL LUX"),
        ("España, Italia and Brasil", "ESP ITA BRA"),
        ("Polska, Hrvatska, Magyarország and Česko", "POL HRV HUN CZE"),
        ("Eesti, Latvija and Lietuva", "EST LVA LTU"),
        ("Aotearoa New Zealand and Aotearoa", "NZL NZL"),
        ("Việt Nam, Cabo Verde, Timor-Leste", "VNM CPV TLS"),
        ("Moçambique and Guiné-Bissau", "MOZ GNB"),
        ("COTE D'IVOIRE AND SAO TOME AND PRINCIPE", "CIV STP"),
        ("FINAL REPORT: BOSNIA AND HERZEGOVINA", "BIH"),
        ("Cote d’Ivoire", "CIV"),
        ("Timor‑Leste and Guinea‐Bissau", "TLS GNB"),
        ("Turkiye and Reunion Island", "TUR REU"),
        ("The UK, the U.K. and the UAE paid.", "GBR GBR ARE"),
        ("US-based firms and U.S. schools", "USA USA"),
        ("Funded by the USA (the U.S.A.).", "USA USA"),
        ("the DRC, DR Congo and the D.R. Congo", "COD COD COD"),
        ("Rebels left the CAR for Chad.", "CAF TCD"),
        ("Work in CAR, Chad and Sudan", "CAF TCD SDN"),
        ("the Central African Republic (CAR)", "CAF CAF"),
        ("the ROK and the DPRK", "KOR PRK"),
        ("DPR Korea and S. Korea", "PRK KOR"),
        ("PNG, NZ and KSA", "PNG NZL SAU"),
        ("Lao PDR; the PRC; BiH", "LAO CHN BIH"),
        ("P.R. China and PR China", "CHN CHN"),
        ("FYROM and FYR Macedonia", "MKD MKD"),
        ("the UK Government and the US Government", "GBR USA"),
        ("the oPt and the State of Palestine", "PSE PSE"),
        ("Kosovo (under UNSCR 1244) and Kosovo*", "XKX XKX"),
    ],
    "fr": [
        ("Au Niger, en Iran et aux Comores, la pluie a manqué.", "NER IRN COM"),
        ("Elle travaille à Madagascar, à Cuba et à Djibouti.", "MDG CUB DJI"),
        ("des écoles à Maurice et à l’île Maurice", "MUS MUS"),
        ("l'Équateur, l’Ouganda et l'Érythrée", "ECU UGA ERI"),
        ("du Bénin au Togo, puis vers le Ghana", "BEN TGO GHA"),
        ("le Pérou, le Chili et la Bolivie", "PER CHL BOL"),
        ("les Philippines, les Maldives et les Seychelles", "PHL MDV SYC"),
        ("aux Émirats arabes unis et au Koweït", "ARE KWT"),
        ("l’Arabie saoudite, l’Iraq et l’Irak", "SAU IRQ IRQ"),
        ("la Papouasie-Nouvelle-Guinée et les Îles Salomon", "PNG SLB"),
        ("Saint-Kitts-et-Nevis, Sainte-Lucie et Saint-Vincent-et-les-Grenadines", "KNA LCA VCT"),
        ("Trinité-et-Tobago et Antigua-et-Barbuda", "TTO ATG"),
        ("la Trinité-et-Tobago, la Barbade et la Grenade", "TTO BRB GRD"),
        ("Sao Tomé-et-Principe et le Cabo Verde", "STP CPV"),
        ("la Bosnie-Herzégovine et la Macédoine du Nord", "BIH MKD"),
        ("le Bélarus, ou Biélorussie", "BLR BLR"),
        ("le Kirghizistan, le Tadjikistan et l’Ouzbékistan", "KGZ TJK UZB"),
        ("le Turkménistan et le Kazakhstan", "TKM KAZ"),
        ("la Malaisie, le Brunéi Darussalam et Singapour", "MYS BRN SGP"),
        ("le Bahreïn, Bahrein et le Qatar", "BHR BHR QAT"),
        ("la Guinée-Conakry et la Guinée équatoriale", "GIN GNQ"),
        ("Haïti et la République dominicaine", "HTI DOM"),
        ("la Nouvelle-Zélande et la Nouvelle-Calédonie", "NZL NCL"),
        ("la Guyane française, la Guyane et le Guyana", "GUF GUF GUY"),
        ("à La Réunion et à Mayotte", "REU MYT"),
        ("l'île de la Réunion", "REU"),
        ("la Polynésie française", "PYF"),
        ("le Saint-Siège", "VAT"),
        ("le Timor-Leste, ancien Timor oriental", "TLS TLS"),
        ("l'Eswatini, ex-Swaziland", "SWZ SWZ"),
        ("le Groenland et les Îles Féroé", "GRL FRO"),
        ("un accord avec la République du Kenya", "KEN"),
        ("la République fédérale démocratique d’Éthiopie", "ETH"),
        ("le royaume du Maroc et la République tunisienne", "MAR TUN"),
        ("le Royaume d’Espagne et la République portugaise", "ESP PRT"),
        ("la République togolaise et la République gabonaise", "TGO GAB"),
        ("la République française et la Confédération suisse", "FRA CHE"),
        ("la République algérienne démocratique et populaire", "DZA"),
        ("la République islamique de Mauritanie", "MRT"),
        ("la République de Guinée et la République de Guinée-Bissau", "GIN GNB"),
        ("la République de l’Inde et la République de Corée", "IND KOR"),
        ("le Grand-Duché de Luxembourg et la Principauté de Monaco", "LUX MCO"),
        ("la République populaire de Chine", "CHN"),
        ("la République démocratique populaire lao", "LAO"),
        ("la République socialiste du Viet Nam", "VNM"),
        ("la République hellénique", "GRC"),
        ("la République de Moldova", "MDA"),
        ("l’Union des Comores et la République de Maurice", "COM MUS"),
        ("l’État de Libye et l’État d’Israël", "LBY ISR"),
        ("les États-Unis du Mexique", "MEX"),
        ("la Fédération de Russie", "RUS"),
        ("la République libanaise et la République arabe d’Égypte", "LBN EGY"),
        ("le Gouvernement de la République du Burundi", "BDI"),
        ("l’État plurinational de Bolivie", "BOL"),
        ("le Royaume-Uni de Grande-Bretagne et d’Irlande du Nord", "GBR"),
        ("Bolivie (État plurinational de), Iran (République islamique d’)", "BOL IRN"),
        ("Venezuela (République bolivarienne du)", "VEN"),
        ("Tanzanie (République-Unie de)", "TZA"),
        ("Micronésie (États fédérés de)", "FSM"),
        ("Congo (République démocratique du)", "COD"),
        ("Congo, République démocratique du", "COD"),
        ("Corée, République de", "KOR"),
        ("Chine, RAS de Hong Kong", "HKG"),
        ("Hong Kong (Chine) et Macao (Chine)", "HKG MAC"),
        ("Taïwan (province de Chine)", "TWN"),
        ("Moldova (République de)", "MDA"),
        ("La Haute-Volta est devenue le Burkina Faso.", "BFA BFA"),
        ("le Zaïre et le Dahomey", "COD BEN"),
        ("Ceylan, la Perse et le Siam", "LKA IRN THA"),
        ("la Hollande et la Grande-Bretagne", "NLD GBR"),
        ("le Souaziland et la Rhodésie", "SWZ ZWE"),
        ("la Tchéquie, ou République tchèque", "CZE CZE"),
        ("Deutschland et España", "DEU ESP"),
        ("COTE D’IVOIRE, BENIN, SENEGAL", "CIV BEN SEN"),
        ("RÉPUBLIQUE DÉMOCRATIQUE DU CONGO", "COD"),
        ("REPUBLIQUE CENTRAFRICAINE ET TCHAD", "CAF TCD"),
        ("ETATS-UNIS ET EMIRATS ARABES UNIS", "USA ARE"),
        ("Ethiopie, Erythree, Egypte, Equateur", "ETH ERI EGY ECU"),
        ("la RDC, la R.D.C. et la RD Congo", "COD COD COD"),
        ("en RCA et au Tchad", "CAF TCD"),
        ("les EAU et l'Oman", "ARE OMN"),
        ("les USA, les É.-U. et le R.-U.", "USA USA GBR"),
        ("la RDP lao et la RPDC", "LAO PRK"),
        ("la RPD de Corée", "PRK"),
        ("l’ambassade du Japon au Cambodge", "JPN KHM"),
        ("le Territoire palestinien occupé (TPO)", "PSE PSE"),
        ("la Cisjordanie et la bande de Gaza", "PSE"),
        ("le Kosovo et la Serbie", "XKX SRB"),
        ("le Mexique, loin de Mexico", "MEX"),
        ("le Salvador et le Honduras", "SLV HND"),
        ("l’Argentine et le Paraguay", "ARG PRY"),
    ],
    "es": [
        ("Del Níger al Chad, y en el Irán", "NER TCD IRN"),
        ("a los Emiratos Árabes Unidos y a Omán", "ARE OMN"),
        ("Viajó del Ecuador al Perú y a la Argentina.", "ECU PER ARG"),
        ("en el Brasil, en el Japón y en la India", "BRA JPN IND"),
        ("Arabia Saudita, Arabia Saudí y Qatar", "SAU SAU QAT"),
        ("Catar, Baréin y Bahrein", "QAT BHR BHR"),
        ("Kenya o Kenia, Rwanda o Ruanda", "KEN KEN RWA RWA"),
        ("Botswana, Botsuana, Malawi y Malaui", "BWA BWA MWI MWI"),
        ("Zimbabwe, Zimbabue, Lesotho y Lesoto", "ZWE ZWE LSO LSO"),
        ("Iraq e Irak, Djibouti y Yibuti", "IRQ IRQ DJI DJI"),
        ("Fiji, Fiyi, Vanuatu y las Islas Salomón", "FJI FJI VUT SLB"),
        ("Papúa Nueva Guinea y Papua Nueva Guinea", "PNG PNG"),
        ("Costa de Marfil y Côte d’Ivoire", "CIV CIV"),
        ("Azerbaiyán, Kazajstán, Kirguistán y Tayikistán", "AZE KAZ KGZ TJK"),
        ("Uzbekistán, Turkmenistán y Afganistán", "UZB TKM AFG"),
        ("Myanmar, antes Birmania", "MMR MMR"),
        ("Tailandia, Camboya, Laos y Vietnam", "THA KHM LAO VNM"),
        ("Belarús, Bielorrusia y Ucrania", "BLR BLR UKR"),
        ("Bosnia y Herzegovina y Macedonia del Norte", "BIH MKD"),
        ("Nueva Zelandia, Nueva Zelanda y Nueva Caledonia", "NZL NZL NCL"),
        ("Trinidad y Tabago y Trinidad y Tobago", "TTO TTO"),
        ("Antigua y Barbuda, Santa Lucía y San Vicente y las Granadinas", "ATG LCA VCT"),
        ("San Cristóbal y Nieves, Saint Kitts y Nevis", "KNA KNA"),
        ("Granada, Barbados y las Bahamas", "GRD BRB BHS"),
        ("Santo Tomé y Príncipe y Cabo Verde", "STP CPV"),
        ("Guinea, Guinea-Bisáu y Guinea Ecuatorial", "GIN GNB GNQ"),
        ("Esuatini, antes Swazilandia", "SWZ SWZ"),
        ("Puerto Rico, Haití y la República Dominicana", "PRI HTI DOM"),
        ("Hungría, Polonia, Chequia y Eslovaquia", "HUN POL CZE SVK"),
        ("Túnez, Argelia, Marruecos y Libia", "TUN DZA MAR LBY"),
        ("El Salvador, Belice y Panamá", "SLV BLZ PAN"),
        ("Suiza, Suecia, Noruega, Dinamarca y Finlandia", "CHE SWE NOR DNK FIN"),
        ("Groenlandia y las Islas Feroe", "GRL FRO"),
        ("la Santa Sede", "VAT"),
        ("Timor-Leste, o Timor Oriental", "TLS TLS"),
        ("Sierra Leona y Sierra Leone", "SLE SLE"),
        ("Mauricio, las Comoras y Seychelles", "MUS COM SYC"),
        ("Guayana Francesa, Guadalupe es otra cosa", "GUF"),
        ("un acuerdo con la República de Kenya", "KEN"),
        ("la República del Perú y la República del Ecuador", "PER ECU"),
        ("el Reino de España y el reino de Marruecos", "ESP MAR"),
        ("la República Argentina y la República Oriental del Uruguay", "ARG URY"),
        ("los Estados Unidos Mexicanos", "MEX"),
        ("la República Mexicana y la República Francesa", "MEX FRA"),
        ("la República Federal de Alemania", "DEU"),
        ("la República Federativa del Brasil", "BRA"),
        ("la República Popular China y la República Popular de China", "CHN CHN"),
        ("la República Islámica del Pakistán", "PAK"),
        ("la República Árabe de Egipto y la República Árabe Siria", "EGY SYR"),
        ("el Estado Plurinacional de Bolivia", "BOL"),
        ("la República Bolivariana de Venezuela", "VEN"),
        ("la Confederación Suiza y el Gran Ducado de Luxemburgo", "CHE LUX"),
        ("el Reino Unido de Gran Bretaña e Irlanda del Norte", "GBR"),
        ("la República Democrática Popular Lao", "LAO"),
        ("la República de Corea y la República Popular Democrática de Corea", "KOR PRK"),
        ("la República Cooperativa de Guyana", "GUY"),
        ("la República Togolesa y la República Gabonesa", "TGO GAB"),
        ("la República de la India y la República de las Filipinas", "IND PHL"),
        ("el Gobierno de la República de Colombia", "COL"),
        ("la Federación de Rusia", "RUS"),
        ("la República Kirguisa y la República Checa", "KGZ CZE"),
        ("el Estado de Palestina y el Estado de Qatar", "PSE QAT"),
        ("el Reino Hachemita de Jordania", "JOR"),
        ("la República Eslovaca y la República Libanesa", "SVK LBN"),
        ("Bolivia (Estado Plurinacional de), Irán (República Islámica del)", "BOL IRN"),
        ("Venezuela (República Bolivariana de)", "VEN"),
        ("Tanzanía (República Unida de)", "TZA"),
        ("Micronesia (Estados Federados de)", "FSM"),
        ("Congo (República Democrática del)", "COD"),
        ("Corea (República de)", "KOR"),
        ("Hong Kong (RAE de China) y Macao (RAE de China)", "HKG MAC"),
        ("Taiwán (provincia de China)", "TWN"),
        ("Islas Malvinas (Falkland)", "FLK"),
        ("Alto Volta, Dahomey y Zaire", "BFA BEN COD"),
        ("Ceilán, Persia y Siam", "LKA IRN THA"),
        ("Holanda y los Países Bajos", "NLD NLD"),
        ("Suazilandia y Rodesia", "SWZ ZWE"),
        ("Deutschland y Brasil", "DEU BRA"),
        ("MEXICO, PERU, PANAMA Y HAITI", "MEX PER PAN HTI"),
        ("REPUBLICA DOMINICANA Y EL SALVADOR", "DOM SLV"),
        ("JAPON, CAMERUN Y GABON", "JPN CMR GAB"),
        ("COSTA RICA Y NICARAGUA", "CRI NIC"),
        ("los EE. UU., los EE.UU., EEUU y los EUA", "USA USA USA USA"),
        ("los EAU y el Yemen", "ARE YEM"),
        ("la RDC y la R.D. del Congo", "COD COD"),
        ("la RPDC y la RPD de Corea", "PRK PRK"),
        ("la RCA y el Chad", "CAF TCD"),
        ("la embajada del Japón en Camboya", "JPN KHM"),
        ("Cisjordania y la Franja de Gaza", "PSE"),
        ("Kosovo y Serbia", "XKX SRB"),
        ("la frontera entre Haití y República Dominicana", "HTI DOM"),
        ("Sáhara Occidental y Mauritania", "ESH MRT"),
        ("las Islas Malvinas", "FLK"),
    ],
}

CARRIERS: dict[Language, tuple[str, ...]] = {
    "en": ("Roads in {} are bad.", "a grant for {}, says a report", "the Government of {}", "({})"),
    "fr": (
        "Les routes en {} sont mauvaises.",
        "à {}",
        "du {}",
        "aux {}",
        "d'{}",
        "de l’{}",
        "de la {}, dit-elle",
    ),
    "es": ("en {}", "del {}", "a los {}", "desde {} hasta aquí", "el Gobierno de {}", "({})"),
}
# Names that are more often a town or a person: they count in one form or not at all.
UNCERTAIN = {"BLM", "GLP", "JEY", "MAF", "REU", "SHN"}


def codes(text: str, language: Language) -> list[str]:
    return [country.code for country in annotate(text, language).countries if not country.demonym]


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


CASES = [(language, *row) for language, rows in NAMED.items() for row in rows]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_sentence(language: Language, text: str, expected: str) -> None:
    assert codes(text, language) == expected.split()


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_3)
def test_the_short_name_of_each_language_in_its_sentences(country: pycountry.db.Country) -> None:
    for language, carriers in CARRIERS.items():
        name = Locale(language).territories[country.alpha_2]
        for written in {name, name.upper(), without_accents(name), name.replace("'", "’")}:
            found = {carrier: codes(carrier.format(written), language) for carrier in carriers}
            wrong = {text: read for text, read in found.items() if read not in ([country.alpha_3], [])}
            missed = {text: read for text, read in found.items() if not read}
            assert not wrong
            assert not missed or country.alpha_3 in UNCERTAIN or written.startswith("EL "), missed


@pytest.mark.parametrize("code", sorted({code for code, _name in standard_names()}))
def test_every_standard_name_is_one_mention_of_the_whole_name(code: str) -> None:
    for name in (name for known, name in standard_names() if known == code):
        read = [
            [(found.code, found.text) for found in annotate(f"« {name} »", language).countries]
            for language in NAMED
        ]
        assert [(code, name.rstrip("."))] in read or code in UNCERTAIN, name


@pytest.mark.parametrize("country", country_rules().country, ids=lambda country: country.code)
def test_every_name_in_the_rules_is_one_mention_of_the_whole_name(country: CountryNames) -> None:
    for name in (*country.all_names, *country.exact):
        read = [
            [(found.code, found.text) for found in annotate(f"« {name} »", language).countries]
            for language in NAMED
        ]
        assert [(country.code, name)] in read or [(country.code, name.rstrip("."))] in read, name
