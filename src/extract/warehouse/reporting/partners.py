"""Which partner a user means: `KOR`, `kr`, `Republic of Korea`, `Corée du Sud`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from extract.errors import UnknownPartner
from extract.warehouse.reporting import sql
from extract.warehouse.reporting.read import asked, reading
from extract.warehouse.reporting.types import Who

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

NEAREST = 3
ALL = 'All partners: factsheets query "SELECT DISTINCT partner_code, partner_name FROM documents"'


@dataclass(frozen=True, slots=True)
class Named:
    """A partner or a country with all its codes and names."""

    who: Who
    told: tuple[str, ...]


def find_partner(path: Path, given: str) -> Who:
    """Return the partner whose code or name (English, French, Spanish) is `given`.

    Case and accents do not count. `UnknownPartner` says which partners of the archive have the nearest names.
    """
    with reading(path) as connection:
        partners = [_named(row) for row in asked(connection, sql.PARTNERS)]
        countries = [_named(row) for row in asked(connection, sql.COUNTRIES)]
    found = _called(partners, given)
    if found is None:
        raise _unknown(given, partners, _called(countries, given))
    return found.who


def _named(row: dict[str, object]) -> Named:
    told = row["told"]
    assert isinstance(told, list)
    return Named(Who(str(row["key"]), str(row["name"])), tuple(str(name) for name in told if name))


def _called(among: Iterable[Named], given: str) -> Named | None:
    return next((named for named in among if folded(given) in map(folded, named.told)), None)


def _unknown(given: str, partners: Sequence[Named], country: Named | None) -> UnknownPartner:
    what = f"No document about {country.who.name} ({country.who.key})" if country else f"No partner '{given}'"
    near = nearest(given, partners)
    hint = f" Nearest names: {'; '.join(f'{who.name} ({who.key})' for who in near)}." if near else ""
    return UnknownPartner(
        f"{what} is in the published database.{hint} {ALL}",
        near=tuple(who.key for who in near),
    )


def nearest(given: str, partners: Iterable[Named]) -> list[Who]:
    """Return the partners of which a name holds `given` or is almost it, nearest first, at most three."""
    names = {folded(name): named.who for named in partners for name in named.told}
    wanted = folded(given)
    holding = [name for name in sorted(names) if len(wanted) > 2 and wanted in name]
    alike = get_close_matches(wanted, names, n=NEAREST, cutoff=0.6)
    return list(dict.fromkeys(names[name] for name in [*holding, *alike]))[:NEAREST]


def folded(name: str) -> str:
    """Return a name without case, accents and doubled blanks."""
    apart = unicodedata.normalize("NFKD", name)
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).casefold().split())
