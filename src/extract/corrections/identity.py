"""What a document says of itself, corrected: title, language, publisher, partner, date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from extract.corrections.carrying import change
from extract.corrections.sheets import identity, updated
from extract.models import Partner, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.corrections.codes import Codes
    from extract.models import Change, CountryRole, FactSheet

REVIEWED = "review.corrected"


def with_partners(sheet: FactSheet, before: FactSheet) -> FactSheet:
    """Return the sheet with mentions of countries as befits its partner, if that has changed."""
    then, now = (one.partner.code if one.partner else None for one in (before, sheet))
    for country in sheet.countries if then != now else ():
        role = _role(country.code, country.role, now)
        if role != country.role:
            sheet = updated(sheet, "country", country.id, role=role)
    return sheet


def _role(code: str, role: CountryRole, partner: str | None) -> CountryRole:
    if code == partner:
        return "partner"
    return "mentioned" if role == "partner" else role


def changes_between(before: FactSheet, now: FactSheet) -> Iterator[Change]:
    """Yield what has changed in the document's own fields, and in its mentions of countries."""
    old, new = identity(before), identity(now)
    for field in type(old).model_fields:
        if getattr(old, field) != getattr(new, field):
            yield change("document", old, field, getattr(new, field))
    for then, country in zip(before.countries, now.countries, strict=True):
        if then.role != country.role:
            yield change("country", then, "role", country.role)


def with_identity(sheet: FactSheet, field: str, value: Any, codes: Codes) -> FactSheet:
    """Return the sheet with another field of the document."""
    match field:
        case "published":
            return sheet.model_copy(update={"published": value and _published(value)})
        case "partner_code":
            return sheet.model_copy(update={"partner": _coded(sheet.partner, value, codes)})
        case "partner_name" | "partner_kind":
            name = field.removeprefix("partner_")
            told = sheet.partner or Partner(name=str(value), code=None, kind="country", rule=REVIEWED)
            return sheet.model_copy(
                update={"partner": told.model_copy(update={name: value, "rule": REVIEWED})}
            )
    return sheet.model_copy(update={field: value})


def _coded(before: Partner | None, code: str | None, codes: Codes) -> Partner | None:
    """Return the partner that bears a code, by the name that the lists give it."""
    if code is None:
        return None
    name, kind = codes.bodies.get(code) or (codes.countries[code], "country")
    return Partner(name=name, code=code, kind=kind, rule=REVIEWED, spans=before.spans if before else ())


def _published(value: str) -> Published:
    """Return the date `2023`, `2023-07` or `2023-07-14` with its first and last day."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    last = day or monthrange(year, month or 12)[1]
    return Published(
        value=value,
        start=date(year, month or 1, day or 1),
        end=date(year, month or 12, last),
        text=value,
        rule=REVIEWED,
    )
