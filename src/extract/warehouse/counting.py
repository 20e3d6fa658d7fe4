"""Which contributions add up over documents: no sum beside its parts, no days twice for one kind and giver.

Within a document the records say it (`aggregation`); between documents, the one with the later date speaks.
Only documents of one partner can state the same money, so only the partners of a batch are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from extract.entities.organisations.rules import known_organisations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection


PARTNER = "coalesce(d.partner_code, d.partner_name, d.sha256)"
PARTNERS = f"SELECT DISTINCT {PARTNER} FROM documents d WHERE d.sha256 IN (SELECT unnest(?))"  # noqa: S608
CLAIMS = f"""
SELECT c.id, c.document, {PARTNER} AS partner, c.kind,
       d.publisher, c.provider, c.period_start, c.period_end, d.published_start, d.published_end
FROM stated_contributions c
JOIN documents d ON d.sha256 = c.document
WHERE c.aggregation = 'total' AND d.state = 'loaded' AND d.is_current IS NOT false
  AND {PARTNER} IN (SELECT unnest(?))
ORDER BY partner, kind, d.published_end DESC NULLS LAST, d.published_start DESC NULLS LAST, c.document, c.id
"""  # noqa: S608 - our own text
MARK = f"""
UPDATE stated_contributions
SET not_counted = told.why, counted = told.why IS NULL, covered_by = told.covered_by
FROM (
    SELECT c.id, o.covered_by,
           CASE WHEN d.is_current IS false THEN 'older_edition'
                WHEN c.aggregation <> 'total' THEN c.aggregation
                WHEN o.id IS NOT NULL THEN 'overlaps' END AS why
    FROM stated_contributions c
    JOIN documents d ON d.sha256 = c.document
    LEFT JOIN (SELECT unnest($2::VARCHAR[]) AS id, unnest($3::VARCHAR[]) AS covered_by) o ON o.id = c.id
    WHERE {PARTNER} IN (SELECT unnest($1))
) told
WHERE stated_contributions.id = told.id
  AND (stated_contributions.not_counted, stated_contributions.counted, stated_contributions.covered_by)
      IS DISTINCT FROM (told.why, told.why IS NULL, told.covered_by)
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Claim:
    """A total that a document states; `group` is its partner and kind, days may be open."""

    id: str
    document: str
    group: tuple[str, str]
    publisher: str | None
    provider: str | None
    start: date | None
    end: date | None

    def may_be(self, other: Claim) -> bool:
        """Tell whether both may state the same money, in two documents."""
        return (
            self.document != other.document
            and self.group == other.group
            and _may_agree(_maker(self.publisher), _maker(other.publisher))
            and _may_agree(self.provider, other.provider)
            and self._meets(other)
        )

    def _meets(self, other: Claim) -> bool:
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (
            self.end or date.max
        )


def overlapping(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Return the claims that must not be added, each with the one that speaks for its days.

    Of two that may state the same money, the earlier in `claims` is kept.
    """
    found: dict[str, str] = {}
    for _, some in groupby(claims, key=lambda claim: claim.group):
        kept: list[Claim] = []
        for claim in some:
            rival = next((one for one in kept if claim.may_be(one)), None)
            if rival:
                found[claim.id] = rival.id
            else:
                kept.append(claim)
    return found


def partners(connection: DuckDBPyConnection, sha256s: Collection[str]) -> frozenset[str]:
    """Return what stands for the partners of these documents: a code, a name, or the document itself."""
    return frozenset(row[0] for row in connection.execute(PARTNERS, [sorted(sha256s)]).fetchall())


def refresh(connection: DuckDBPyConnection, partners: Collection[str]) -> None:
    """Mark which contributions of these partners are counted, and why others are not."""
    some = sorted(partners)
    covered = overlapping(_claims(connection.execute(CLAIMS, [some]).fetchall()))
    connection.execute(MARK, [some, [*covered], [*covered.values()]])


def _claims(rows: Iterable[Sequence[str | date | None]]) -> Iterable[Claim]:
    for one, document, partner, kind, publisher, provider, start, end, *_ in rows:
        yield Claim(one, document, (partner, kind), publisher, provider, start, end)  # type: ignore[arg-type]


def _may_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _maker(publisher: str | None) -> str | None:
    """Return one name for a publisher that is known under several, such as `Organisation mondiale …`."""
    return publisher and _first_names().get(publisher.casefold(), publisher.casefold())


@cache
def _first_names() -> Mapping[str, str]:
    return {name.casefold(): known.names[0] for known in known_organisations() for name in known.names}
