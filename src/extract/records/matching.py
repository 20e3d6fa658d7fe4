"""Which row of a table and which section tell of the same work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from extract.models import Amount, Project, ProjectRow

    Same = Callable[[ProjectRow, Project], bool]

_WORD = re.compile(r"[^\W_]+")
_STEM, _SHORT = 5, 3  # letters: 'Formalización' and 'Formalizar' share a stem; 'the', 'des' say nothing
HALF = 0.5


def matched(
    rows: Sequence[ProjectRow], works: Sequence[Project], amounts: Sequence[Amount]
) -> dict[str, str]:
    """Return the id of the project that each row (by id) is about; rows of other works are left out.

    A row is about the one project whose title holds all words of its name ('Roads by hand' and 'Roads by hand
    in Papua New Guinea'), or half of them with a country in common, or that has just its countries, or that
    states the same sum.
    """
    sums = {amount.id: (amount.currency, amount.value) for amount in amounts}

    def same_money(row: ProjectRow, work: Project) -> bool:
        told, paid = ({sums[one] for one in ids if one in sums} for ids in (row.amount_ids, work.amount_ids))
        return not told.isdisjoint(paid)

    found: dict[str, str] = {}
    for is_same in (_says_all, _says_half, _same_countries, same_money):
        for table, group in _by_table(rows):
            taken = {found[row.id] for row in rows if row.table_id == table and row.id in found}
            free = [work for work in works if work.id not in taken]
            found |= dict(_unique([row for row in group if row.id not in found], free, is_same))
    return found


def _by_table(rows: Sequence[ProjectRow]) -> Iterator[tuple[str, list[ProjectRow]]]:
    for table in dict.fromkeys(row.table_id for row in rows):
        yield table, [row for row in rows if row.table_id == table]


def _unique(rows: Iterable[ProjectRow], works: Iterable[Project], is_same: Same) -> Iterator[tuple[str, str]]:
    """Yield the pairs of which neither side has another partner."""
    pairs = [(row.id, work.id) for row in rows for work in works if is_same(row, work)]
    for row, work in pairs:
        if sum(one == row or other == work for one, other in pairs) == 1:
            yield row, work


def _says_all(row: ProjectRow, work: Project) -> bool:
    return _share(row, work) == 1


def _says_half(row: ProjectRow, work: Project) -> bool:
    return _share(row, work) >= HALF and (
        not row.countries or not set(row.countries).isdisjoint(work.countries)
    )


def _same_countries(row: ProjectRow, work: Project) -> bool:
    return bool(row.countries) and set(row.countries) == set(work.countries)


def _share(row: ProjectRow, work: Project) -> float:
    name = _stems(row.title)
    return len(name & _stems(work.title)) / len(name) if name else 0.0


def _stems(title: str) -> frozenset[str]:
    words = [word for word in _WORD.findall(title) if len(word) > _SHORT or word.isupper() or word.isdigit()]
    return frozenset(fold(word)[:_STEM] for word in words or _WORD.findall(title))
