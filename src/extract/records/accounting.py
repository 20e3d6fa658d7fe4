"""What became of every piece of money that is printed on any page."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.entities.values import MoneyValue
from extract.geometry import around
from extract.layout.inside import placed
from extract.models import Accounting
from extract.records.issues import About, issue
from extract.records.left_out import HOMES
from extract.records.money_tokens import money_tokens
from extract.text import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.entities.values import ReadUnit
    from extract.layout.types import Layout
    from extract.models import Issue, Language, Span
    from extract.pdf import Page, Word
    from extract.records.reading import Reading
    from extract.sections import Section

IN_AMOUNTS, IN_CHARTS, UNCLAIMED = "in_amounts", "in_charts", "unclaimed"
NO_RULES = "language_unsupported"
FALLBACK: Language = "en"
WIDE = 1.5  # a gap of this many font sizes parts two columns
WordKey = tuple[int, float, float]


@dataclass(slots=True)
class Ledger:
    """Money tokens by what became of them, and the issues for those that nothing claimed."""

    document: str
    language: Language
    foreign: bool = False  # nothing was read, as there are no rules for the language
    counts: Counter[str] = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)

    def enter(self, fate: str, text: str, spans: tuple[Span, ...]) -> None:
        """Count one token; `fate` is a constant above, or the reason why its words are left out."""
        if fate == UNCLAIMED and self.foreign:
            fate = NO_RULES
        self.counts[fate] += 1
        if fate == UNCLAIMED:
            page = f" on page {spans[0].page}" if spans else ""
            told = f"{text!r}{page} looks like money, but it is in no amount and in no chart value."
            self.issues.append(issue(self.document, "amount_unclaimed", told, About("amount", spans=spans)))


def account(reading: Reading) -> tuple[Accounting, tuple[Issue, ...]]:
    """Return the count of all money tokens of all pages by what became of them, and the open issues.

    Words of texts are claimed by the amounts found in them; those of charts whose values were read are chart
    values; furniture is left out by its reason. A token anywhere else is unclaimed: it was lost on the way,
    or stands in a picture such as a map whose values were not read.
    """
    ledger = Ledger(reading.source.sha256, reading.language or FALLBACK, bool(reading.foreign))
    for read in reading.units:
        _enter_unit(ledger, read)
    pieces = [piece for read in reading.units for piece in read.unit.source.pieces]
    own = {id(piece.word) for piece in pieces}
    read_words = {_key(piece.page, piece.word) for piece in pieces}
    reasons = _furniture(reading.layout)
    charts = _chart_words(reading.sections)
    for page in reading.pdf.pages:
        words = (*page.words, *(hidden.word for hidden in page.hidden))
        rest = [word for word in words if id(word) not in own and _key(page.number, word) not in read_words]
        for run in _runs(rest):
            _enter_run(ledger, page, run, _fate(page, run, reasons, charts))
    return _accounting(ledger.counts), tuple(ledger.issues)


def _accounting(counts: Counter[str]) -> Accounting:
    named = {IN_AMOUNTS, IN_CHARTS, UNCLAIMED}
    return Accounting(
        tokens=counts.total(),
        in_amounts=counts[IN_AMOUNTS],
        in_charts=counts[IN_CHARTS],
        left_out={reason: count for reason, count in sorted(counts.items()) if reason not in named},
        unclaimed=counts[UNCLAIMED],
    )


def _enter_unit(ledger: Ledger, read: ReadUnit) -> None:
    amounts = [entity for entity in read.entities if isinstance(entity.value, MoneyValue)]
    for token in money_tokens(read.unit.text, read.context.language):
        at = bisect_right(amounts, token.start, key=lambda entity: entity.end)
        claimed = at < len(amounts) and amounts[at].start < token.end
        text = read.unit.text[token.start : token.end]
        spans = () if claimed else read.unit.source.locate(token.start, token.end)
        ledger.enter(IN_AMOUNTS if claimed else UNCLAIMED, text, spans)


def _key(page: int, word: Word) -> WordKey:
    return page, round(word.box.x0, 1), round(word.box.top, 1)


def _furniture(layout: Layout) -> Mapping[WordKey, str]:
    """Return the reason why each word of furniture is left out."""
    return {_key(one.page, one.word): one.home for one in placed(layout.blocks) if one.home not in HOMES}


def _chart_words(sections: Iterable[Section]) -> frozenset[WordKey]:
    return frozenset(
        _key(line.page, word)
        for section in sections
        for chart in section.charts
        if chart.series
        for line in (*chart.lines, *chart.title, *chart.unit)
        for word in line.words
    )


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each line, broken at wide gaps, from left to right."""
    run: list[Word] = []
    for word in sorted(words, key=lambda w: (round(w.box.middle[1] / 3), w.box.x0)):
        level = run and abs(run[-1].box.middle[1] - word.box.middle[1]) < 0.5 * word.size
        if not (level and word.box.x0 - run[-1].box.x1 < WIDE * word.size):
            if run:
                yield run
            run = []
        run.append(word)
    if run:
        yield run


def _fate(page: Page, run: Sequence[Word], reasons: Mapping[WordKey, str], charts: frozenset[WordKey]) -> str:
    keys = [_key(page.number, word) for word in run]
    if any(key in charts for key in keys):
        return IN_CHARTS
    return next((reasons[key] for key in keys if key in reasons), UNCLAIMED)


def _enter_run(ledger: Ledger, page: Page, run: Sequence[Word], fate: str) -> None:
    text = " ".join(word.text for word in run)
    place = span_of(page.number, around(word.box for word in run))
    for token in money_tokens(text, ledger.language):
        printed = text[token.start : token.end]
        ledger.enter(fate, printed, (place,) if fate == UNCLAIMED else ())
