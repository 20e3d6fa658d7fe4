"""Decides what each amount is: by its clause, what it is part of, its sentence, its list, its headings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.entities.flow.cells import cell_flow
from extract.entities.flow.clauses import Clauses
from extract.entities.flow.cues import (
    behind_first_cue,
    clause_start,
    explicit,
    explicit_behind,
    is_other,
    names_sum,
    without_besides,
)
from extract.entities.flow.rules import pattern
from extract.entities.flow.surroundings import named_above, section_class
from extract.entities.flow.works import names_work, speaks_of_work
from extract.entities.periods.parts import speaks_of_parts
from extract.entities.sentences import sentences
from extract.entities.values import MoneyValue

if TYPE_CHECKING:
    from extract.entities.flow.clauses import Clause
    from extract.entities.values import Context, Entity
    from extract.models import Flow, Language

_KEPT: tuple[Flow, ...] = ("assessed", "core_voluntary")  # whatever it was later used for
_ADDED = 60  # characters
_WORTH = 50_000  # dollars, about: more is no price
_PRICE = 5_000  # dollars, about: less is no work's money
_GIFT = 100  # dollars, about: less is nobody's contribution
_NEW_CLAUSE = re.compile(r"(?:,\s+(?:and|et|y|while|tandis que|mientras)\s)[^,;]{0,12}$", re.IGNORECASE)
_PURPOSE = re.compile(r"\s+(?:for|towards?|pour|para)\s+[^\d\W]", re.IGNORECASE)
_GAPPED = re.compile(r";\s*[^,;.]{1,40},[^,;.]{0,15}$")  # 'a helmet costs US$ 45; an accident, US$ 900'


def flow_of(text: str, amounts: tuple[Entity, ...], context: Context) -> tuple[Entity, ...]:
    """Return `amounts` with their `flow`."""
    if context.cell_head is not None:
        flow = cell_flow(context)
        return tuple(_with(amount, flow) for amount in amounts)
    clauses = Clauses(text, amounts, sentences(text, amounts), context.language)
    done: list[Entity] = []
    before: Flow | None = None
    for index, amount in enumerate(amounts):
        before = _flow(clauses.of(index), before, context)
        done.append(_with(amount, before))
    return tuple(done)


def _flow(clause: Clause, before: Flow | None, context: Context) -> Flow:
    """Take the first that tells: the words of the amount alone, the amount before it, what is around both."""
    if _is_sum(clause, context):
        return "other"
    return (
        _said_outright(clause, context)
        or _as_before(clause, before, context)
        or _of_what_it_points_at(clause, context.language)
        or _by_surroundings(clause, context)
    )


def _said_outright(clause: Clause, context: Context) -> Flow | None:
    language = context.language
    own = explicit_behind(clause.tail, language) or explicit(_near(clause, language), language)
    if own is None and context.role == "key_figures":
        own = explicit(clause.tail.partition("\n")[0], language)  # the label stands behind its figure
    added = clause.tail.partition(";")[0].partition(", ")[2][:_ADDED]  # '… in 2023, without earmarking'
    if own or explicit(added, language) == "core_voluntary":
        return own or "core_voluntary"
    return _of_no_gift(clause, language)


def _of_no_gift(clause: Clause, language: Language) -> Flow | None:
    """Accept prices, wages, losses …, unless a large sum is said to be of a project."""
    if pattern(language, "other_sentence").search(clause.before + clause.sentence):
        return "other"
    of_staff = pattern(language, "whom").search(clause.near[-_ADDED:])  # 'a post costs'
    large = clause.large or (clause.size >= _WORTH and not of_staff)
    if not is_other(clause.near, clause.tail, language, large=large):
        return None
    of_project = pattern(language, "project").search(clause_start(clause.tail)[:_ADDED])
    return "project" if large and of_project else "other"


def _near(clause: Clause, language: Language) -> str:
    """Return the words before an amount that speak of it, not of the one before or what it is added to."""
    near = behind_first_cue(clause.near, language) if _is_another(clause, language) else clause.near
    return without_besides(near, language)


def _is_another(clause: Clause, language: Language) -> bool:
    """Tell whether this amount and the one before say what they are: `… in dues and US$ 9 m for projects`."""
    named = not clause.opens and explicit_behind(clause.head, language) is not None
    return named and _PURPOSE.match(clause.tail) is not None


def _as_before(clause: Clause, before: Flow | None, context: Context) -> Flow | None:
    """Let an amount go on with the one before, unless it is one work's (dues and core money stay so)."""
    goes_on = before is not None and _continues(clause, context)
    kept = goes_on and before in _KEPT and not (clause.adds and names_work(clause.tail, context.language))
    in_use = named_above(context, near=True) in _KEPT or _is_about_core(clause, context)
    if not kept and not in_use and speaks_of_work(clause, context.language):
        return "project"
    return before if goes_on or (before == "other" and _GAPPED.search(clause.head)) else None


def _of_what_it_points_at(clause: Clause, language: Language) -> Flow | None:
    told = (explicit(words, language) for words in (clause.before, clause.lead, clause.intro))
    return next((flow for flow in told if flow), None)


def _is_sum(clause: Clause, context: Context) -> bool:
    """Tell whether dues and voluntary money are told together: `US$ 213 million in all`."""
    if not clause.dues or section_class(context) == "work":
        return False
    if any(names_sum(words, context.language) for words in (clause.near, clause_start(clause.tail))):
        return True
    told = pattern(context.language, "sums")
    near = told.search(clause.tail[:40]) or told.search(clause.head[-60:])
    return near is not None and explicit(clause.sentence, context.language) in (None, "assessed")


def _continues(clause: Clause, context: Context) -> bool:
    """Tell whether the amount is a part of the one before, or stands in one row with it."""
    if ";" in clause.head:
        return False
    if speaks_of_parts(clause.head, context.language) or speaks_of_parts(clause.tail[:12], context.language):
        return True
    if clause.opens:
        return pattern(context.language, "again").match(clause.head.lstrip()) is not None
    return not _is_another(clause, context.language) and _NEW_CLAUSE.search(clause.head) is None


def _by_surroundings(clause: Clause, context: Context) -> Flow:
    section, language = section_class(context), context.language
    about_core = _is_about_core(clause, context)
    if section == "work" and clause.size < _PRICE and not clause.large:
        return "other"  # what people get, earn or pay there
    of_work = section not in ("finance", "aid") and names_work(clause.topic, language)
    if section == "work" or of_work or names_work(clause.before + clause.part, language):
        return named_above(context, near=True) or ("core_voluntary" if about_core else "project")
    return named_above(context, near=False) or _by_verb(clause, section, context)


def _is_about_core(clause: Clause, context: Context) -> bool:
    """Tell whether a text is about unearmarked money at work: 'Flexible funds arrive first. In Chad, …'."""
    return bool(clause.topic) and explicit(clause.topic, context.language) == "core_voluntary"


def _by_verb(clause: Clause, section: str, context: Context) -> Flow:
    def says(kind: str) -> bool:
        return pattern(context.language, kind).search(f"{clause.lead}\n{clause.part}") is not None

    if clause.size < _GIFT:
        return "other"
    if says("receiving") or says("donors"):
        return "voluntary"
    if not context.partner_gives or section == "aid" or says("outflow"):
        return "other"
    return "voluntary" if section in ("finance", "outlook") or says("giving") else "other"


def _with(amount: Entity, flow: Flow) -> Entity:
    if not isinstance(amount.value, MoneyValue):
        return amount
    return replace(amount, value=replace(amount.value, flow=flow))
