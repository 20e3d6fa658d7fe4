"""Each part of what a rule file holds, with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.rules import ByLanguage, RuleModel, languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language
    from extract.rules.merging import Path

FIRST = "en"  # the language of what stands under none


def parts_of(
    value: object, path: Path = (), language: Language = FIRST
) -> Iterator[tuple[Path, RuleModel, Language]]:
    """Yield each table in the content of a file, with the language by whose key it stands."""
    if isinstance(value, RuleModel):
        yield path, value, language
    for key, part in _within(value):
        yield from parts_of(part, (*path, key), str(key) if key in languages() else language)


def _within(value: object) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, RuleModel):
        for name, field in type(value).model_fields.items():
            yield field.alias or name, getattr(value, name)
    if isinstance(value, ByLanguage):
        yield from value.items()
    if isinstance(value, tuple):
        yield from enumerate(value)
