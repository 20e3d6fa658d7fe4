"""Who pays for a work, and who does it with whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records.parties import labelled_partners, labelled_payers, parties
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import Amount
    from extract.records.parties import Named
    from extract.records.story import Story

_ARTICLE = re.compile(r"[,\s]*(?:the|la|le|les|el|los|las|l['’])?\s*", re.IGNORECASE)
_LAST_ARTICLE = re.compile(r"(?<!\w)(?:the|la|le|les|el|los|las|l['’])\s*$", re.IGNORECASE)
_FEW = r"(?:\s+[^\s.;:,]+){0,4}\s*(?:l['’]|d['’])?\s*$"
_NEXT = re.compile(
    r"(?:\s+[^\s.;:,]+){0,3}?\s+$|\s+(?:and|et|y)\s+(?:(?:the|le|la|les|el|los)\s+|l['’])?[A-ZÀ-ÞŒ][^.;:]{0,60}\s+$"
)
_NEAR, _FEW_BETWEEN = 7, 4  # words from 'bailleur' to 'est', and from 'is' to 'donor'
_WITH = re.compile(r"^(?:with|by|avec|con|à hauteur de|pour|por|for)(?!\w)\s*", re.IGNORECASE)
_OBJECT = re.compile(r"(?:(?:\s+\w+){1,2}\s+(?:of|de|d['’]))?")
_TO_DATE = re.compile(
    r"(?<!\w)(?:for|over|in|en|sur|pour|de|para|por|entre|durante|from|between)\s+$", re.IGNORECASE
)
_BRACKET_END = re.compile(r"\s*\)")
_RELATIVE = re.compile(r"^,?\s*(?:which|who|that|qui|que|quien)(?=\s)", re.IGNORECASE)
_COMES_WITH = re.compile(r"(?:\s+[^\s.;:,()]+){1,5}?\s+(?:with|avec|con)\s+(?:\w+\s+)?", re.IGNORECASE)
_APPOSITION = re.compile(r"^,[^,.;:]{3,80},(?=\s)")  # 'the Fund, a bank of the State, pays'
_SHARE = re.compile(r"\s*[:,]?\s*(?:[A-Z]{1,3}\$?|[€$£¥])?\s*\d")  # '$ 3 million (Norland 2 m, Peru 1 m)'
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")


def funders(story: Story) -> tuple[str, ...]:
    """Return the names of those who pay, a country by its alpha-3 code, in the order of the text.

    Recognises 'funded by X', 'X pays $ 3 million', '$ 3 million from X and Y', '$ 3 million (X)', 'Donor: X',
    'X is the sole donor', 'With $ 3 million, X …', 'financé par X', 'grâce à X', 'X destina', '3 millones de
    X'. Not the supplier of experts, nor the one
    'through' whom the money goes.
    """
    found = [name for party in parties(story) if _pays(story, party) for name in party.names]
    return tuple(dict.fromkeys([*labelled_payers(story), *found] or _subjects_of_gifts(story)))


def pays_for_it(story: Story) -> bool:
    """Tell whether somebody is named as paying other than organisations of the United Nations alone."""
    un = {org.name for org in story.organisations if org.kind == "un"}
    return any(name not in un for name in funders(story))


def partners(story: Story) -> tuple[str, ...]:
    """Return the organisations with or through which the work is done: 'in partnership with X'."""
    paying = set(funders(story))
    found = [
        name
        for party in parties(story, countries=False)
        if _led_by(project_rules().partners.by, _before(story, party))
        for name in party.names
    ]
    named = dict.fromkeys([*labelled_partners(story), *found])
    return tuple(name for name in named if name not in paying)


def _before(story: Story, party: Named) -> str:
    return story.text[story.sentence(party.start)[0] : party.start]


def _after(story: Story, party: Named) -> str:
    return story.text[party.end : story.sentence(party.start)[1]]


def _led_by(words: tuple[str, ...], before: str) -> bool:
    """Tell whether one of `words` leads up to the end of `before`, no word for partners in between."""
    through = phrases(project_rules().partners.by)
    for found in phrases(words).finditer(before):
        gap = before[found.end() :]
        if re.match(_FEW, " " + gap.lstrip()) and not through.search(gap):
            return True
    return False


def _pays(story: Story, party: Named) -> bool:
    rules = project_rules().funders
    if _led_by(rules.by, _before(story, party)):
        return True
    if _has_share(story, party) or _stands_behind_verb(story, party):
        return True
    if any(_is_from(story, amount, party) for amount in _gifts(story, party)) or _is_called_payer(
        story, party
    ):
        return True
    if _is_complement(_before(story, party)):
        return False
    after = _RELATIVE.sub(
        "", _APPOSITION.sub("", _PARENTHESIS.sub("", _after(story, party), count=1), count=1)
    )
    verbs = rules.pays if party.un else (*rules.pays, *rules.supports)
    if any(_pays_for_it(after, found) for found in phrases(verbs).finditer(after)):
        return True
    return _gives(story, party) or _is_short_for_gives(story, party) or _comes_with(story, party)


def _has_share(story: Story, party: Named) -> bool:
    """Find 'shared between X (US$ 2 million) and Y (US$ 1 million)': an amount in brackets right behind."""
    return any(story.text[party.end : gift.start].strip() == "(" for gift in _gifts(story, party))


def _stands_behind_verb(story: Story, party: Named) -> bool:
    """Find 'Paga la UE, …' and '…, y contribuye Chile': the verb first, as Spanish has it."""
    rules = project_rules().funders
    bare = _LAST_ARTICLE.sub("", _before(story, party)).rstrip()
    clause = re.split(r"[,;:]\s*(?:y|e|et|and)?\s*", bare)[-1]
    return bool(phrases((*rules.pays, *rules.gives)).fullmatch(clause.strip()))


def _comes_with(story: Story, party: Named) -> bool:
    """Find 'Y has agreed to match it with US$ 2 million', not what the United Nations do with somebody's."""
    if party.un:
        return False
    for gift in _gifts(story, party):
        behind = story.text[gift.end : story.sentence(party.start)[1]]
        from_others = phrases(project_rules().funders.amount_from_later).match(behind.lstrip())
        if (
            gift.start > party.end
            and _COMES_WITH.fullmatch(story.text[party.end : gift.start])
            and not from_others
        ):
            return True
    return False


def _pays_for_it(after: str, verb: re.Match[str]) -> bool:
    """Tell whether a name's verb is about this work: not in 'X finances similar work elsewhere'."""
    behind = " ".join(after[verb.end() :].split()[:_FEW_BETWEEN])
    elsewhere = phrases(project_rules().funders.elsewhere).search(behind)
    return _subject_of(after[: verb.start()]) and not elsewhere


def _is_complement(before: str) -> bool:
    """Tell whether a name hangs on the noun before it: 'buyers from X pay'; not in 'the Government of X'."""
    bare = _LAST_ARTICLE.sub("", before)
    if any(
        not bare[found.end() :].strip()
        for found in phrases(project_rules().funders.governments).finditer(bare)
    ):
        return False
    words = phrases(project_rules().funders.prepositions)
    return any(not bare[found.end() :].strip() for found in words.finditer(bare))


def _gifts(story: Story, party: Named) -> Iterator[Amount]:
    low, high = story.sentence(party.start)
    for amount in story.amounts:
        if story.in_body(amount) and amount.flow != "other" and low <= amount.start < high:
            yield amount


def _is_from(story: Story, amount: Amount, party: Named) -> bool:
    """Find '$ 3 million (X)', '$ 3 million from the X': a preposition behind it; 'from' also later."""
    if amount.end > party.start:
        return False
    gap = story.text[amount.end : party.start]
    if gap.strip() == "(" and _BRACKET_END.match(story.text, party.end):
        return True
    if gap.lstrip().startswith("(") and ")" not in gap and _SHARE.match(story.text, party.end):
        return True
    gap = _PARENTHESIS.sub("", without_dates(story, amount.end, party.start))
    rules = project_rules().funders
    gap = gap.lstrip(" ,")
    near = phrases((*rules.amount_from_later, *rules.amount_from)).match(gap)
    if near and _ARTICLE.fullmatch(gap[near.end() :]):
        return True
    return _led_by(rules.amount_from_later, gap) and len(gap.split()) <= 8


def without_dates(story: Story, start: int, end: int) -> str:
    """Return a stretch of the body without dates and what leads to them: '$ 3 million for 2023-24 by X'."""
    text, low = "", start
    for date in sorted(story.dates, key=lambda one: one.start_char):
        if story.in_body(date) and low <= date.start_char and date.end_char <= end:
            text, low = text + _TO_DATE.sub(" ", story.text[low : date.start_char]), date.end_char
    return text + story.text[low:end]


def _is_called_payer(story: Story, party: Named) -> bool:
    """Find 'X is the sole donor of the project', and 'the donors of this study are X and Y'."""
    rules = project_rules().funders
    before, after = _before(story, party), _after(story, party)
    for found in phrases(rules.being).finditer(before):
        opening, gap = before[: found.start()], before[found.end() :]
        if _ARTICLE.fullmatch(gap) and phrases(rules.nouns).search(" ".join(opening.split()[-_NEAR:])):
            return True
    verb = phrases(rules.being).match(after.lstrip(" ,"))
    behind = after.lstrip(" ,")[verb.end() :].split()[:_FEW_BETWEEN] if verb else ()
    return bool(phrases(rules.nouns).search(" ".join(behind)))


def _subject_of(gap: str) -> bool:
    """Tell whether only a few words, and none of the passive, stand between a name and its verb."""
    return bool(_NEXT.match(gap)) and not phrases(project_rules().funders.passive).search(gap)


def _gives(story: Story, party: Named) -> bool:
    """Find 'the X pays $ 3 million': the verb soon behind, and an amount soon behind that."""
    after = _after(story, party)
    for found in phrases(project_rules().funders.gives).finditer(after):
        if not _subject_of(after[: found.start()]):
            continue
        start = party.end + found.end()
        if any(0 <= amount.start - start <= 60 for amount in _gifts(story, party)):
            return True
    return False


def _is_short_for_gives(story: Story, party: Named) -> bool:
    """Find 'X pays $ 3 million and Y $ 1 million', '…; Y, a grant of $ 1 million', '…, Y the rest'."""
    rules = project_rules().funders
    gives = phrases((*rules.gives, *rules.pays)).search(_before(story, party))
    if gives and phrases(rules.rest).match(_after(story, party).lstrip(" ,")):
        return True
    return bool(gives) and any(
        amount.start > party.end
        and _is_object(_APPOSITION.sub("", story.text[party.end : amount.start], count=1))
        for amount in _gifts(story, party)
    )


def _is_object(gap: str) -> bool:
    """Tell whether nothing but 'a grant of' or an article stands between a payer and the amount."""
    rest = _WITH.sub("", gap.strip(" ,"))
    article = phrases(project_rules().funders.left_out).match(rest)
    return not rest or (article is not None and _OBJECT.fullmatch(rest[article.end() :]) is not None)


def _subjects_of_gifts(story: Story) -> Iterable[str]:
    """Find 'With $ 3 million over three years, the X helped …', where nobody else is named as paying."""
    opening = phrases(project_rules().funders.with_amount)
    for party in parties(story):
        before = _before(story, party)
        low = party.start - len(before)
        comma = before.rfind(",")
        if party.un or comma < 0 or not opening.match(before) or not _ARTICLE.fullmatch(before[comma:]):
            continue
        if any(amount.start - low <= 12 and amount.end - low <= comma for amount in _gifts(story, party)):
            yield from party.names
