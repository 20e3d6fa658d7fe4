"""All statements of money given in a document, and what their places say of each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from extract.models import ContributionPlace
from extract.records.contribution_rules import contribution_rules
from extract.records.giving.cells import with_heads
from extract.records.giving.drawn import drawn
from extract.records.giving.statements import GIVING, Links, Period, Statement
from extract.records.giving.texts import text_links
from extract.records.intervals import of_amount
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at
from extract.records.transacting import Clauses, given_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.models import Amount, Language
    from extract.records.giving.givers import Givers
    from extract.records.pieces import Pieces


def read(
    givers: Givers, pieces: Pieces, amounts: Sequence[Amount], language: Language
) -> tuple[tuple[Statement, ...], Links]:
    """Return the statements of texts, tables and charts in reading order, and which lie in which."""
    links = Links()
    stated = {a.id: _stated(a, language) for a in amounts if a.flow in GIVING}
    spoken = {one.id: one.language or language for one in pieces.sections}
    running = list(_texts(amounts, stated, givers, links, spoken))
    in_cells, of_tables = with_heads(pieces.tables, stated.values(), language, givers)
    known = {one.key for one in (*running, *in_cells)}
    left = (one for one in stated.values() if one.key not in known)
    currencies = [code for code, _ in Counter(a.currency for a in amounts).most_common() if code]
    charts, of_charts = drawn(pieces.charts, language, currencies, givers)
    links.add(of_tables)
    links.add(of_charts)
    order = {amount.id: number for number, amount in enumerate(amounts)}
    return (*sorted((*running, *in_cells, *left), key=lambda one: order[one.key]), *charts), links


def _stated(amount: Amount, language: Language) -> Statement:
    place = ContributionPlace(
        record="amount",
        amount_id=amount.id,
        section_id=amount.section_id,
        table_id=amount.table_id,
        row=amount.row,
        column=amount.column,
        text=amount.text,
        spans=amount.spans,
    )
    return Statement(
        key=amount.id,
        kind=amount.flow,
        currency=amount.currency,
        value=amount.value,
        value_max=amount.value_max,
        qualifier=amount.qualifier,
        means=of_amount(amount, language),
        period=Period(amount.period_start, amount.period_end),
        source="table" if amount.table_id else "text",
        place=place,
        rate=amount.per is not None,
        amount=amount,
    )


def _texts(
    amounts: Sequence[Amount],
    stated: Mapping[str, Statement],
    givers: Givers,
    links: Links,
    spoken: Mapping[str, Language],
) -> Iterator[Statement]:
    """Yield the statements in headings and texts with their givers; put their links into `links`."""
    ordered = sorted(
        (a for a in amounts if a.table_id is None), key=lambda a: (a.section_id or "", a.in_heading, a.start)
    )
    for (section_id, in_heading), group in groupby(ordered, key=lambda a: (a.section_id or "", a.in_heading)):
        passages = givers.said.headings if in_heading else givers.said.bodies
        text, here = passages[section_id].text, list(group)
        links.add(text_links(text, here, stated))
        cues = given_cues(spoken[section_id])
        clauses = Clauses(text, [(a.start, a.end) for a in here], cues) if cues else None
        for amount in here:
            if amount.id in stated:
                told = _told(stated[amount.id], amount, text, here, givers)
                yield replace(told, said=clauses.at(amount.start) if clauses else None)


def _told(one: Statement, amount: Amount, text: str, here: Sequence[Amount], givers: Givers) -> Statement:
    low, high = sentence_at(text, amount.start)
    others = [a for a in here if a is not amount and low <= a.start < high]
    undated = one.period == Period()
    before = text[max([a.end for a in others if a.end <= amount.start], default=low) : amount.start]
    behind = text[amount.end : min([a.start for a in others if a.start >= amount.end], default=high)]
    rate = undated and bool(phrases(contribution_rules().rates).search(f"{before} | {behind}"))
    giver = givers.of_amount(amount, text, (low, high), others)
    return replace(one, giver=giver, rate=one.rate or rate)
