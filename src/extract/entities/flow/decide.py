"""Decides what each amount is: by its clause, what it is part of, its sentence, its list, its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.entities.flow.cues import explicit, explicit_behind, is_other
from extract.entities.flow.headings import heading_class
from extract.entities.flow.rules import pattern
from extract.entities.periods.assign import speaks_of_parts
from extract.entities.sentences import Sentence, sentence_at, sentences
from extract.entities.values import MoneyValue

if TYPE_CHECKING:
    from extract.entities.values import Context, Entity
    from extract.models import Flow

_REACH = 800  # characters of a sentence, to each side, that may speak of an amount
_TWO_THINGS = re.compile(r"(?<!\w)(?:and|et|y|e)(?!\w)|&", re.IGNORECASE)
_SCALE = re.compile(r"mill|bill|\bm(?:io|n|€)?\b|\bbn\b|M€|Md", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"(?:,\s+(?:and|et|y|while|tandis que|mientras)\s)[^,;]{0,12}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words of an amount: `head` since the one before (or the sentence's start), `tail` to the next."""

    head: str
    tail: str
    part: str  # of the sentence, between semicolons
    sentence: str
    intro: str
    opens: bool  # no amount stands before it in the sentence
    large: bool  # a million or more, told by a word of scale


def flow_of(text: str, amounts: tuple[Entity, ...], context: Context) -> tuple[Entity, ...]:
    """Return `amounts` with their `flow`."""
    if context.cell_head is not None:
        flow = _cell_flow(context)
        return tuple(_with(amount, flow) for amount in amounts)
    all_of = sentences(text, amounts)
    done: list[Entity] = []
    before: Flow | None = None
    for index, amount in enumerate(amounts):
        clause = _clause(text, amounts, index, all_of)
        before = _flow(clause, before, context)
        done.append(_with(amount, before))
    return tuple(done)


def _clause(text: str, amounts: tuple[Entity, ...], index: int, all_of: tuple[Sentence, ...]) -> _Clause:
    amount = amounts[index]
    sentence = sentence_at(all_of, amount.start)
    before = amounts[index - 1].end if index else 0
    behind = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
    low, high = max(sentence.start, amount.start - _REACH), min(sentence.end, amount.end + _REACH)
    first = text.rfind(";", low, amount.start) + 1 or low
    last = text.find(";", amount.end, high)
    return _Clause(
        head=text[max(before, low) : amount.start],
        tail=text[amount.end : min(behind, high)],
        part=text[first : last if last >= 0 else high],
        sentence=text[low:high],
        intro=text[max(sentence.intro.start, sentence.intro.end - _REACH) : sentence.intro.end]
        if sentence.intro
        else "",
        opens=before <= sentence.start,
        large=_SCALE.search(amount.text) is not None,
    )


def _flow(clause: _Clause, before: Flow | None, context: Context) -> Flow:
    language = context.language
    head = clause.head.rpartition(";")[2]
    own = explicit_behind(clause.tail, language) or explicit(head, language)
    if own and not _is_sum(clause, context):
        return own
    if pattern(language, "other_sentence").search(clause.sentence) or is_other(
        head, clause.tail, language, large=clause.large
    ):
        return "other"
    if before is not None and _continues(clause, context):
        return before
    if _is_sum(clause, context):
        return "other"
    return explicit(clause.intro, language) or _by_surroundings(clause, context)


def _is_sum(clause: _Clause, context: Context) -> bool:
    """Tell whether dues and voluntary money are told together: `US$ 213 million in all`."""
    if _section_class(context) == "work":
        return False
    told = pattern(context.language, "sums")
    near = told.search(clause.tail[:40]) or told.search(clause.head[-60:])
    return near is not None and explicit(clause.sentence, context.language) in (None, "assessed")


def _continues(clause: _Clause, context: Context) -> bool:
    """Tell whether the amount is a part of the one before, or stands in one row with it."""
    if ";" in clause.head:
        return False
    if speaks_of_parts(clause.head, context.language) or speaks_of_parts(clause.tail[:12], context.language):
        return True
    return not clause.opens and _NEW_CLAUSE.search(clause.head) is None


def _by_surroundings(clause: _Clause, context: Context) -> Flow:
    language = context.language
    section = _section_class(context)
    if section == "work" or pattern(language, "project").search(clause.part):
        return _named_above(context, near=True) or "project"
    named = _named_above(context, near=False)
    if named:
        return named
    if not context.partner_gives or section == "aid" or pattern(language, "outflow").search(clause.part):
        return "other"
    if section in ("finance", "outlook") or pattern(language, "giving").search(clause.part):
        return "voluntary"
    return "other"


def _named_above(context: Context, *, near: bool) -> Flow | None:
    """Return the flow that the section's own heading names, or (not `near`) one above it."""
    headings = [context.heading] if near else [context.heading, *context.headings_above]
    told = next(((h, flow) for h in headings if h and (flow := explicit(h, context.language))), None)
    if told is None or (told[1] == "assessed" and _TWO_THINGS.search(told[0])):
        return None  # 'Dues and gifts' tells neither
    return told[1]


def _section_class(context: Context) -> str:
    """Return the class of the section's heading; all of a document about one work is work."""
    if context.in_heading:
        return "general"
    above = [h for h in (context.heading, *context.headings_above, context.title) if h]
    if any(pattern(context.language, "work").search(h) for h in above):
        return "work"
    heading = context.heading or next(iter(context.headings_above), None)  # captions and notes have none
    if heading is not None and heading == context.title:
        return "finance"
    if heading and pattern(context.language, "aid").search(heading):
        return "aid"
    return heading_class(heading, context.language, context.partner)


def _cell_flow(context: Context) -> Flow:
    """Decide by the row's head, the column's head, the unit line and the title, then by the section."""
    language = context.language
    lines = [context.row_head or "", *(context.cell_head or "").split("\n")]
    words = "\n".join([*lines, *context.header_cells[:1]])
    if pattern(language, "project_table").search(words):
        return "project"
    told = next((flow for line in lines if (flow := explicit(line, language))), None)
    if told:
        return told
    if pattern(language, "other_before").search("\n".join(lines[1:])):
        return "other"
    section = _section_class(context)
    if section == "work":
        return "project"
    default: Flow = "voluntary" if section == "finance" and context.partner_gives else "other"
    return _named_above(context, near=False) or default


def _with(amount: Entity, flow: Flow) -> Entity:
    if not isinstance(amount.value, MoneyValue):
        return amount
    return replace(amount, value=replace(amount.value, flow=flow))
