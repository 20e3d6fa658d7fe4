"""Amounts of money in en, fr and es: value, currency, range, qualifier, flow and period."""

from extract.entities.money.find import find_money
from extract.entities.money.likely import likely_currency, named_currencies

__all__ = ["find_money", "likely_currency", "named_currencies"]
