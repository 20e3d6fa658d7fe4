"""What grows, made and read: a PDF of so many pages, a paragraph of so many bytes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING

from benchmarks.fitting import Point
from benchmarks.peers.reading import peak_mb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COUNTRIES = ("Ghana", "Peru", "Viet Nam", "Kenya", "Jordan", "Chile", "Nepal")
SENTENCES, PARAGRAPHS = 3, 5  # of a paragraph, of a page


def sentences() -> Iterator[str]:
    """Yield sentences without end, with amounts, countries and years that differ."""
    for number in count(1):
        country, other = (COUNTRIES[(number * by) % len(COUNTRIES)] for by in (1, 3))
        yield (
            f"In {2000 + number % 25}, Norway gave US$ {1 + number % 97}.{number % 10} million to work in "
            f"{country} and {other}, together with the European Union, until March {2026 + number % 9}. "
        )


def paragraph(size: int) -> str:
    """Return so many characters of running text."""
    text = ""
    for said in sentences():
        text += said
        if len(text) >= size:
            return text[:size]
    raise AssertionError("sentences do not end")


def made(path: Path, pages: int) -> Path:
    """Write a fact sheet of so many pages, each with a heading and a few paragraphs."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Printed

    styles, said = getSampleStyleSheet(), sentences()
    story: list[Flowable] = [Printed("Norway and the ILO", styles["Title"])]
    for page in range(pages):
        story.append(Printed(f"Decent work, part {page + 1}", styles["Heading2"]))
        story += [Printed("".join(islice(said, SENTENCES)), styles["BodyText"]) for _ in range(PARAGRAPHS)]
        story.append(PageBreak())
    SimpleDocTemplate(str(path)).build(story)
    return path


def written(path: Path, size: int) -> Path:
    """Write a paragraph of so many bytes."""
    path.write_text(paragraph(size), encoding="ascii")
    return path


def read_pages(path: Path) -> None:
    """Extract a document."""
    from extract import pipeline
    from extract.settings import Limits, Settings

    pipeline.extract_document(path, Settings(limits=Limits(pages=10_000)))


def read_paragraph(path: Path) -> None:
    """Read the values of a text."""
    from extract import annotate

    annotate(path.read_text("ascii"))


@dataclass(frozen=True, slots=True)
class Kind:
    """How something of a size is made and read, and of which size it is small."""

    make: Callable[[Path, int], Path]
    read: Callable[[Path], None]
    small: int


KINDS = {"pages": Kind(made, read_pages, 1), "paragraph": Kind(written, read_paragraph, 1000)}


def point(kind: Kind, folder: Path, size: int) -> Point:
    """Make and read one of that size in this process, after a small one that loads the rules."""
    small, large = kind.make(folder / "small", kind.small), kind.make(folder / "large", size)
    kind.read(small)
    began = time.process_time()
    kind.read(large)
    cpu = time.process_time() - began
    return Point(size, cpu, peak_mb())
