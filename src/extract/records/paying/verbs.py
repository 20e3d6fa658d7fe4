"""Payers told by what they do: 'X finances it', 'X pays $ 3 million and Y $ 1 million', 'X is the donor'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records.paying.cues import bare
from extract.records.paying.spoken import ARTICLE
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

if TYPE_CHECKING:
    from extract.records.paying.spoken import Spoken

_NAME = r"(?:(?:the|le|la|les|el|los)\s+|l['’])?[A-ZÀ-ÞŒ][^.;:]{0,60}"
_NEXT = re.compile(rf"(?:\s+[^\s.;:,]+){{0,3}}?\s+$|\s+(?:and|et|y)\s+{_NAME}\s+$")
_NEAR, _FEW = 7, 4  # words from 'bailleur' to 'est', and from 'is' to 'donor'
_OBJECT_NEAR = 60  # characters from a verb to its sum
_WITH = re.compile(r"^(?:with|by|avec|con|à hauteur de|pour|por|for)(?!\w)\s*", re.IGNORECASE)
_OBJECT = re.compile(r"(?:(?:\s+\w+){1,2}\s+(?:of|de|d['’]))?")
_RELATIVE = re.compile(r"^,?\s*(?:which|who|that|qui|que|quien)(?=\s)", re.IGNORECASE)
_COMES_WITH = re.compile(r"(?:\s+[^\s.;:,()]+){1,5}?\s+(?:with|avec|con)\s+(?:\w+\s+)?", re.IGNORECASE)
_APPOSITION = re.compile(r"^,[^,.;:]{3,80},(?=\s)")  # 'the Fund, a bank of the State, pays'
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_CLAUSE = re.compile(r"[,;:]\s*(?:y|e|et|and)?\s*")


def does_pay(one: Spoken) -> bool:
    """Tell whether the party is the subject of a verb of paying."""
    rules = project_rules().funders
    after = _PARENTHESIS.sub("", one.after, count=1)
    after = after[_aside(after) :]
    verbs = rules.pays if one.party.un else (*rules.pays, *rules.supports)
    if any(_pays_for_it(after, found) for found in phrases(verbs).finditer(after)):
        return True
    return _gives(one) or _gives_in_short(one) or _comes_with(one)


def stands_behind_verb(one: Spoken) -> bool:
    """Find 'Paga la UE, …' and '…, y contribuye Chile': the verb first, as Spanish has it."""
    rules = project_rules().funders
    clause = _CLAUSE.split(bare(one.before))[-1].strip()
    return phrases((*rules.pays, *rules.gives)).fullmatch(clause) is not None


def is_called_payer(one: Spoken) -> bool:
    """Find 'X is the sole donor of the project', and 'the donors of this study are X and Y'."""
    rules = project_rules().funders
    for found in phrases(rules.being).finditer(one.before):
        opening, gap = one.before[: found.start()], one.before[found.end() :]
        if ARTICLE.fullmatch(gap) and phrases(rules.nouns).search(" ".join(opening.split()[-_NEAR:])):
            return True
    after = one.after.lstrip(" ,")
    verb = phrases(rules.being).match(after)
    return verb is not None and bool(phrases(rules.nouns).search(_words(after[verb.end() :])))


def _aside(after: str) -> int:
    """Return how long a relative pronoun or an apposition is with which `after` begins."""
    found = _RELATIVE.match(after) or _APPOSITION.match(after)
    return found.end() if found else 0


def _words(text: str) -> str:
    return " ".join(text.split()[:_FEW])


def _pays_for_it(after: str, verb: re.Match[str]) -> bool:
    """Tell whether a verb is about this work: not in 'X finances similar work elsewhere'."""
    elsewhere = phrases(project_rules().funders.elsewhere).search(_words(after[verb.end() :]))
    return _is_subject(after[: verb.start()]) and not elsewhere


def _is_subject(gap: str) -> bool:
    """Tell whether only a few words, and none of the passive, stand between a name and its verb."""
    return bool(_NEXT.match(gap)) and not phrases(project_rules().funders.passive).search(gap)


def _gives(one: Spoken) -> bool:
    """Find 'the X pays $ 3 million': the verb soon behind, and an amount soon behind that."""
    first = _aside(one.after)
    for found in phrases(project_rules().funders.gives).finditer(one.after, first):
        start = one.party.end + found.end()
        near = any(0 <= gift.start - start <= _OBJECT_NEAR for gift in one.gifts)
        if near and _is_subject(one.after[first : found.start()]):
            return True
    return False


def _gives_in_short(one: Spoken) -> bool:
    """Find 'X pays $ 3 million and Y $ 1 million', '…; Y, a grant of $ 1 million', '…, Y the rest'."""
    rules = project_rules().funders
    if not phrases((*rules.gives, *rules.pays)).search(one.before):
        return False
    if phrases(rules.rest).match(one.after.lstrip(" ,")):
        return True
    behind = (one.up_to(gift) for gift in one.gifts if gift.start > one.party.end)
    return any(_is_object(_APPOSITION.sub("", gap, count=1)) for gap in behind)


def _is_object(gap: str) -> bool:
    """Tell whether nothing but 'a grant of', 'with' or an article stands between a payer and the amount."""
    rest = _WITH.sub("", gap.strip(" ,"))
    article = phrases(project_rules().funders.left_out).match(rest)
    return not rest or (article is not None and _OBJECT.fullmatch(rest[article.end() :]) is not None)


def _comes_with(one: Spoken) -> bool:
    """Find 'Y has agreed to match it with $ 2 million', not what the United Nations do with others' money."""
    later = phrases(project_rules().funders.amount_from_later)
    for gift in () if one.party.un else one.gifts:
        behind = one.after[gift.end - one.party.end :] if gift.start > one.party.end else ""
        if gift.start > one.party.end and _COMES_WITH.fullmatch(one.up_to(gift)):
            return not later.match(behind.lstrip())
    return False
