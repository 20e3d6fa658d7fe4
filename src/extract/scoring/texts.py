"""Headings, the text below each, and the order of reading."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from extract.scoring.compared import best_pairs, likeness, plain_heading, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.models import FactSheet
    from extract.scoring.gold import Gold
    from extract.scoring.tally import Tally

_BESIDE = ("caption", "footnote", "key_figures")  # sections that stand beside the running text
Piece = tuple[str | None, str]  # heading and text


def compare_texts(name: str, sheet: FactSheet | None, gold: Gold, tallies: Mapping[str, Tally]) -> None:
    """Add the sections of one document to the tallies."""
    ours = [(s.heading, s.text) for s in sheet.sections if s.role not in _BESIDE] if sheet else []
    theirs = [(s.heading, s.text) for s in gold.sections]
    headed, wanted = [o for o in ours if o[0]], [t for t in theirs if t[0]]
    _compare_headings(name, headed, wanted, tallies["headings in order"])
    _compare_bodies(name, headed, wanted, tallies["section text"])
    if any(text for _, text in theirs):
        found, runs = _fives(ours), _fives(theirs)
        tallies["reading order"].add((found & runs).total(), found.total(), runs.total())


def _compare_headings(name: str, ours: list[Piece], theirs: list[Piece], tally: Tally) -> None:
    """Headings count in their order: what stands elsewhere is no hit."""
    found, wanted = [plain_heading(h) for h, _ in ours], [plain_heading(h) for h, _ in theirs]
    blocks = SequenceMatcher(None, found, wanted, autojunk=False).get_matching_blocks()
    tally.add(sum(block.size for block in blocks), len(found), len(wanted))
    tally.missed += [f"{name}: {h}" for h in (Counter(wanted) - Counter(found)).elements()]
    tally.extra += [f"{name}: {h}" for h in (Counter(found) - Counter(wanted)).elements()]


def judged_headings(sheet: FactSheet, gold: Gold) -> Iterator[tuple[str, int, int]]:
    """Yield the rule of each section with a heading, and whether gold has it in this order."""
    ours = [s for s in sheet.sections if s.heading and s.role not in _BESIDE]
    found = [plain_heading(s.heading) for s in ours]
    wanted = [plain_heading(s.heading) for s in gold.sections if s.heading]
    blocks = SequenceMatcher(None, found, wanted, autojunk=False).get_matching_blocks()
    hits = {block.a + n for block in blocks for n in range(block.size)}
    return ((section.rule, n in hits, 1) for n, section in enumerate(ours))


def _compare_bodies(name: str, ours: list[Piece], theirs: list[Piece], tally: Tally) -> None:
    """Compare each gold text with that below the heading most like its own."""
    headings = [h for h, _ in ours], [h for h, _ in theirs]
    for match, (heading, text) in zip(best_pairs(*headings, least=0.8), theirs, strict=True):
        if not plain_words(text):
            continue
        alike = 0.0 if match is None else likeness(plain_words(ours[match][1]), plain_words(text))
        tally.add(alike, 1, 1)
        if alike < 0.95:
            tally.missed.append(f"{name}: {heading}: {alike:.2f} alike")


def _fives(pieces: Iterable[Piece]) -> Counter[tuple[str, ...]]:
    """Count the runs of five words: they tell whether texts stand in the same order."""
    words = [word for heading, text in pieces for word in (*plain_words(heading), *plain_words(text))]
    starts = range(max(len(words) - 4, 1)) if words else ()
    return Counter(tuple(words[n : n + 5]) for n in starts)
