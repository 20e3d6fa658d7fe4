"""A party in its sentence: what stands before and behind it, and the gifts of which the sentence speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.models import Amount
    from extract.records.parties import Named
    from extract.records.story import Story

ARTICLE = re.compile(r"[,\s]*(?:the|la|le|les|el|los|las|l['’])?\s*", re.IGNORECASE)
_TO_DATE = re.compile(
    r"(?<!\w)(?:for|over|in|en|sur|pour|de|para|por|entre|durante|from|between)\s+$", re.IGNORECASE
)


@dataclass(frozen=True)
class Spoken:
    """One party of a section."""

    story: Story
    party: Named

    @cached_property
    def before(self) -> str:
        """The words of the sentence before the party."""
        return self.story.text[self._sentence[0] : self.party.start]

    @cached_property
    def after(self) -> str:
        """The words of the sentence behind it."""
        return self.story.text[self.party.end : self._sentence[1]]

    @cached_property
    def _sentence(self) -> tuple[int, int]:
        return self.story.sentence(self.party.start)

    @cached_property
    def gifts(self) -> tuple[Amount, ...]:
        """The amounts of the sentence that are no prices, wages or losses."""
        low, high = self._sentence
        own = (amount for amount in self.story.amounts if self.story.in_body(amount))
        return tuple(a for a in own if a.flow != "other" and low <= a.start < high)

    def up_to(self, gift: Amount) -> str:
        """Return the words from the party to a gift behind it."""
        return self.story.text[self.party.end : gift.start]

    def since(self, gift: Amount) -> str:
        """Return the words from a gift to the party, without dates: '$ 3 million for 2023-24 by X'."""
        story, text, low = self.story, "", gift.end
        for date in sorted(story.dates, key=lambda one: one.start_char):
            if story.in_body(date) and low <= date.start_char and date.end_char <= self.party.start:
                text += _TO_DATE.sub(" ", story.text[low : date.start_char])
                low = date.end_char
        return text + story.text[low : self.party.start]
