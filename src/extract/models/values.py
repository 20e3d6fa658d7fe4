"""What the text says: amounts, countries, regions, dates and organisations, each where it stands."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from extract.models.base import (
    CountryCode,
    CurrencyCode,
    Duration,
    Flow,
    Money,
    OcrConfidence,
    Placed,
    Qualifier,
    Traced,
)

CountryRole = Literal["partner", "recipient", "mentioned"]
DateKind = Literal["day", "month", "year", "range", "duration"]
OrganisationKind = Literal["government", "agency", "un", "ngo", "company", "other"]


class Amount(Placed):
    """Money, and only money."""

    currency: CurrencyCode | None = Field(description="ISO 4217; null if it cannot be known")
    value: Money = Field(description="in units of the currency; the lower end of a range")
    value_max: Money | None = Field(None, description="the upper end of a range")
    qualifier: Qualifier = "exact"
    flow: Flow = "other"
    per: Literal["year", "month", "day"] | None = Field(None, description="'a year', 'par mois'")
    period_start: date | None = Field(
        None, description="first day that the amount covers, where the text says so"
    )
    period_end: date | None = None
    project_id: str | None = None
    ocr_confidence: OcrConfidence = None


class Country(Placed):
    """A mention of a country."""

    code: CountryCode = Field(description="ISO 3166-1 alpha-3; Kosovo is XKX")
    name: str = Field(description="English short name")
    role: CountryRole = "mentioned"
    demonym: bool = Field(default=False, description="true for 'Korean'")
    at_work: bool = Field(
        default=False, description="true where the words place work or money there, the partner's too"
    )


class Region(Placed):
    """A mention of a region or a group of countries."""

    name: str = Field(description="as the rule data lists it: 'ASEAN', 'Sub-Saharan Africa'")
    m49: str | None = Field(None, description="UN M49 code where it has one")


class Date(Traced):
    """A date, a period or a duration; its offsets are `start_char` and `end_char`, as `start` is a day."""

    start_char: int = Field(ge=0)
    end_char: int = Field(ge=0)
    kind: DateKind
    start: date | None = Field(None, description="first day; null is open")
    end: date | None = Field(None, description="last day; null is open")
    duration: Duration | None = Field(None, description="ISO 8601: P26M")


class Organisation(Placed):
    """A mention of an organisation."""

    name: str = Field(description="the acronym if the document prints it, else the printed name")
    kind: OrganisationKind
