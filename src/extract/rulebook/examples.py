"""The examples of each rule: `words`, or `words = what is read`; `fr: mots` is in another language.

Several values are parted by semicolons: `a grant of Oslo and Lima = Oslo; Lima`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from extract.rulebook.files import MODELS
from extract.rulebook.names import names_in
from extract.rulebook.readers import READERS
from extract.rulebook.walk import parts_of
from extract.rules import Rule, languages, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.models import Language
    from extract.rules.merging import Path

_SPOKEN = re.compile(r"([a-z]{2}): ")


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule accepts or refuses; `path` is its place in the file, `read` tells what is read."""

    file: str
    path: Path
    text: str
    read: Callable[[], Iterable[str]]
    want: str = ""
    accepted: bool = True

    @property
    def problem(self) -> str:
        """What is wrong, in words; empty if the example holds."""
        told = list(self.read())
        is_read = f"is read as {' and '.join(told)}" if told else "is left alone"
        if not self.accepted:
            return f"{self.text!r} should be left alone, but {is_read}" if told else ""
        if self.want and told != self.want.split("; "):
            return f"{self.text!r} should be read as {self.want}, but {is_read}"
        return "" if told else f"{self.text!r} should be accepted, but {is_read}"


def examples(*files: str) -> Iterator[Example]:
    """Yield the examples in `files` (all by default), and each name that they list: an example of itself."""
    for file in files or MODELS:
        for path, part, language in parts_of(load(file, MODELS[file])):
            if isinstance(part, Rule):
                yield from _written(file, path, part, language)
            for key, name, want, read in names_in(part):
                yield Example(file, (*path, *key), name, read, want)


def _written(file: str, path: Path, rule: Rule, language: Language) -> Iterator[Example]:
    for key, accepted in (("examples", True), ("refused", False)):
        for number, line in enumerate(getattr(rule, key)):
            spoken = _SPOKEN.match(line)
            own = spoken[1] if spoken and spoken[1] in languages() else None
            text, _, want = (line[4:] if own else line).partition(" = ")
            read = partial(READERS[type(rule)], rule, text, own or language)
            yield Example(file, (*path, key, number), text, read, want, accepted)
