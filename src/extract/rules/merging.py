"""A user's rules laid over the built-in ones.

What the user takes away goes first; then tables are joined key by key, lists get what the user adds, and
single values are replaced. What the user writes stands before what is built in: so it has the same place in
the whole as in the user's own file, and it counts first where the first one counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from extract.rules.models import RuleModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import BaseModel

Content = dict[str, Any]
Path = tuple[str | int, ...]
REMOVE = "remove"  # the table of what a user takes away, in the shape of the file


def laid_over(base: Content, own: Content, model: type[BaseModel]) -> tuple[Content, list[Path]]:
    """Return the whole of a file's rules, and the places in `own` that take away what is not there."""
    kept, missed = _without(base, own.get(REMOVE, {}), (REMOVE,))
    whole = dict(kept)
    for key, value in own.items():
        if key != REMOVE:
            whole[key] = _joined(kept.get(key), value, _same_entry(model, key))
    return whole, missed


def _same_entry(model: type[BaseModel], key: str) -> Callable[[Any, Any], bool]:
    """Return what tells whether two entries of the list of tables `key` are about the same thing."""
    field = model.model_fields.get(key)
    of = next((arg for arg in get_args(field.annotation) if isinstance(arg, type)), None) if field else None
    if of is None or not issubclass(of, RuleModel):
        return lambda known, own: bool(known == own)
    return lambda known, own: isinstance(own, dict) and of.is_same(known, own)


def _joined(base: Any, own: Any, same: Callable[[Any, Any], bool]) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return base | {key: _joined(base.get(key), value, same) for key, value in own.items()}
    if isinstance(base, list) and isinstance(own, list):
        return _joined_lists(base, own, same)
    return own


def _joined_lists(base: Sequence[Any], own: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[Any]:
    """Put the user's items first, each joined with the built-in one that it is the same as."""
    rest, mine = list(base), []
    for item in own:
        known = next((old for old in rest if same(old, item) or old == item), None)
        if known is not None:
            rest.remove(known)
        mine.append(_joined(known, item, _equal))
    return [*mine, *rest]


def _equal(known: Any, own: Any) -> bool:
    return bool(known == own)


def _without(base: Any, taken: Any, path: Path) -> tuple[Any, list[Path]]:
    """Return `base` without `taken`, and the paths of what it does not hold."""
    if isinstance(base, dict) and isinstance(taken, dict):
        return _without_keys(base, taken, path)
    if isinstance(base, list) and isinstance(taken, list):
        return _without_items(base, taken, path)
    return base, [path]


def _without_keys(base: Content, taken: Content, path: Path) -> tuple[Content, list[Path]]:
    kept, missed = dict(base), []
    for key, value in taken.items():
        if key in base and base[key] == value and not isinstance(value, dict | list):
            del kept[key]
            continue
        kept[key], wrong = _without(base.get(key), value, (*path, key))
        missed += wrong
        if key not in base:
            del kept[key]
    return kept, missed


def _without_items(base: list[Any], taken: list[Any], path: Path) -> tuple[list[Any], list[Path]]:
    kept, missed = base, []
    for place, item in enumerate(taken):
        left = [old for old in kept if not _has(old, item)]
        if len(left) == len(kept):
            missed.append((*path, place))
        kept = left
    return kept, missed


def _has(old: Any, item: Any) -> bool:
    """Tell whether an entry has all that `item` names of it; other items are equal or not."""
    if isinstance(old, dict) and isinstance(item, dict):
        return bool(item) and all(key in old and _holds(old[key], value) for key, value in item.items())
    return bool(old == item)


def _holds(old: Any, value: Any) -> bool:
    if isinstance(old, list) and isinstance(value, list):
        return all(item in old for item in value)
    return bool(old == value)
