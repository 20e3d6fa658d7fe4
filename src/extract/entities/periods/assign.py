"""Gives each amount the years that its own sentence, bullet, row or column states."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import any_of
from extract.entities.periods.heads import cell_period
from extract.entities.periods.mentions import Mention, find_mentions
from extract.entities.periods.parts import parts_of, speaks_of_parts
from extract.entities.periods.rules import period_rules
from extract.entities.sentences import Sentence, sentence_at, sentences
from extract.entities.values import MoneyValue

if TYPE_CHECKING:
    from extract.entities.values import Context, Entity
    from extract.models import Language

_TIGHT = 30  # characters between an amount and the years said of it
_REACH = 800  # characters of a sentence, to each side, that may speak of an amount
_RIGHT_BEHIND = 8  # characters: '… in 2021', '… (2021)'
_COMMA_AND_SPACE = 2
_CLAUSE = re.compile(r",|\s(?:and|et|y|e)\s", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r",\s(?:and|et|y|e)\s", re.IGNORECASE)
_OF_IT = 12  # characters behind an amount: '… of it', '… of this'


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with the amounts and periods in it."""

    text: str
    sentence: Sentence
    amounts: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    inherited: Mention | None  # from the list's introduction, or from the amount of which these are parts
    context: Context


def with_periods(text: str, amounts: tuple[Entity, ...], context: Context) -> tuple[Entity, ...]:
    """Return `amounts` with `period_start` and `period_end` where the text states them."""
    if context.cell_head is not None:
        period = cell_period(context)
        return tuple(_with(amount, period) for amount in amounts)
    mentions = find_mentions(text, context)
    if not mentions:
        return amounts
    return _by_sentence(text, amounts, mentions, context)


def _by_sentence(
    text: str, amounts: tuple[Entity, ...], mentions: tuple[Mention, ...], context: Context
) -> tuple[Entity, ...]:
    all_of = sentences(text, amounts)
    done: list[Entity] = []
    last: Mention | None = None
    for sentence, group in groupby(amounts, key=lambda a: sentence_at(all_of, a.start)):
        here = tuple(group)
        inherited = (
            last
            if speaks_of_parts(
                text[sentence.start : here[0].start] + text[here[0].end : here[0].end + _OF_IT],
                context.language,
            )
            else None
        )
        if sentence.intro:
            inherited = next(reversed(_within(mentions, sentence.intro)), inherited)
        own = _within(mentions, sentence)
        periods = _periods(_Scene(text, sentence, here, own, inherited, context))
        done += [_with(amount, period) for amount, period in zip(here, periods, strict=True)]
        last = periods[-1]
    return tuple(done)


def _within(mentions: tuple[Mention, ...], sentence: Sentence) -> tuple[Mention, ...]:
    first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    return mentions[first : bisect_left(mentions, sentence.end, key=lambda m: m.start)]


def _periods(scene: _Scene) -> list[Mention | None]:
    found: list[Mention | None] = []
    parts = parts_of(scene.text, scene.amounts, scene.sentence.start, scene.context.language)
    for index, is_part in enumerate(parts):
        before = found[-1] if found else None
        found.append(
            _in_bracket(scene, index)
            or _beside(scene, index, before, is_part=is_part)
            or _from_afar(scene, index, before, is_part=is_part)
        )
    return _shared_behind(scene, found)


def _in_bracket(scene: _Scene, index: int) -> Mention | None:
    """Accept `(2014–2017, US$ 3 million)`: a period in the amount's own bracket is said of it."""
    amount, text = scene.amounts[index], scene.text
    opened = text.rfind("(", scene.sentence.start, amount.start)
    if opened < 0 or ")" in text[opened : amount.start]:
        return None
    return next((m for m in reversed(scene.mentions) if opened < m.start and m.end <= amount.start), None)


def _beside(scene: _Scene, index: int, before: Mention | None, *, is_part: bool) -> Mention | None:
    """Look close behind the amount, then before it, up to the amounts beside it."""
    amount = scene.amounts[index]
    start = scene.amounts[index - 1].end if index else scene.sentence.start
    stop = scene.amounts[index + 1].start if index + 1 < len(scene.amounts) else scene.sentence.end
    fitting = [m for m in scene.mentions if start <= m.start < stop and _fits(scene, m, amount)]
    behind = next((m for m in fitting if m.start >= amount.end), None)
    told = scene.mentions and scene.mentions[0].end <= scene.amounts[0].start
    tight = bool(told or before)
    opens_next = behind and tight and _opens_next(scene, behind, amount, stop)
    if behind and not opens_next and _said_of(behind, scene.text[amount.end : behind.start], tight=tight):
        return behind
    near = [m for m in fitting if m.end <= amount.start]
    return near[-1] if near and (near[-1] is not before or is_part) else None


def _from_afar(scene: _Scene, index: int, before: Mention | None, *, is_part: bool) -> Mention | None:
    """Look at what opens the sentence, at the amount of which this is a part, at what is inherited."""
    amount = scene.amounts[index]
    if isinstance(amount.value, MoneyValue) and amount.value.per is not None:
        return None
    opening = [m for m in scene.mentions if m.end <= scene.amounts[0].start and _fits(scene, m, amount)]
    if opening:
        return opening[-1]
    return before if before and is_part else scene.inherited


def _opens_next(scene: _Scene, mention: Mention, amount: Entity, next_start: int) -> bool:
    """Tell whether a year opens the next clause, in a list that puts years first: `…, in 2022, US$ 6 m`."""
    follows = next_start - mention.end <= _COMMA_AND_SPACE and next_start < scene.sentence.end
    return follows and _CLAUSE.match(scene.text[amount.end : mention.start]) is not None


def _said_of(mention: Mention, gap: str, *, tight: bool) -> bool:
    if mention.since and _NEXT_CLAUSE.search(gap):
        return False
    return ";" not in gap and (not tight or len(gap) <= _TIGHT)


def _fits(scene: _Scene, mention: Mention, amount: Entity) -> bool:
    """Take a single year for a period right behind the amount, or where money is given: no event's year."""
    if mention.tight:
        return 0 <= mention.start - amount.end <= _COMMA_AND_SPACE
    if not mention.single or not isinstance(amount.value, MoneyValue):
        return True
    if mention.end < amount.start and _since(scene.context.language).search(
        scene.text[mention.end : amount.start]
    ):
        return False  # 'joined in 1991 and has since received US$ 5 million'
    if amount.value.flow != "other" or scene.context.role == "key_figures":
        return True
    if 0 <= mention.start - amount.end <= _RIGHT_BEHIND:
        return True
    words = period_rules().of(scene.context.language).spending
    return any(w in words for w in re.findall(r"\w+", _around(scene, amount).lower()))


def _around(scene: _Scene, amount: Entity) -> str:
    start = max(scene.sentence.start, amount.start - _REACH)
    return scene.text[start : min(scene.sentence.end, amount.end + _REACH)]


def _shared_behind(scene: _Scene, found: list[Mention | None]) -> list[Mention | None]:
    """Lend a period at the end of the sentence to all its amounts: `US$ 5 m and EUR 3 m, 2020–22`.

    A single year is lent to amounts of one kind alone.
    """
    last = found[-1]
    if len(found) < 2 or any(found[:-1]) or last is None or last.start < scene.amounts[-1].end:
        return found
    flows = {a.value.flow for a in scene.amounts if isinstance(a.value, MoneyValue)}
    between = scene.text[scene.amounts[0].end : last.start]
    apart = ";" in between or (last.single and len(flows) > 1)
    return found if apart else [last] * len(found)


@lru_cache(maxsize=16)
def _since(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(period_rules().of(language).since)}(?!\w)", re.IGNORECASE)


def _with(amount: Entity, period: Mention | None) -> Entity:
    if period is None or not isinstance(amount.value, MoneyValue):
        return amount
    return replace(amount, value=replace(amount.value, period_start=period.first, period_end=period.last))
