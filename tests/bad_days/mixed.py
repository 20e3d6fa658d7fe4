"""An inbox as archives are: fact sheets small and large, doubled, broken, locked; and what is no PDF."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.bad_days.places import sheet
from tests.fuzz.mutants import mutant
from tests.pdfs import encrypted_pdf, picture_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]


def mixed(inbox: Path, count: int, seed: int, more: Sequence[Path] = ()) -> int:
    """Fill `inbox` with so many files; all PDFs of the folders `more` are among them. Return how many."""
    inbox.mkdir(parents=True)
    for folder in more:
        for path in sorted(folder.glob("*.pdf")):
            shutil.copy(path, inbox / f"{folder.name}-{path.name}")
    rng = Random(seed)
    kinds: list[Callable[[Random, int], bytes]] = [_plain, _plain, _mutant, _mutant, _doubled, _cut, _other]
    for number in range(count - len(list(inbox.iterdir()))):
        made = rng.choice(kinds)
        (inbox / f"{number:04}{made.__name__}.pdf").write_bytes(made(rng, number))
    return len(list(inbox.iterdir()))


def _plain(rng: Random, number: int) -> bytes:
    return sheet(number, rng.choice((0, 0, 100_000)))


def _mutant(rng: Random, number: int) -> bytes:
    return mutant(rng.randrange(10**6)).data


def _doubled(rng: Random, number: int) -> bytes:
    return sheet(rng.randrange(number + 1))


def _cut(rng: Random, number: int) -> bytes:
    whole = sheet(number)
    return whole[: rng.randrange(len(whole))]


def _other(rng: Random, number: int) -> bytes:
    return rng.choice((b"", b"%d: no PDF" % number, encrypted_pdf(f"Sheet {number}"), picture_pdf()))
