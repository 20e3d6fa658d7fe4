"""Gold annotations: what a person found in a fact sheet. `NAME.gold.json` lies beside `NAME.pdf`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


class GoldModel(BaseModel):
    """The base: what is not measured is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldPartner(GoldModel):
    """Whose cooperation it is."""

    name: str
    code: str | None = None


class GoldSection(GoldModel):
    """A heading and the text below it."""

    heading: str | None
    text: str = ""


class GoldAmount(GoldModel):
    """An amount; `period` is `first/last`, each a year, month or day."""

    text: str
    currency: str | None = None
    value: Decimal
    max: Decimal | None = None
    flow: str = "other"
    qualifier: str = "exact"
    period: str | None = None


class GoldCountry(GoldModel):
    """A mention, or a country with its strongest role."""

    code: str
    role: str = "mentioned"


class GoldName(GoldModel):
    """A region or an organisation."""

    name: str


class GoldDate(GoldModel):
    """A date or a duration."""

    start: str | None = None
    end: str | None = None
    duration: str | None = None


class GoldProject(GoldModel):
    """A project."""

    title: str
    countries: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    currency: str | None = None
    amount: Decimal | None = None
    start: str | None = None
    end: str | None = None
    duration: str | None = None


class GoldLink(GoldModel):
    """A hyperlink."""

    uri: str


class GoldTable(GoldModel):
    """A table with its header as the first row."""

    title: str | None = None
    rows: tuple[tuple[str | None, ...], ...] = ()


class GoldChart(GoldModel):
    """A chart: series by name, values by label."""

    title: str | None = None
    series: dict[str, dict[str, Decimal]] = Field(default_factory=dict)


class Gold(GoldModel):
    """All that a person found in one document."""

    id: str
    file: str
    language: str
    title: str | None
    partner: GoldPartner | None = None
    published: str | None = None
    scanned: bool = False
    sections: tuple[GoldSection, ...] = ()
    amounts: tuple[GoldAmount, ...] = ()
    country_mentions: tuple[GoldCountry, ...] = ()
    countries: tuple[GoldCountry, ...] = ()
    regions: tuple[GoldName, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    organisations: tuple[GoldName, ...] = ()
    facts: dict[str, int | str | tuple[int | str, ...]] = Field(default_factory=dict)
    projects: tuple[GoldProject, ...] = ()
    contacts: dict[str, str | tuple[str, ...] | None] = Field(default_factory=dict)
    links: tuple[GoldLink, ...] = ()
    tables: tuple[GoldTable, ...] = ()
    charts: tuple[GoldChart, ...] = ()


def load_gold(folder: Path) -> tuple[Gold, ...]:
    """Return the gold annotations in a folder, by file name; `SourceError` for one that is broken."""
    return tuple(_load(file) for file in sorted(folder.glob("*.gold.json")))


def _load(file: Path) -> Gold:
    try:
        return Gold.model_validate_json(file.read_bytes())
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise SourceError(f"{file}: {place}: {error.errors()[0]['msg']}. Correct the gold file.") from error
