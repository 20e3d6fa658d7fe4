"""The addresses of a source: those in the settings, and those of a text file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.sources.web.addresses import Address, address
from extract.sources.web.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extract.settings.sources import IndexSource, UrlsSource

_REMARK = re.compile(r"(^|\s)#.*")  # not the # of an address


def listed(source: UrlsSource) -> tuple[list[Address], list[str]]:
    """Return the addresses of a source, and a sentence for all that is none."""
    problems: list[str] = []
    lines = [("", text) for text in source.urls]
    if source.file:
        lines += _lines(source.file, problems)
    found = list(_addresses(lines, problems))
    if not found and not problems:
        problems.append(f"The source '{source.name}' has no address. Add some to its urls or its file.")
    return found, problems


def pages(source: IndexSource) -> tuple[list[Address], list[str]]:
    """Return the pages of a source, and a sentence for each that has no address."""
    problems: list[str] = []
    return list(_addresses((("", text) for text in source.pages), problems)), problems


def _lines(path: Path, problems: list[str]) -> list[tuple[str, str]]:
    """Return each address of a file behind the place where it stands."""
    try:
        text = path.expanduser().read_text("utf-8-sig")
    except OSError as error:
        problems.append(
            f"{path}: cannot be opened ({error.strerror}). Correct the path, or make it readable."
        )
        return []
    except UnicodeDecodeError:
        problems.append(f"{path}: is not text in UTF-8. Save it as such.")
        return []
    told = ((number, _REMARK.sub("", line).strip()) for number, line in enumerate(text.splitlines(), 1))
    return [(f"{path}, line {number}: ", line) for number, line in told if line]


def _addresses(lines: Iterable[tuple[str, str]], problems: list[str]) -> Iterator[Address]:
    for place, text in lines:
        try:
            yield address(text)
        except Refused as error:
            problems.append(place + error.message)
