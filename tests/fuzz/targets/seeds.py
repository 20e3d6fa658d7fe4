"""With what the targets begin."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.fuzz import content, evil, words
from tests.fuzz.mutants import papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _values() -> Iterable[bytes]:
    for number, text in enumerate((*words.sentences()[::4], *evil.TEXTS)):
        yield bytes([number % 3]) + text[:300].encode("utf-8", "surrogatepass")


def _painting() -> Iterable[bytes]:
    yield from content.PIECES
    for paper in papers():
        for one in paper.objects.values():
            if one.data and b" Tf" in one.data:
                yield one.data[:3000]


def _arranging() -> Iterable[bytes]:
    return (Random(number).randbytes(300) for number in range(50))


SEEDS: dict[str, Callable[[], Iterable[bytes]]] = {
    "values": _values,
    "painting": _painting,
    "arranging": _arranging,
}
