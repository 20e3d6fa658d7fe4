"""Currencies: codes, signs and names in each language, and the unit of money that stands at a token.

`US$`, `EURm`, `kr`, `francs suisses`, `dólares de los EE. UU.`, `pounds sterling`.
"""

from extract.entities.currencies.names import own_currency
from extract.entities.currencies.rules import currency_rules, dollars
from extract.entities.currencies.units import Unit, currency_ends, currency_starts, unit_at

__all__ = ["Unit", "currency_ends", "currency_rules", "currency_starts", "dollars", "own_currency", "unit_at"]
