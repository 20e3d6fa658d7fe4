"""What the words around each sum of a running text say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.records.transacting.cues import Cues, Said

REACH = 12  # words from a verb to its sum
TAIL = 8  # words from a sum to its verb
LATER = 2  # words before the verb of a clause that goes on: 'were set at US$ 3 million and paid in full'
JOINED = 2  # words between two sums of one verb: 'and a further'
_LEADING = re.compile(r"^[\s,)\]]*")
_STOP = re.compile(r"[.!?…][\"'»”’)\]]*$")


@dataclass
class Clauses:
    """The sums of one text, as pairs of first and last offset, in their order."""

    text: str
    sums: Sequence[tuple[int, int]]
    cues: Cues
    _known: list[Said | None] = field(default_factory=list)

    def of(self, number: int) -> Said | None:
        """Return what is said of a sum: by its own clause, else by that of the sum or the line before.

        'paid US$ 3 million', 'US$ 3 million was pledged', 'paid US$ 3 million in dues and US$ 2 million in
        gifts', 'has given:' above a list.
        """
        while len(self._known) <= number:
            here = len(self._known)
            self._known.append(self._own(here) or self._inherited(here))
        return self._known[number]

    def at(self, start: int) -> Said | None:
        """Return what is said of the sum that begins at `start`."""
        number = bisect_left(self.sums, (start, 0))
        return self.of(number) if number < len(self.sums) and self.sums[number][0] == start else None

    def _own(self, number: int) -> Said | None:
        """Return what the words before a sum say, then those behind it, then those further before."""
        near, *behind = self._after(number)
        later = (self._in_tail(one, LATER) for one in behind)
        return (
            self._in_head(self._before(number)[-1:])
            or self._in_tail(near, TAIL)
            or next(filter(None, later), None)
            or self._in_head(self._further(number))
        )

    def _further(self, number: int) -> list[str]:
        """Return the clauses before a sum that do not speak of the sum before it."""
        before = self._before(number)
        if not self._follows(number) or len(before) == 1:
            return before
        taken = self._in_head(self._before(number - 1)[-1:]) is None
        return [] if taken else before[1:]

    def _follows(self, number: int) -> bool:
        """Tell whether another sum stands before this one in its sentence."""
        low, _ = sentence_at(self.text, self.sums[number][0])
        return number > 0 and self.sums[number - 1][0] >= low

    def _before(self, number: int) -> list[str]:
        start = self.sums[number][0]
        low = self.sums[number - 1][1] if self._follows(number) else sentence_at(self.text, start)[0]
        return self.cues.pieces(self.text[low:start])

    def _after(self, number: int) -> list[str]:
        """Return the clauses behind a sum, but not the one before the next sum, if it is another clause."""
        leads = number + 1 < len(self.sums) and self._follows(number + 1)
        end = self.sums[number][1]
        high = self.sums[number + 1][0] if leads else sentence_at(self.text, self.sums[number][0])[1]
        words = self.text[end:high].partition(";")[0]
        pieces = self.cues.pieces(_LEADING.sub("", words))
        return pieces[:-1] if leads and len(pieces) > 1 else pieces

    def _in_head(self, pieces: Sequence[str]) -> Said | None:
        """Return what the nearest clause before the sum says, if it says it of the whole sum."""
        behind = ""
        for number, piece in enumerate(reversed(pieces)):
            aside = number > 0 and self.cues.is_relative(piece)
            for cue in reversed([] if aside else self.cues.within(piece)):
                between = f"{piece[cue.end :]} {behind}"
                far = len(between.split()) > REACH
                return None if far or self.cues.is_of_share(between) else cue.said
            behind = f"{piece} {behind}"
        return None

    def _in_tail(self, piece: str, reach: int) -> Said | None:
        for cue in self.cues.within(piece):
            before = piece[: cue.start]
            if not self.cues.is_of_somebody(before):
                return cue.said if len(before.split()) <= reach else None
        return None

    def _inherited(self, number: int) -> Said | None:
        if self._follows(number):
            gap = self._before(number)
            return self.of(number - 1) if len(gap) > 1 and len(gap[-1].split()) <= JOINED else None
        return self._of_list(sentence_at(self.text, self.sums[number][0])[0])

    def _of_list(self, low: int) -> Said | None:
        """Return what the line above says that a list hangs on, or an earlier item of the list."""
        for first, last in self._lines_above(low):
            inside = bisect_left(self.sums, (last, 0)) - 1
            held = inside >= 0 and self.sums[inside][0] >= first
            begin = self.sums[inside][1] if held else first
            said = self._in_head(self.cues.pieces(self.text[begin:last]))
            if said or held:
                return said or self.of(inside)
        return None

    def _lines_above(self, low: int) -> Iterator[tuple[int, int]]:
        """Yield the last sentence of each line before the one at `low`, up to a line that ends with one."""
        while low > 0 and self.text[low - 1] == "\n":
            high = low - 1
            low = self.text.rfind("\n", 0, high) + 1
            if _STOP.search(self.text[low:high].rstrip()):
                return
            yield sentence_at(self.text, high - 1)[0], high
