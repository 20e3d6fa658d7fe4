"""The root of all errors, and what is wrong with what a user has written down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class FactSheetsError(Exception):
    """The root of all errors that this project raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def messages(self) -> tuple[str, ...]:
        """All that there is to say, one sentence each."""
        return (self.message,)


class SettingsError(FactSheetsError):
    """Settings have values that cannot be used; `problems` name them all."""

    def __init__(self, *problems: str) -> None:
        super().__init__(problems[0])
        self.problems = problems

    @property
    def messages(self) -> tuple[str, ...]:
        """All that is wrong."""
        return self.problems


class RuleDataError(FactSheetsError):
    """A rule file cannot be used; `file`, `line` and `key` say where. `others` are wrong in the same way."""

    def __init__(
        self,
        message: str,
        *,
        file: str,
        key: str = "",
        line: int | None = None,
        others: tuple[RuleDataError, ...] = (),
    ) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {key + ': ' if key else ''}{message}")
        self.file = file
        self.key = key
        self.line = line
        self.others = others
        self._told = message

    @property
    def messages(self) -> tuple[str, ...]:
        """All that is wrong."""
        return (self.message, *(other.message for other in self.others))

    def __reduce__(self) -> tuple[partial[RuleDataError], tuple[str]]:
        """Cross process borders whole."""
        made = partial(type(self), file=self.file, key=self.key, line=self.line, others=self.others)
        return made, (self._told,)

    @classmethod
    def all_of(cls, errors: Sequence[RuleDataError]) -> RuleDataError:
        """Return the first of `errors`, with the others behind it."""
        first, *others = errors
        first.others = tuple(others)
        return first


class RatesError(FactSheetsError):
    """A file of exchange rates cannot be used; `problems` say why, line by line."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__(f"{path}: {problems[0]}.")
        self.path = path
        self.problems = tuple(problems)

    @property
    def messages(self) -> tuple[str, ...]:
        """All that is wrong, and that nothing was changed."""
        told = (f"{self.path}: {problem}." for problem in self.problems)
        return (*told, f"{self.path}: no rate was taken. Correct the file and load it again.")
