"""One line of a file of rates: what may stand in it, and the rate that comes of it.

EUR,2021,1.1827,…                       the mean of a year, valid from its first to its last day
EUR,2021-07,1.1822,…                    likewise of a month
EUR,2021-07-14,1.1799,…                 the rate of a day, valid until the next one, at most 31 days
EUR,2021-01-01/2021-06-30,1.2053,…      of any days
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

COLUMNS = ("currency", "date", "usd_per_unit", "units_per_usd", "source")
DECIMALS = 12  # of `exchange_rates.usd_per_unit`
EXACT = Decimal(1).scaleb(-DECIMALS)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NUMBER = re.compile(r"\d{1,20}(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency was worth in US dollars, from `first` to `last` day."""

    currency: str
    first: date
    last: date
    usd_per_unit: Decimal
    source: str
    loaded: datetime  # UTC, without zone


@dataclass(frozen=True, slots=True)
class Days:
    """The days for which a line speaks; `one` if it is a single day, whose rate holds on."""

    first: date
    last: date
    one: bool = False


def _days(written: object) -> Days:
    """Read `2021`, `2021-07`, `2021-07-14` or two of them with a slash between."""
    start, slash, end = str(written).strip().partition("/")
    first, last = _day(start, last=False), _day(end if slash else start, last=True)
    if last < first:
        raise ValueError(f"{written} ends before it begins")
    return Days(first, last, one=not slash and first == last)


def _day(written: str, *, last: bool) -> date:
    found = _DATE.fullmatch(written)
    if not found:
        raise ValueError(
            f"must be a year, a month, a day or an interval, such as 2021, 2021-07, 2021-07-14 or "
            f"2021-01-01/2021-06-30, not '{written}'"
        )
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        month = month or (12 if last else 1)
        return date(year or 0, month, day or (calendar.monthrange(year or 0, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"{written} is no date of the calendar") from None


def _number(written: object) -> Decimal | None:
    """Read `1.1827`; nothing in an empty cell."""
    text = str(written or "").strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError(
            f"must be a number such as 0.0942, with a point and without spaces or signs, not '{text}'"
        )
    number = Decimal(text)
    if not number:
        raise ValueError("must be more than 0")
    return number


def _not_finer(number: Decimal | None) -> Decimal | None:
    if number is not None and number != round(number, DECIMALS):
        raise ValueError(f"has more than {DECIMALS} decimals: {number}")
    return number


def _known(code: str) -> str:
    from extract.warehouse.reference import currency_codes

    if code not in currency_codes():
        raise ValueError(f"must be an ISO 4217 code such as EUR, not '{code}'")
    return code


def _plain(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment


class Line(BaseModel):
    """The cells of a line; `loaded` stands only in the file that the program keeps."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True
    )

    currency: Annotated[str, AfterValidator(_known)]
    days: Annotated[Days, BeforeValidator(_days)] = Field(alias="date")
    usd_per_unit: Annotated[Decimal | None, AfterValidator(_not_finer), BeforeValidator(_number)] = None
    units_per_usd: Annotated[Decimal | None, BeforeValidator(_number)] = None
    source: Annotated[str, Field(min_length=1)]
    loaded: Annotated[datetime | None, AfterValidator(_plain)] = None

    @model_validator(mode="after")
    def _one_rate(self) -> Self:
        if (self.usd_per_unit is None) == (self.units_per_usd is None):
            raise ValueError("one of usd_per_unit and units_per_usd must be given, and only one")
        if not self.rate:
            raise ValueError(f"the rate is less than {EXACT:f}, the least that can be kept")
        if self.currency == "USD" and self.rate != 1:
            raise ValueError("a US dollar is worth 1 US dollar")
        return self

    @property
    def rate(self) -> Decimal:
        """US dollars for one unit; units for a dollar are inverted, and rounded to 12 decimals."""
        if self.usd_per_unit is not None:
            return self.usd_per_unit
        with localcontext(prec=60):
            return (1 / (self.units_per_usd or Decimal(1))).quantize(EXACT, rounding=ROUND_HALF_EVEN)
