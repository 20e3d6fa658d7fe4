"""Numbers of the three languages: numerals by national habit, numbers in words, words of scale."""

from extract.entities.numbers.lex import Token, fold, glued, lex
from extract.entities.numbers.numeral import decimal_mark, read_numeral, shown_mark, usual_mark
from extract.entities.numbers.phrases import Phrases
from extract.entities.numbers.quantity import Quantity, quantity_at
from extract.entities.numbers.rules import number_rules
from extract.entities.numbers.scales import scale_at
from extract.entities.numbers.spelled import read_words
from extract.entities.numbers.territory import alpha2

__all__ = [
    "Phrases",
    "Quantity",
    "Token",
    "alpha2",
    "decimal_mark",
    "fold",
    "glued",
    "lex",
    "number_rules",
    "quantity_at",
    "read_numeral",
    "read_words",
    "scale_at",
    "shown_mark",
    "usual_mark",
]
