"""Who gives a sum: whom the sentence names as giving it, or the head of the row, column or series."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.records.contribution_rules import contribution_rules
from extract.records.giving.statements import Giver
from extract.records.paying.cues import hangs
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Amount, Country, Organisation
    from extract.models.document import Partner
    from extract.records.said import Said

ABROAD = frozenset({"EU"})  # organisations of no single country
NEAR, LATER = 60, 8  # characters from a verb to the sum; words from the sum to 'from'
_NAME = r"\s*[A-ZÀ-Þ][\w'’-]*(?:\s(?:(?:de|du|des|del|la|of|and|y|et)\s)?[A-ZÀ-Þ][\w'’-]*)*"
_ARTICLE = re.compile(r"[,\s]*(?:the|an?|la|le|les|el|los|las|l['’])?\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SUBJECT = re.compile(r"\W*(?:[^\s.;:,]+\s+){0,3}\W*$")


@dataclass(frozen=True, slots=True)
class Named:
    """Characters `start` to `end` name one who can give; None is the partner as a whole."""

    start: int
    end: int
    giver: Giver | None


@dataclass(frozen=True, slots=True)
class Givers:
    """Knows who is named where in a document about `partner`."""

    said: Said
    partner: Partner | None

    def of_amount(
        self, amount: Amount, text: str, sentence: tuple[int, int], others: list[Amount]
    ) -> Giver | None:
        """Return who the sentence says gives `amount`: '$ 3 million from X', 'X gave a further $ 3 million'.

        `others` are the other sums of the sentence; who is named beyond one of them gives that.
        """
        low = max([o.end for o in others if o.end <= amount.start], default=sentence[0])
        high = min([o.start for o in others if o.start >= amount.end], default=sentence[1])
        named = [n for n in self._named(amount, text) if low <= n.start and n.end <= high]
        found = next(
            (n for n in named if n.start >= amount.end and _is_from(text[amount.end : n.start])), None
        )
        if found is None:
            before = [n for n in named if n.end <= amount.start and _gives(text[n.end : amount.start])]
            found = before[-1] if before and not hangs(text[low : before[-1].start]) else None
        return found.giver if found else None

    def in_cell(self, table_id: str, row: int, column: int, words: str) -> Giver | None:
        """Return who the head of a row or column names."""
        here = (table_id, row, column)
        for org in self.said.values.organisations:
            if (org.table_id, org.row, org.column) == here and 2 * len(org.text) > len(words):
                return self.organisation(org)
        for country in self.said.values.countries:
            if (country.table_id, country.row, country.column) == here and 2 * len(country.text) > len(words):
                return self.country(country)
        return Giver(words.strip()) if _authority().match(words.strip()) else None

    def by_name(self, words: str) -> Giver | None:
        """Return who a series or a label of a chart names, by the names that the document has elsewhere."""
        for org in self.said.values.organisations:
            if words.strip().casefold() in (org.name.casefold(), org.text.casefold()):
                return self.organisation(org)
        for country in self.said.values.countries:
            if words.strip().casefold() in (country.name.casefold(), country.text.casefold()):
                return self.country(country)
        return Giver(words.strip()) if _authority().match(words.strip()) else None

    def is_partner(self, table_id: str, row: int, column: int) -> bool:
        """Tell whether a head is the name of the partner itself."""
        return any(
            (country.table_id, country.row, country.column) == (table_id, row, column)
            for country in self.said.values.countries
            if self.partner and country.code == self.partner.code
        )

    def organisation(self, org: Organisation) -> Giver | None:
        """Return an organisation as one who gives; the partner itself is None."""
        if self.partner and org.name in (self.partner.name, self.partner.code):
            return None
        return Giver(org.name, foreign=self._of_a_country and org.name in ABROAD)

    def country(self, country: Country) -> Giver | None:
        """Return a country as one who gives, None for the partner."""
        if self.partner and country.code == self.partner.code:
            return None
        return Giver(country.code, foreign=self._of_a_country)

    @property
    def _of_a_country(self) -> bool:
        """Only where the partner is known to be a country, others are surely not part of it."""
        return self.partner is not None and self.partner.kind == "country"

    def _named(self, amount: Amount, text: str) -> list[Named]:
        return sorted(self._all_named(amount, text), key=lambda n: (n.start, -n.end))

    def _all_named(self, amount: Amount, text: str) -> Iterator[Named]:
        here = (amount.section_id, amount.in_heading, None)
        for org in self.said.values.organisations:
            if (org.section_id, org.in_heading, org.table_id) == here and org.kind != "un":
                yield Named(org.start, org.end, self.organisation(org))
        for country in self.said.values.countries:
            at_home = country.demonym or country.role == "recipient"
            if (country.section_id, country.in_heading, country.table_id) == here and not at_home:
                yield Named(country.start, country.end, self.country(country))
        for found in _authority().finditer(text):
            yield Named(found.start(), found.end(), Giver(" ".join(found.group().split())))


def _authority() -> re.Pattern[str]:
    """Find 'City of Basel', 'the Free State of Bavaria', "Ville d'Esch"."""
    return _authorities(contribution_rules().authorities)


@cache
def _authorities(words: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{written}){_NAME}")


def _is_from(gap: str) -> bool:
    """Tell whether the words between a sum and a name say that it comes from there."""
    rules = project_rules().funders
    words = _BRACKETS.sub("", gap).lstrip(" ,")
    near = phrases((*rules.amount_from_later, *rules.amount_from)).match(words)
    if near and _ARTICLE.fullmatch(words[near.end() :]):
        return True
    return len(words.split()) <= LATER and any(
        _ARTICLE.fullmatch(words[found.end() :])
        for found in phrases(
            (*rules.amount_from_later, *rules.by, *contribution_rules().comes_from)
        ).finditer(words)
    )


def _gives(gap: str) -> bool:
    """Tell whether the words between a name and a sum are a verb of giving and few others."""
    rules = project_rules().funders
    words = _BRACKETS.sub("", gap)
    for found in phrases((*rules.gives, *rules.pays, *contribution_rules().gives)).finditer(words):
        passive = phrases(rules.passive).search(words[: found.start()])
        if _SUBJECT.fullmatch(words[: found.start()]) and not passive and len(words) - found.end() <= NEAR:
            return True
    return False
