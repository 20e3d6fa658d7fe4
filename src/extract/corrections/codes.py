"""The codes and names that values must be known by: countries, currencies, regions, listed bodies."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.errors import CorrectionError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from extract.models import RecordKind
    from extract.models.document import PartnerKind

    Body = tuple[str, PartnerKind]


@dataclass(frozen=True, slots=True)
class Codes:
    """Countries with their names (by alpha-3), currencies (ISO 4217), regions with M49, and listed bodies."""

    countries: Mapping[str, str]
    currencies: Collection[str]
    regions: Mapping[str, str | None]
    bodies: Mapping[str, Body] = field(default_factory=dict)

    def check(self, kind: RecordKind, name: str, value: object) -> None:
        """Raise `CorrectionError` if `value` of the field `name` is a code or a name in no list."""
        known: Collection[str]
        match kind, name:
            case _, "currency":
                known, what = self.currencies, "currency of ISO 4217"
            case ("country", "code") | ("project", "countries"):
                known, what = self.countries, "country of ISO 3166-1 (alpha-3)"
            case ("document", "partner_code"):
                known, what = (*self.countries, *self.bodies), "country (alpha-3) nor a listed body"
            case ("region", "name"):
                known, what = self.regions, "region in the rules"
            case _:
                return
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and one not in known:
                raise CorrectionError(f"{name}: {one!r} is no {what}.")


@cache
def known_codes() -> Codes:
    """Return what the libraries and the rules in force know."""
    import pycountry
    from babel import Locale

    from extract.entities.currencies import currency_rules
    from extract.entities.places.rules import region_rules
    from extract.entities.places.standard_names import short_names
    from extract.identity.rules import identity_rules

    iso = {currency.alpha_3 for currency in pycountry.currencies}
    return Codes(
        countries=short_names(),
        currencies=frozenset(iso | {*Locale("en").currencies} | currency_rules().codes),
        regions={region.name: region.m49 for region in region_rules().region},
        bodies={body.code: (body.name, body.kind) for body in identity_rules().body if body.code},
    )
