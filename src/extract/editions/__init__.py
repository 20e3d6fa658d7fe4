"""Editions of one fact sheet: which documents they are, in which order, and what changed.

A pure package: it takes values and gives values, and knows neither files nor the database.
"""

from extract.editions.changes import Change, compare, compare_items
from extract.editions.groups import Edition, current, family, group, plain_name, predecessors
from extract.editions.items import Item, items_of

__all__ = [
    "Change",
    "Edition",
    "Item",
    "compare",
    "compare_items",
    "current",
    "family",
    "group",
    "items_of",
    "plain_name",
    "predecessors",
]
