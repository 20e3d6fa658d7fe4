"""What the words beside a list of countries say of its role: prepositions, nouns, verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.places.elsewhere import spoken, without_articles

if TYPE_CHECKING:
    from extract.entities.places.clauses import Listed
    from extract.entities.places.role_rules import RoleWords
    from extract.models import CountryRole

_REACH = 8  # how many words before a list may decide its role
_VERB_REACH = 4  # and behind it
_INSIDE = 6
_SCALES = frozenset({"mill", "bill", "mrd", "md"})  # openings of words of scale


def by_grammar(listed: Listed, words: RoleWords) -> CountryRole | None:
    """Return the role that the preposition, the noun or the verb beside the list gives, if any does."""
    before = without_articles(listed.before, words)
    said = f" {spoken(before[-_REACH:])}"
    if listed.town in words.seats:
        return "mentioned"
    if any(said.endswith(f" {phrase}") for phrase in words.recipient_before):
        return "recipient"
    link = _link(before, words, town=listed.town)
    if link in words.to_mentioned:
        return "mentioned"
    if link in words.to_recipient:
        return "recipient"
    if link in words.of and len(before) > 1:
        return _of_a_noun(before, words)
    return _by_nearest_word(before, words) or _by_verb_after(listed, words)


def names_origin(listed: Listed, words: RoleWords) -> bool:
    """Tell whether people come from these countries: `Refugees from Sudan`."""
    before = without_articles(listed.before, words)
    link = before[-1] if before else ""
    return link in words.from_there or (link in words.of and _noun_before(before, words) in words.origins)


def _link(before: list[str], words: RoleWords, *, town: str) -> str:
    """Return the preposition before the list, or before the town that leads to it: `in Lusaka, Zambia`."""
    if not before or not town:
        return before[-1] if before else ""
    prepositions = words.to_recipient | words.to_mentioned
    return next((word for word in reversed(before[-4:-2]) if word in prepositions), "")


def _of_a_noun(before: list[str], words: RoleWords) -> CountryRole:
    """`Government of Peru` is only mentioned, but `help to the Government of Peru` goes there."""
    official = _official(before, words)
    if official is not None:
        return "recipient" if _is_given(before[:official], words) else "mentioned"
    return "mentioned" if words.of_is_from and not _is_inside(before, words) else "recipient"


def _is_inside(before: list[str], words: RoleWords) -> bool:
    """Tell whether a noun leads inside: `dans trois régions du`, `en las escuelas de`."""
    for word in reversed(before[-_INSIDE:-1]):
        if word in words.inside:
            return True
        if word in words.to_recipient | words.to_mentioned or word == ",":
            return False
    return False


def _official(before: list[str], words: RoleWords) -> int | None:
    """Return where the noun stands whose `of X` is no place of work: that of `Ministry of Labour of`."""
    if _noun_before(before, words) in words.official:
        return max(n for n, word in enumerate(before[:-1]) if word in words.official)
    for index in range(len(before) - 2, max(len(before) - _REACH, -1), -1):
        if before[index] in words.ministries:
            return index
        if before[index] in words.to_recipient | words.to_mentioned:
            break
    return None


def _is_given(before: list[str], words: RoleWords) -> bool:
    """Tell whether `support to the`, `helped the` leads to an official's name."""
    rest = without_articles(before, words)
    if rest and rest[-1] in words.to_recipient:
        return not words.aid.isdisjoint(rest[-3:-1])
    return bool(rest) and rest[-1] in words.aid


def _noun_before(before: list[str], words: RoleWords) -> str:
    nouns = [word for word in before[:-1] if word.isalpha() and word not in words.of]
    return nouns[-1] if nouns else ""


def _by_nearest_word(before: list[str], words: RoleWords) -> CountryRole | None:
    listed = False
    near = before[-_REACH:]
    for word, behind in zip(reversed(near), ["", *reversed(near)], strict=False):
        if word[:1].isdigit() and behind[:4] in _SCALES:
            return None  # 'covers 3 million and Chile 2 million'
        if word in words.mentioned_words:
            return "mentioned"
        if word in words.recipient_words:
            return "recipient"
        listed |= word in words.listing
    return "recipient" if listed else None


def _by_verb_after(listed: Listed, words: RoleWords) -> CountryRole | None:
    return "recipient" if words.recipient_verbs & set(listed.after[:_VERB_REACH]) else None
