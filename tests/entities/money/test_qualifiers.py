"""How exact an amount is, by the words before and behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.values import Context
from tests.entities.money.told import values

if TYPE_CHECKING:
    from extract.models import Language, Qualifier

Words = dict["Qualifier", str]  # phrases between bars
FRAMES: dict[Language, tuple[str, str]] = {
    "en": ("It received {} US$ 5 million last year.", "It received US$ 5 million {} last year."),
    "fr": ("Il a reçu {} 5 millions d'euros en mai.", "Il a reçu 5 millions d'euros {} en mai."),
    "es": ("Recibió {} 5 millones de euros en mayo.", "Recibió 5 millones de euros {} en mayo."),
}
BEFORE: dict[Language, Words] = {
    "en": {
        "nearly": (
            "nearly | almost | close to | not quite | just short of | shy of | just shy of | "
            "approaching | nearing | near to | close on | verging on | little short of | not far "
            "short of | not far from | very nearly"
        ),
        "about": (
            "about | some | around | roughly | approximately | approx. | approx | circa | c. | ca. | "
            "ca | ~ | ≈ | ± | an estimated | estimated at | in the region of | in the order of | of "
            "the order of | on the order of | somewhere around | worth about | worth some | a total "
            "of about | about a total of | somewhere in the region of | in the neighbourhood of | in "
            "the vicinity of | to the tune of about | more or less | an approximate | an average of "
            "about | just about | roughly about"
        ),
        "more_than": (
            "more than | over | just over | well over | slightly over | a little over | above | just "
            "above | well above | exceeding | in excess of | upwards of | upward of | slightly more "
            "than | a little more than | far more than | much more than | well in excess of | beyond "
            "| greater than | > | more than a total of | north of | far above | higher than"
        ),
        "at_least": (
            "at least | no less than | not less than | no fewer than | a minimum of | a minimum "
            "amount of | minimum | min. | ≥ | >= | starting from | starting at"
        ),
        "less_than": (
            "less than | under | just under | well under | slightly under | a little under | below | "
            "just below | slightly less than | a little less than | far less than | fewer than | < | "
            "lower than"
        ),
        "at_most": (
            "up to | up to a maximum of | a maximum of | max. | max | at most | at the most | no more "
            "than | not more than | not exceeding | not to exceed | capped at | a ceiling of | a cap "
            "of | limited to | a limit of | ≤ | <= | as much as"
        ),
        "exact": (
            "only | just | as little as | exactly | precisely | a total of | a sum of | worth | the "
            "sum of | a further | another | an additional | some of its | the same | a grant of | a "
            "full"
        ),
    },
    "fr": {
        "nearly": (
            "près de | presque | pas loin de | quasi | quasiment | tout près de | proche de | "
            "avoisinant les | qui avoisine | frôlant les | approchant les | approche les"
        ),
        "about": (
            "environ | quelque | autour de | à peu près | approximativement | de l'ordre de | dans "
            "les | aux alentours de | aux environs de | estimé à | estimés à | évalué à | évaluée à | "
            "~ | ≈ | ± | env. | approx. | ca. | grosso modo | plus ou moins | une somme d'environ | "
            "un montant d'environ | un montant estimé à | un montant estimatif de | un total "
            "d'environ | en moyenne environ | peu ou prou"
        ),
        "more_than": (
            "plus de | au-delà de | supérieur à | supérieure à | dépassant | excédant | un peu plus "
            "de | bien plus de | largement plus de | légèrement plus de | au-dessus de | > | qui "
            "dépasse les | qui dépasse | a dépassé les | nettement plus de | beaucoup plus de | "
            "supérieure aux"
        ),
        "at_least": (
            "au moins | au minimum | pas moins de | un minimum de | minimum | min. | à tout le moins "
            "| du moins | ≥ | au bas mot | à partir de | un montant minimum de | un montant minimal "
            "de | non inférieur à | ne pas descendre en dessous de | un plancher de"
        ),
        "less_than": (
            "moins de | un peu moins de | en dessous de | en deçà de | au-dessous de | inférieur à | "
            "inférieure à | < | bien moins de | nettement moins de | légèrement moins de"
        ),
        "at_most": (
            "jusqu'à | jusqu’à | allant jusqu'à | au plus | tout au plus | au maximum | un maximum de "
            "| max. | maximum | plafonné à | plafonnée à | un plafond de | limité à | dans la limite "
            "de | à concurrence de | à hauteur maximale de | pas plus de | ne dépassant pas | "
            "n'excédant pas | ne dépasse pas | ne pouvant excéder | ne pouvant dépasser | ne peut "
            "dépasser | ≤ | un montant maximum de | un montant maximal de | d'un montant maximal de | "
            "d'un maximum de"
        ),
        "exact": (
            "seulement | à peine | exactement | à hauteur de | un total de | une somme de | un "
            "montant de | quelques-uns des | les | ses | ces | encore | la somme de"
        ),
    },
    "es": {
        "nearly": (
            "casi | cerca de | cercano a | próximo a | próxima a | rozando los | roza los | "
            "prácticamente | cercanos a los"
        ),
        "about": (
            "unos | unas | alrededor de | aproximadamente | en torno a | en torno a los | del orden "
            "de | del orden de los | cosa de | estimado en | estimada en | se estima en | un estimado "
            "de | algo así como | más o menos | ~ | ≈ | ± | aprox. | aprox | ca. | un aproximado de | "
            "una suma aproximada de | un monto aproximado de | un total aproximado de | un promedio "
            "de unos | calculado en | calculados en | a razón de unos | en el entorno de | en el "
            "entorno de los"
        ),
        "more_than": (
            "más de | algo más de | poco más de | por encima de | superior a | superior a los | "
            "superiores a los | supera los | supera | superó los | mayor que | mayor a | excede los | "
            "que sobrepasa los | que rebasa los | muy por encima de | > | mucho más de | bastante más "
            "de | por arriba de"
        ),
        "at_least": (
            "al menos | por lo menos | como mínimo | un mínimo de | mínimo | mín. | no menos de | "
            "cuando menos | no inferior a | ≥ | a partir de | a partir de los | un monto mínimo de | "
            "una suma mínima de"
        ),
        "less_than": (
            "menos de | algo menos de | poco menos de | por debajo de | por debajo de los | inferior "
            "a | inferiores a | menor a | menor que | <"
        ),
        "at_most": (
            "hasta | hasta los | hasta un máximo de | como máximo | a lo sumo | un máximo de | máximo "
            "| máx. | un tope de | un techo de | limitado a | limitada a | no más de | no superior a "
            "| sin superar | sin exceder | con un límite de | ≤ | un monto máximo de | una suma "
            "máxima de | que no supera los | que no supere los | que no exceda de | no mayor a | "
            "cuando más | a lo más"
        ),
        "exact": (
            "solo | sólo | apenas | exactamente | un total de | una suma de | la suma de | otros | "
            "los | sus | esos | además de | más los"
        ),
    },
}
BEHIND: dict[Language, Words] = {
    "en": {
        "nearly": "nearly | almost",
        "about": (
            "or so | or thereabouts | approximately | approx. | (approx.) | (estimated) | (est.) | "
            "more or less | give or take | or about that | (approximately) | roughly"
        ),
        "more_than": "+ | plus | and more | and counting | -plus",
        "at_least": (
            "or more | at least | or above | and above | at a minimum | as a minimum | minimum | or "
            "higher | or over | and over | upwards"
        ),
        "at_most": (
            "or less | at most | at the most | maximum | or under | at the maximum | as a maximum | tops"
        ),
    },
    "fr": {
        "about": (
            "environ | à peu près | approximativement | (environ) | (estimation) | plus ou moins | à "
            "quelque chose près"
        ),
        "more_than": "et plus | +",
        "at_least": (
            "au moins | au minimum | ou plus | minimum | ou davantage | au bas mot | et au-delà | ou au-delà"
        ),
        "at_most": "au plus | au maximum | maximum | tout au plus | ou moins",
    },
    "es": {
        "about": (
            "aproximadamente | aprox. | más o menos | (aproximadamente) | (estimado) | poco más o "
            "menos | o algo así"
        ),
        "more_than": "y más | + | y pico | largos",
        "at_least": "o más | como mínimo | por lo menos | al menos | mínimo | cuando menos | en adelante",
        "at_most": "como máximo | a lo sumo | máximo | o menos | cuando más",
    },
}


def framed(place: int, table: dict[Language, Words]) -> list[tuple[Language, str, Qualifier]]:
    return [
        (language, FRAMES[language][place].format(phrase), qualifier)
        for language, kinds in table.items()
        for qualifier, phrases in kinds.items()
        for phrase in phrases.split(" | ")
    ]


@pytest.mark.parametrize(("language", "text", "want"), [*framed(0, BEFORE), *framed(1, BEHIND)])
def test_words_beside_an_amount(language: Language, text: str, want: Qualifier) -> None:
    assert [value.qualifier for value in values(text, Context(language))] == [want]
