"""Which mutant a seed stands for: always the same one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pikepdf

from tests.fuzz import content, packed, raw, structure, words
from tests.fuzz.paper import page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuzz.paper import Paper


@dataclass(frozen=True, slots=True)
class Mutant:
    """A PDF that is wrong in some way; `kind` says in which."""

    seed: int
    kind: str
    of: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.seed}-{self.kind}-{self.of}.pdf"


@cache
def papers() -> tuple[Paper, ...]:
    """Each page of the samples, cut out."""
    found = []
    for path in sorted(words.SAMPLES.glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            count = len(pdf.pages)
        found += [page_of(path, index) for index in range(count)]
    return tuple(found)


def mutant(seed: int) -> Mutant:
    """Make the mutant of this seed."""
    rng = Random(seed)
    kind = rng.choice(list(KINDS))
    paper = words.paper(rng) if kind == "words" or rng.random() < 0.3 else rng.choice(papers()).copy()
    data = KINDS[kind](rng, paper)
    return Mutant(seed, kind, paper.name, data)


def _papers_wrong(*ways: Callable[[Random, Paper], None]) -> Callable[[Random, Paper], bytes]:
    def made(rng: Random, paper: Paper) -> bytes:
        for _ in range(rng.choice((1, 1, 2, 4))):
            if paper.objects:
                rng.choice(ways)(rng, paper)
        return (packed.written if rng.random() < 0.1 else type(paper).written)(paper)

    return made


def _bytes_wrong(*ways: Callable[[Random, bytes], bytes]) -> Callable[[Random, Paper], bytes]:
    def made(rng: Random, paper: Paper) -> bytes:
        data = (packed.written if rng.random() < 0.2 else type(paper).written)(paper)
        for _ in range(rng.choice((1, 1, 2, 4))):
            data = rng.choice(ways)(rng, data) or b"%PDF-1.7\n"
        return data

    return made


def _swapped(rng: Random, paper: Paper) -> None:
    """Take an object of another sample in place of one, or beside them."""
    other = rng.choice(papers())
    foreign = other.objects[rng.choice(list(other.objects))]
    paper.objects[rng.choice([*paper.objects, max(paper.objects) + 1])] = foreign


KINDS: dict[str, Callable[[Random, Paper], bytes]] = {
    "bytes": _bytes_wrong(*raw.BYTES),
    "xref": _bytes_wrong(*raw.XREF),
    "xref_streams": packed.mutated,
    "trailer": _papers_wrong(structure.trailer),
    "dictionaries": _papers_wrong(structure.dictionaries),
    "page_tree": _papers_wrong(structure.page_tree),
    "objects": _papers_wrong(structure.objects),
    "swapped": _papers_wrong(_swapped),
    "streams": _papers_wrong(structure.streams),
    "content": _papers_wrong(content.content),
    "fonts": _papers_wrong(content.fonts),
    "words": _papers_wrong(lambda rng, paper: None),
    "mixed": _papers_wrong(
        structure.dictionaries,
        structure.objects,
        structure.streams,
        structure.page_tree,
        content.content,
        content.fonts,
    ),
}
