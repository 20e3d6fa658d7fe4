"""Whether the rules can be used, and do what their examples say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.errors import RuleDataError
from extract.language import NO_STOP_WORDS, has_stop_words
from extract.rulebook.examples import examples
from extract.rulebook.files import MODELS
from extract.rules import in_force, language_rules, load
from extract.rules.loader import LANGUAGES, built_in_file, own_file
from extract.rules.merging import REMOVE
from extract.rules.overlay import ENDING, built_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.rulebook.examples import Example
    from extract.rules.rulefile import RuleFile

EXAMPLES = ("examples", "refused")
FOLLOWS = "If this is what you want, take the example away under [remove] in"


@dataclass(frozen=True, slots=True)
class Report:
    """How much was found good: in the user's folder, or without one in the built-in rules."""

    files: int
    entries: int
    examples: int
    run: int  # examples of all rules together, and names that are read back


def check() -> Report:
    """Read all rule files, the user's laid over, and run the examples of each rule.

    Raises `RuleDataError` with all that is wrong: one error first, its `others` behind it.
    """
    _raise(_errors_in(LANGUAGES))
    _raise(_unspoken())
    _raise(error for file in MODELS for error in _errors_in(file))
    held = list(examples())
    _raise(_failed(one, problem) for one in held if (problem := one.problem))
    files = [file for file, _ in in_force().files] or built_in()
    contents = [_written(file).content for file in files]
    return Report(len(files), sum(map(_entries, contents)), sum(map(_examples, contents)), len(held))


def _written(file: str) -> RuleFile:
    """Return the user's file, or where there is no folder the built-in one."""
    return own_file(file) or built_in_file(file)


def _raise(errors: Iterable[RuleDataError]) -> None:
    found = list(errors)
    if found:
        raise RuleDataError.all_of(found)


def _errors_in(file: str) -> tuple[RuleDataError, ...]:
    try:
        load(file, MODELS[file])
    except RuleDataError as error:
        return error, *error.others
    return ()


def _unspoken() -> Iterator[RuleDataError]:
    """Yield an error for each language that cannot be told from others."""
    rules = language_rules()
    for key, codes in (("languages", rules.languages), ("others", rules.others), ("further", rules.further)):
        for number, code in enumerate(codes):
            if not has_stop_words(code):
                yield _written(LANGUAGES + ENDING).error((key, number), NO_STOP_WORDS)


def _failed(example: Example, problem: str) -> RuleDataError:
    """Return the error at the example's line, in the user's file if it stands there."""
    file = example.file + ENDING
    written = _written(file)
    if written.holds(example.path):
        return written.error(example.path, problem)
    told = f"{problem}. {FOLLOWS} {written.name}"
    return built_in_file(file).error_beside(example.text, example.path, told)


def _entries(content: Any) -> int:
    """Count what a file adds or changes: entries, words and values, not its examples."""
    if isinstance(content, dict):
        return sum(_entries(value) for key, value in content.items() if key not in (*EXAMPLES, REMOVE))
    return len(content) if isinstance(content, list) else 1


def _examples(content: Any) -> int:
    """Count the examples that stand in a file."""
    if isinstance(content, list):
        return sum(map(_examples, content))
    if not isinstance(content, dict):
        return 0
    kept = ((key, value) for key, value in content.items() if key != REMOVE)
    return sum(len(value) if key in EXAMPLES else _examples(value) for key, value in kept)
