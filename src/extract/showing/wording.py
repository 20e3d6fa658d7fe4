"""What the program's names mean to a reader: kinds of rows, verdicts, and how values of columns are shown."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.showing import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from extract.warehouse.explaining import Money

KINDS: Mapping[str, str] = {
    "amounts": "amount",
    "contribution_places": "place of a contribution",
    "contribution_series": "year of a contribution",
    "contributions": "contribution",
    "stated_contributions": "contribution",
    "projects": "project",
    "stated_projects": "project",
    "project_rows": "project in a table",
    "key_figures": "key figure",
    "fact_parts": "part of a fact",
    "table_cells": "cell of a table",
    "chart_values": "value of a chart",
    "furniture": "furniture of a page",
    "country_mentions": "mention of a country",
    "region_mentions": "mention of a region",
    "date_mentions": "date",
    "organisation_mentions": "mention of an organisation",
    "edition_changes": "change between editions",
    "record_changes": "change between editions",
    "document_sightings": "place of a document",
    "document_history": "state of a document",
    "countries": "country",
    "currencies": "currency",
    "issue_codes": "kind of issue",
}
TONES: Mapping[str, str] = {
    "agrees": "good",
    "contradicts": "bad",
    "cannot_be_checked": "",
    "error": "bad",
    "warning": "warn",
    "info": "",
    "same": "good",
    "restated": "warn",
    "loaded": "good",
    "queued": "warn",
    "refused": "bad",
    "closed": "",
    "failed": "bad",
}
NAME = re.compile(r"[a-z]+(_[a-z]+)+")  # a name of the program, as against words of a document


def kind(table: str) -> str:
    """Return what one row of a table is."""
    return KINDS.get(table, words.spaced(table.removesuffix("s")))


def tone(state: str) -> str:
    """Return the colour of a verdict or state, as a class of the style."""
    return TONES.get(state, "")


def sum_of(money: Money) -> str:
    """Return `more than USD 21,200,000`."""
    return words.qualified(money.qualifier) + words.money(money.value, money.currency, money.value_max)


def shown(value: object) -> str:
    """Return a value of any column as text; nothing for null."""
    if value is None:
        return ""
    return next((told(value) for type_, told in SHOWN if isinstance(value, type_)), str(value))


def _yes_or_no(value: bool) -> str:  # noqa: FBT001 - it is what is shown
    return "yes" if value else "no"


def _whole(value: int) -> str:
    return words.figures(str(value))


def _pairs(value: Mapping[object, object]) -> str:
    return ", ".join(f"{shown(name)}: {shown(held)}" for name, held in value.items())


def _listed(value: Iterable[object]) -> str:
    return ", ".join(shown(held) for held in value)


def _word(value: str) -> str:
    return words.spaced(value) if NAME.fullmatch(value) else value


SHOWN: Sequence[tuple[type, Callable[..., str]]] = (
    (bool, _yes_or_no),
    (int, _whole),
    (Decimal, words.number),
    (date, words.day),
    (float, "{:g}".format),
    (dict, _pairs),
    (list, _listed),
    (tuple, _listed),
    (str, _word),
)
FILTERS: Mapping[str, Callable[..., str]] = {
    "kind": kind,
    "tone": tone,
    "sum_of": sum_of,
    "shown": shown,
}
