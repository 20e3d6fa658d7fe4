"""Read PDFs by one library. The Python of that library runs this file, so it imports nothing of ours.

    python reading.py NAME REPEATS PDF …

The last line that it prints is JSON: the library's version; CPU seconds for all PDFs, of the repeats the
median for each; characters of what it gave; megabytes of memory at most. The first PDF is read once before,
untimed.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def plumber_words(path: str) -> int:
    """Give the words with their boxes."""
    count = 0
    with import_module("pdfplumber").open(path) as pdf:
        for page in pdf.pages:
            count += sum(len(word["text"]) for word in page.extract_words())
            page.close()
    return count


def miner(path: str) -> int:
    """Give the text as pdfminer's analysis of the layout orders it."""
    return len(import_module("pdfminer.high_level").extract_text(path))


def pypdf(path: str) -> int:
    """Give the text."""
    return sum(len(page.extract_text()) for page in import_module("pypdf").PdfReader(path).pages)


def pdfium(path: str) -> int:
    """Give the text."""
    pdf = import_module("pypdfium2").PdfDocument(path)
    count = sum(len(page.get_textpage().get_text_bounded()) for page in pdf)
    pdf.close()
    return count


def mupdf(path: str) -> int:
    """Give the words with their boxes."""
    with import_module("pymupdf").open(path) as pdf:
        return sum(len(word[4]) for page in pdf for word in page.get_text("words"))


def mupdf_markdown(path: str) -> int:
    """Give the whole as markdown."""
    return len(import_module("pymupdf4llm").to_markdown(path))


def markitdown(path: str) -> int:
    """Give the whole as markdown."""
    return len(import_module("markitdown").MarkItDown().convert(path).markdown)


READERS: dict[str, tuple[str, Callable[[str], int]]] = {
    "pdfplumber words": ("pdfplumber", plumber_words),
    "pdfminer.six": ("pdfminer.six", miner),
    "pypdf": ("pypdf", pypdf),
    "pypdfium2": ("pypdfium2", pdfium),
    "PyMuPDF": ("pymupdf", mupdf),
    "pymupdf4llm": ("pymupdf4llm", mupdf_markdown),
    "markitdown": ("markitdown", markitdown),
}


def seconds(read: Callable[[str], int], path: str) -> tuple[float, int]:
    """Return the CPU time of one reading, and what it gave."""
    began = time.process_time()
    gave = read(path)
    return time.process_time() - began, gave


def peak_mb() -> float:
    """Return the most memory that this process had; `getrusage` would count that of its parent, too."""
    return int(Path("/proc/self/status").read_text("ascii").partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Read, and print."""
    name, repeats, *paths = sys.argv[1:]
    package, read = READERS[name]
    read(paths[0])
    taken = [[seconds(read, path) for _ in range(int(repeats))] for path in paths]
    told = {
        "version": version(package),
        "seconds": sum(median(spent for spent, _ in one) for one in taken),
        "characters": sum(one[0][1] for one in taken),
        "peak_mb": peak_mb(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
