"""Where names of organisations begin and end, in three languages; and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.organisations import find_organisations, introduced_acronyms
from extract.entities.values import Context, OrganisationValue

if TYPE_CHECKING:
    from extract.models import Language


def found(text: str, language: Language) -> list[str]:
    """Return the words of each organisation, with `(NAME)` where the record's name is another."""
    context = Context(language, acronyms=introduced_acronyms([text], language))
    told = []
    for entity in find_organisations(text, context):
        assert isinstance(entity.value, OrganisationValue)
        assert text[entity.start : entity.end] == entity.text
        told.append(entity.text)
    return told


ENGLISH = [
    (
        "The Ministry of Labour, Migration and Social Protection met.",
        "Ministry of Labour, Migration and Social Protection",
    ),
    (
        "the Department for Food, Water and Rural Affairs paid half",
        "Department for Food, Water and Rural Affairs",
    ),
    ("the Ministry of Agriculture and the Environment", "Ministry of Agriculture and the Environment"),
    ("the Ministry of Public Works & Transport in Accra", "Ministry of Public Works & Transport"),
    ("Norway's Ministry of Fisheries pledged more", "Ministry of Fisheries"),
    ("the Ministry of Health of Viet Nam", "Ministry of Health"),
    ("the Ministry of Labour, Kenya, agreed", "Ministry of Labour"),
    ("the Ministry of Labour and Norad", "Ministry of Labour|Norad"),
    ("the Ministry of Labour and Nestlé", "Ministry of Labour|Nestlé"),
    ("the Ministry of Labour and the Lakeside Social Fund", "Ministry of Labour|Lakeside Social Fund"),
    ("the Danish Ministry of Foreign Affairs", "Danish Ministry of Foreign Affairs"),
    ("MINISTRY OF LABOUR AND HOUSING", "MINISTRY OF LABOUR AND HOUSING"),
    ("the Ghana Cocoa Board lends", "Ghana Cocoa Board"),
    ("the Lakeland Revenue Authority", "Lakeland Revenue Authority"),
    ("the Lakeland Food and Fisheries Agency", "Lakeland Food and Fisheries Agency"),
    ("the Occupational Safety and Health Institute", "Occupational Safety and Health Institute"),
    ("the Employers' Federation of Keld", "Employers' Federation of Keld"),
    ("the Nepal Employers’ Council", "Nepal Employers’ Council"),
    ("the Coastal Workers' Union", "Coastal Workers' Union"),
    ("the Prime Minister's Office", "Prime Minister's Office"),
    ("the Office of the Prime Minister", "Office of the Prime Minister"),
    ("the Bureau of Harbour Statistics", "Bureau of Harbour Statistics"),
    ("the Federation of Kenya Employers", "Federation of Kenya Employers"),
    ("the Korean Confederation of Millers and Bakers", "Korean Confederation of Millers and Bakers"),
    ("the Chamber of Commerce and Industry of Peru", "Chamber of Commerce and Industry of Peru"),
    ("the University of Trinidad and Tobago", "University of Trinidad and Tobago"),
    ("the University of Nairobi and Microsoft", "University of Nairobi|Microsoft"),
    ("St. Mary's University", "St. Mary's University"),
    ("the Keld-Sahayak Foundation", "Keld-Sahayak Foundation"),
    ("the Bank of Ghana and the Bank of Togo", "Bank of Ghana|Bank of Togo"),
    ("the Institute for Peace, Security and Development", "Institute for Peace, Security and Development"),
    ("the National Employment Authority", "National Employment Authority"),
    ("the National Treasury", "National Treasury"),
    ("the Labour Department and the Finance Ministry", "Labour Department|Finance Ministry"),
    ("the National Assembly of Zambia", "National Assembly"),
    ("the SADC Secretariat", "SADC Secretariat"),
    ("the Togo Health Service", "Togo Health Service"),
    ("the Horn of Africa Network", "Horn of Africa Network"),
    ("the Sierra Leone Labour Congress", "Sierra Leone Labour Congress"),
    ("the ILO/Norway Partnership Programme", "ILO/Norway Partnership Programme"),
    ("the State Bank of India", "State Bank of India"),
    ("the NGO Blue Hands and the charity Toybox", "Blue Hands|Toybox"),
    ("the Kenya Red Cross and the Swiss Red Cross", "Kenya Red Cross|Swiss Red Cross"),
    ("the Red Cross and the Ghana Cocoa Board", "Red Cross|Ghana Cocoa Board"),
    ("Caritas Luxembourg, Oxfam Novib and CARE Bangladesh", "Caritas Luxembourg|Oxfam Novib|CARE Bangladesh"),
    ("ActionAid Ghana helped", "ActionAid Ghana"),
    ("Statistics Sierra Leone ran the survey", "Statistics Sierra Leone"),
    ("UNICEF Nepal helped", "UNICEF"),
    ("the U.N. and the O.I.T.", "U.N.|O.I.T."),
    ("the ILO Country Office for Nepal", "ILO"),
    ("the Fundación Azul and the Ministerio de Trabajo", "Fundación Azul|Ministerio de Trabajo"),
    ("the Union des Travailleurs du Rail", "Union des Travailleurs du Rail"),
    ("the Zanzibar Weavers Cooperative Society Ltd", "Zanzibar Weavers Cooperative Society Ltd"),
]

NO_ENGLISH = [
    "the ministry, an agency, the board and a regional bank",
    "The Ministry decided. The Board agreed. The Fund lends. Our Council met.",
    "a fodder bank, a food bank, the bank of the river, the West Bank",
    "the Project Steering Committee and the Technical Working Group",
    "the Board of Directors, the Executive Board and the Advisory Council",
    "a Trust Fund, a Training Centre, the Civil Service and a Trade Union",
    "the Government of Ghana, the Federal Government, the Kenyan Government",
    "the Royal Government of Cambodia and the Government of the State of Keldia",
    "the Minister of Labour, the Director of the Institute, the Secretary of State",
    "in the Municipality of Keld and in the City of Dunmore",
    "the Office for Japan, a Country Office, the Regional Office",
    "Ministry officials, University students, Union leaders",
    "New Services for Youth",
    "the Russian Federation and the Gulf Cooperation Council",
    "the International Labour Conference and the Convention on Safety",
    "the ministries of Labour and Finance",
    "Statistics show that more is needed.",
    "CARE ECONOMY AND JOBS",
]

FRENCH = [
    (
        "Le ministère de l'Emploi, de la Pêche et de l'Artisanat aide.",
        "ministère de l'Emploi, de la Pêche et de l'Artisanat",
    ),
    (
        "le Ministère de la Femme, de la Famille et des Personnes âgées",
        "Ministère de la Femme, de la Famille et des Personnes âgées",
    ),
    ("le ministère de la Santé et l'Unicef", "ministère de la Santé|Unicef"),
    ("le ministère du Travail du Cameroun", "ministère du Travail"),
    ("le ministère français du Travail", "ministère français du Travail"),
    ("le Ministère de l'Économie et Norad", "Ministère de l'Économie|Norad"),
    ("l'Agence nationale pour l'emploi a formé 30 jeunes", "Agence nationale pour l'emploi"),
    (
        "l'Agence nationale pour l'emploi et les compétences",
        "Agence nationale pour l'emploi et les compétences",
    ),
    (
        "l'Office de la formation et de la promotion du travail",
        "Office de la formation et de la promotion du travail",
    ),
    ("la Caisse nationale de sécurité sociale verse", "Caisse nationale de sécurité sociale"),
    (
        "la Chambre de commerce, d'industrie et d'artisanat de Sfax",
        "Chambre de commerce, d'industrie et d'artisanat de Sfax",
    ),
    ("la chambre de commerce de Thiès et de la région", "chambre de commerce de Thiès"),
    (
        "l'Institut national de la statistique et de la démographie publie",
        "Institut national de la statistique et de la démographie",
    ),
    ("le Conseil économique et social du Bénin", "Conseil économique et social du Bénin"),
    ("l'Observatoire de l'emploi", "Observatoire de l'emploi"),
    ("la Direction générale du Travail", "Direction générale du Travail"),
    ("la direction générale du Travail", "direction générale du Travail"),
    ("le Fonds de développement de la pêche artisanale", "Fonds de développement de la pêche artisanale"),
    ("la Fondation Hirondelle et la fondation Azur", "Fondation Hirondelle|fondation Azur"),
    ("l'Université de Liège et la mairie de Ouagadougou", "Université de Liège|mairie de Ouagadougou"),
    ("la Ville de Genève", "Ville de Genève"),
    ("la Haute Autorité de santé", "Haute Autorité de santé"),
    ("l'Association des femmes du Sahel", "Association des femmes du Sahel"),
    (
        "l'Union des maçons et la Confédération des employeurs",
        "Union des maçons|Confédération des employeurs",
    ),
    ("la Fédération des entreprises du Congo", "Fédération des entreprises du Congo"),
    ("la Banque centrale du Congo et la Banque de Kigali", "Banque centrale du Congo|Banque de Kigali"),
    ("le Centre de formation professionnelle de Thiès", "Centre de formation professionnelle de Thiès"),
    (
        "le Fonds d'appui aux petites et moyennes entreprises",
        "Fonds d'appui aux petites et moyennes entreprises",
    ),
    ("la Loterie nationale et l'Assemblée nationale", "Loterie nationale|Assemblée nationale"),
    ("la Cour des comptes", "Cour des comptes"),
    (
        "la Croix-Rouge sénégalaise et la Croix-Rouge de Belgique",
        "Croix-Rouge sénégalaise|Croix-Rouge de Belgique",
    ),
    ("l'ONG Eau Vive et l'entreprise Solane", "Eau Vive|Solane"),
    ("l'ONG Lumière du Sud", "Lumière du Sud"),
    ("Médecins sans frontières et Terre des Hommes", "Médecins sans frontières|Terre des Hommes"),
    ("le BIT, le HCR, le PAM, la BAD et l'ONUSIDA", "BIT|HCR|PAM|BAD|ONUSIDA"),
    ("l'OMS, la CESAP, la DDC et la BOAD", "OMS|CESAP|DDC|BOAD"),
    ("le Bureau de l'OIT à Dakar", "OIT"),
    ("le Bureau de pays de l'OIT pour Madagascar", "OIT"),
    ("l'Institut de la BCEAO", "BCEAO"),
    ("Statistique Canada publie", "Statistique Canada"),
    ("la Ghana Cocoa Board et l'Union of Bakers", "Ghana Cocoa Board|Union of Bakers"),
    ("le Gouvernement flamand", "Gouvernement flamand"),
    ("la Société nationale d'électricité", "Société nationale d'électricité"),
    ("l'Agence wallonne à l'Exportation", "Agence wallonne à l'Exportation"),
    ("sous l'égide de l'Inspection générale du travail", "Inspection générale du travail"),
]

NO_FRENCH = [
    "une agence, le ministère, la banque de céréales et l'office de tourisme",
    "Le Fonds est petit. La Banque prête. L'Agence emploie dix personnes. Le Conseil se réunit.",
    "le Comité de pilotage, le Conseil d'administration et le Groupe de travail",
    "le Bureau de Dakar, la Direction générale, le Service public",
    "Centre de formation pour les jeunes",
    "Fonds mobilisés : 2 millions",
    "Direction technique : deux personnes. Comité national : cinq.",
    "le Gouvernement du Ghana et le Gouvernement du Grand-Duché",
    "la Confédération suisse, la Fédération de Russie et l'Union des Comores",
    "la ministre du Travail et le directeur de l'institut",
    "sous la direction de Paul Martin",
    "les Ministères du Travail et des Finances, les Universités",
    "l'inspection du travail et la formation professionnelle",
    "Services aux entreprises et Emploi des jeunes",
    "L'Agence belge a versé plus.",
    "la lutte contre le Sida",
]

SPANISH = [
    (
        "El Ministerio de Trabajo, Migraciones y Seguridad Social paga.",
        "Ministerio de Trabajo, Migraciones y Seguridad Social",
    ),
    ("el Ministerio de Salud y Unicef", "Ministerio de Salud|Unicef"),
    ("el Ministerio de Economía y Finanzas y Microsoft", "Ministerio de Economía y Finanzas|Microsoft"),
    ("el Ministerio de Trabajo del Perú", "Ministerio de Trabajo"),
    ("la Secretaría de Agricultura y Desarrollo Rural", "Secretaría de Agricultura y Desarrollo Rural"),
    ("la Subsecretaría de Empleo y Formación Profesional", "Subsecretaría de Empleo y Formación Profesional"),
    ("la Consejería de Economía, Hacienda y Empleo", "Consejería de Economía, Hacienda y Empleo"),
    (
        "el Ayuntamiento de Vitoria-Gasteiz y la Diputación de Alcora",
        "Ayuntamiento de Vitoria-Gasteiz|Diputación de Alcora",
    ),
    (
        "la Junta de Andalucía, la Xunta de Galicia y el Gobierno Vasco",
        "Junta de Andalucía|Xunta de Galicia|Gobierno Vasco",
    ),
    ("la Generalitat y el Gobierno de La Rioja", "Generalitat|Gobierno de La Rioja"),
    (
        "la Alcaldía de Danlí, la Municipalidad de Tela y la Gobernación de Antioquia",
        "Alcaldía de Danlí|Municipalidad de Tela|Gobernación de Antioquia",
    ),
    ("el Gobierno Regional de Arequipa", "Gobierno Regional de Arequipa"),
    ("la Superintendencia Nacional de Puertos", "Superintendencia Nacional de Puertos"),
    ("el Instituto Nacional de Estadística y Geografía", "Instituto Nacional de Estadística y Geografía"),
    ("el Instituto Mexicano de la Pesca", "Instituto Mexicano de la Pesca"),
    ("el Servicio Nacional de Pesca", "Servicio Nacional de Pesca"),
    ("la Cámara de Comercio e Industria de Danlí", "Cámara de Comercio e Industria de Danlí"),
    ("la Bolsa de Comercio de Rosario", "Bolsa de Comercio de Rosario"),
    ("la Central Unitaria de Panaderos y Trabajadores", "Central Unitaria de Panaderos y Trabajadores"),
    ("el Banco Central de Honduras y el Banco de México", "Banco Central de Honduras|Banco de México"),
    (
        "la Agencia Andina de Cooperación Internacional para el Desarrollo",
        "Agencia Andina de Cooperación Internacional para el Desarrollo",
    ),
    (
        "la Fundación Azul, la Fundación ONCE y la Fundación El Nido",
        "Fundación Azul|Fundación ONCE|Fundación El Nido",
    ),
    ("la Universidad Nacional Autónoma de Honduras", "Universidad Nacional Autónoma de Honduras"),
    ("la Pontificia Universidad Católica del Perú", "Pontificia Universidad Católica del Perú"),
    ("la Confederación Nacional de Pescadores", "Confederación Nacional de Pescadores"),
    ("el Sindicato de Trabajadoras del Hogar", "Sindicato de Trabajadoras del Hogar"),
    ("el Consejo Económico y Social", "Consejo Económico y Social"),
    ("la Defensoría del Pueblo y el Tribunal de Cuentas", "Defensoría del Pueblo|Tribunal de Cuentas"),
    ("el Departamento de Trabajo de los Estados Unidos", "Departamento de Trabajo de los Estados Unidos"),
    (
        "la Dirección General de Empleo del Ministerio de Trabajo",
        "Dirección General de Empleo|Ministerio de Trabajo",
    ),
    ("la Cooperativa Mixta La Esperanza", "Cooperativa Mixta La Esperanza"),
    ("la Cruz Roja Española y la Cruz Roja Hondureña", "Cruz Roja Española|Cruz Roja Hondureña"),
    (
        "Médicos Sin Fronteras, Oxfam Intermón y Manos Unidas",
        "Médicos Sin Fronteras|Oxfam Intermón|Manos Unidas",
    ),
    ("World Vision Honduras y Médicos del Mundo España", "World Vision Honduras|Médicos del Mundo España"),
    ("la ONG Azul y la empresa Solinda", "Azul|Solinda"),
    ("el Fondo México-OIT y el Fondo OIT-Brasil", "Fondo México-OIT|Fondo OIT-Brasil"),
    ("la OPS, la CEPAL, el PMA, el BID y la CAF", "OPS|CEPAL|PMA|BID|CAF"),
    ("el SENA, el INFOP, el INTECAP, el INA y la AECID", "SENA|INFOP|INTECAP|INA|AECID"),
    ("la Oficina de la OIT para los Países Andinos", "OIT"),
    ("la Oficina Nacional de Normas", "Oficina Nacional de Normas"),
    ("el Ministério do Trabalho e Emprego do Brasil", "Ministério do Trabalho e Emprego"),
    ("la Ghana Cocoa Board paga", "Ghana Cocoa Board"),
    (
        "el Servicio Público de Empleo Estatal, Inspección de Pesca y Puertos",
        "Servicio Público de Empleo Estatal|Inspección de Pesca y Puertos",
    ),
]

NO_SPANISH = [
    "el banco abre a las diez; una agencia; la secretaría; el sindicato y la cámara",
    "El Fondo se creó. El Banco presta. La Agencia capacita. El Consejo se reúne.",
    "el Consejo de Administración, el Comité Directivo y la Junta Directiva",
    "la Oficina de Lima, la Dirección General, el Servicio Civil",
    "el Departamento de Caldas y el departamento del Cauca",
    "el Gobierno de Ghana, el Gobierno español, el Gobierno Español y el Gobierno Federal",
    "la Confederación Suiza y la Federación de Rusia",
    "la Secretaria General viajó con la secretaria de Trabajo",
    "el gobierno de Pedro Robles y los gobiernos locales",
    "Centro de Formación para mujeres",
    "Secretaría Técnica: dos personas. Comité Nacional: cinco.",
    "Ministerios de Trabajo y Hacienda; Universidades; las Cámaras",
    "el Acuerdo de París y el Plan Nacional de Empleo",
    "la Gran Central de Abasto",
    "el Grupo de Trabajo Interinstitucional",
    "la lucha contra el SIDA",
]

ROWS: list[tuple[Language, str, str]] = [
    *(("en", text, names) for text, names in ENGLISH),
    *(("en", text, "") for text in NO_ENGLISH),
    *(("fr", text, names) for text, names in FRENCH),
    *(("fr", text, "") for text in NO_FRENCH),
    *(("es", text, names) for text, names in SPANISH),
    *(("es", text, "") for text in NO_SPANISH),
]


@pytest.mark.parametrize(("language", "text", "names"), ROWS)
def test_names_begin_and_end(language: Language, text: str, names: str) -> None:
    assert found(text, language) == (names.split("|") if names else [])
