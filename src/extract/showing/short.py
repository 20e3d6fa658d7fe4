"""The short form of a card, for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.showing import words
from extract.showing.card import title, values
from extract.showing.wording import kind, shown, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.warehouse.explaining import Change, Check, Explanation, Links, Stage

WIDTH = 14  # of the names


def lines(row: Explanation) -> Iterator[str]:
    """Yield what the card says, a line each."""
    yield f"{words.capital(kind(row.said.table))} {row.said.address}: {title(row)}"
    yield from _where(row)
    for name, value, machine in values(row):
        yield _named(
            name, value + (f" (the program had read {machine or 'nothing'})" if machine is not None else "")
        )
    if row.rule:
        yield _named("rule", f"{row.rule.name} {shown(row.rule.told.get('meaning'))}".rstrip())
    for check in (*row.issues, *row.comparisons):
        yield _named("check", _check(check))
    for correction in row.corrections:
        yield _named("correction", f"{correction.field}: {correction.machine} → {correction.value}")
    for change in row.history:
        yield _named("editions", _change(change))
    for links in (*row.refers_to, *row.referred_by):
        yield from _linked(links)


def _where(row: Explanation) -> Iterator[str]:
    if row.document:
        page = f", page {row.said.page}" if row.said.page else ""
        yield _named("document", f"{row.document.file_name}{page}: {row.document.title or 'no title'}")
    if row.section:
        yield _named("section", row.section.text)
    if row.around:
        yield _named("words", f"{row.around.before}[{row.around.words}]{row.around.after}".replace("\n", " "))
    elif row.quote:
        yield _named("words", row.quote.replace("\n", " "))


def _named(name: str, told: str) -> str:
    return f"  {name:<{WIDTH}}{told}"


def _check(check: Check) -> str:
    return f"{words.spaced(check.verdict)}: {check.message} [{check.address}]"


def _change(change: Change) -> str:
    field = f" {words.spaced(change.field)}" if change.field else ""
    return f"{change.state}{field}: {_stage(change.older, change.old)} → {_stage(change.newer, change.new)}"


def _stage(stage: Stage, value: str | None) -> str:
    page = f" page {stage.page}" if stage.page else ""
    return f"{stage.file_name}{page}: {(value or 'as before') if stage.address else 'not there'}"


def _linked(links: Links) -> Iterator[str]:
    for said in links.rows:
        total = f"{sum_of(said.money)}, " if said.money else ""
        yield _named("see", f"{links.relation}: {total}{said.text} [{said.address}]")
