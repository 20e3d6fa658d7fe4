"""Amounts of money in en, fr and es: value, currency, range, qualifier, flow and period."""

from extract.entities.money.find import find_money

__all__ = ["find_money"]
