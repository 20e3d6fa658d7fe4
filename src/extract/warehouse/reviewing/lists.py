"""What fields of forms choose from: countries, currencies and regions by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COUNTRIES = "SELECT code, name_en FROM countries ORDER BY name_en"
CURRENCIES = """
SELECT code, name_en FROM currencies
ORDER BY (SELECT count(*) FROM amounts a WHERE a.currency = currencies.code) DESC, code
"""
REGIONS = "SELECT name FROM regions ORDER BY name"


@dataclass(frozen=True, slots=True)
class PickLists:
    """Codes with their names; currencies that documents name most often come first."""

    countries: Mapping[str, str]
    currencies: Mapping[str, str]
    regions: tuple[str, ...]


def pick_lists(path: Path) -> PickLists:
    """Return the lists of the file at `path`."""
    with reading(path) as connection:
        return PickLists(
            dict(connection.execute(COUNTRIES).fetchall()),
            dict(connection.execute(CURRENCIES).fetchall()),
            tuple(name for (name,) in connection.execute(REGIONS).fetchall()),
        )
