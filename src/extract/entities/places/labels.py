"""Roles by the shape of a list: `Countries: Peru, Chile`, `Ghana: safe boats`, `the Tide project (Samoa)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.places.elsewhere import has_phrase, spoken

if TYPE_CHECKING:
    from extract.entities.places.clauses import Listed
    from extract.entities.places.role_rules import RoleWords
    from extract.models import CountryRole

_COLONS, _DASHES, _BULLETS = frozenset(":"), frozenset("–—-‑"), frozenset("•▪·●◦‣*–—-►▶()")
_LONGEST_LABEL, _SHORTEST_NAME = 6, 4  # words; letters


def by_label(listed: Listed, words: RoleWords) -> CountryRole | None:
    """Return the role that a label before the list, a work named behind it, or its brackets give."""
    return _behind_label(listed, words) or _before_work(listed, words) or _in_brackets(listed, words)


def _behind_label(listed: Listed, words: RoleWords) -> CountryRole | None:
    """Find that `Countries: Peru and Chile` has the work, `Donors: Norway and Chile` pay for it."""
    colons = [n for n, word in enumerate(listed.before) if word in _COLONS]
    label = [word for word in listed.before[: colons[0]] if word not in _BULLETS] if colons else []
    if not colons and spoken(listed.before) in words.work_heads:
        return "recipient"  # on a card, the label may have no colon
    if not label or len(label) > _LONGEST_LABEL:
        return None
    if has_phrase(spoken(label), words.donor_heads):
        return "mentioned"
    return "recipient" if has_phrase(spoken(label), words.work_heads) else None


def _before_work(listed: Listed, words: RoleWords) -> CountryRole | None:
    """Find `Ghana: safe boats`, `Perú – Minería segura`: a place opens a line, a work stands behind."""
    if any(word not in _BULLETS for word in listed.before) or len(listed.after) < 2:
        return None
    sign, name = listed.after[:2]
    named = sign in _COLONS | _DASHES and name.isalpha() and len(name) >= _SHORTEST_NAME
    if not named or _is_figure(listed.after[1:]):
        return None
    gives = words.mentioned_words | words.donors
    return "recipient" if gives.isdisjoint(listed.after[:_LONGEST_LABEL]) else None


def _is_figure(said: tuple[str, ...]) -> bool:
    """Tell `nearly NOK 130 million` from the name of a work: a number soon, and no comma before it."""
    few = said[:_SHORTEST_NAME]
    stop = next((n for n, word in enumerate(few) if word in {",", "("}), len(few))
    return any(word[0].isdigit() for word in few[:stop])


def _in_brackets(listed: Listed, words: RoleWords) -> CountryRole | None:
    """Find `the Tide project (Samoa, Tonga)`: a work's name, and its places in brackets."""
    bracketed = listed.before[-1:] == ("(",) and listed.after[:1] == (")",)
    named = not words.works.isdisjoint(listed.before[-_LONGEST_LABEL - 2 : -1])
    return "recipient" if bracketed and named else None
