"""All that was read becomes one fact sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.models import FactSheet
from extract.records.accounting import account
from extract.records.contacts import contacts
from extract.records.contributions import contributions
from extract.records.facts import facts
from extract.records.giving.givers import Givers
from extract.records.issues import noticed, ocr_of, text_layer
from extract.records.key_figures import key_figures
from extract.records.left_out import characters, furniture
from extract.records.links import links
from extract.records.missing import missing
from extract.records.ocr import as_read_by_ocr
from extract.records.pieces import pieces
from extract.records.projects import projects, with_projects
from extract.records.said import Said
from extract.records.tracing import distinct
from extract.records.values import values

if TYPE_CHECKING:
    from extract.records.reading import Reading


def assemble(reading: Reading) -> FactSheet:
    """Turn what the stages read into records, and what they noticed into issues."""
    parts = pieces(reading)
    document = reading.source.sha256
    found = values(reading.units, parts.anchors)
    said = Said(document, parts.sections, parts.passages, found, parts.cells, reading.identity.publisher)
    led = links(reading.pdf, reading.units, parts.anchors)
    works = () if reading.foreign else projects(said, parts.tables, led)
    amounts = with_projects(found.amounts, works)
    stated = () if reading.foreign else facts(said, works)
    givers = Givers(said, reading.identity.partner)
    given = (
        ()
        if reading.foreign
        else contributions(givers, parts, amounts, reading.language, reading.identity.published)
    )
    lacking = missing(document, reading.identity, parts.sections, works, given, stated)
    accounting, unclaimed = account(reading)
    sheet = FactSheet(
        source=reading.source.model_copy(update={"text_layer": text_layer(reading.pdf)}),
        extraction=reading.extraction.model_copy(
            update={
                "accounting": accounting,
                "characters": characters(reading.pdf, reading.layout),
                "ocr": ocr_of(reading.pdf),
            }
        ),
        title=reading.identity.title,
        language=reading.language,
        partner=reading.identity.partner,
        published=reading.identity.published,
        publisher=reading.identity.publisher,
        sections=parts.sections,
        amounts=amounts,
        countries=found.countries,
        regions=found.regions,
        dates=found.dates,
        organisations=found.organisations,
        contributions=given,
        projects=works,
        facts=stated,
        key_figures=() if reading.foreign else key_figures(said, amounts, stated),
        contacts=contacts(said),
        links=led,
        tables=parts.tables,
        charts=parts.charts,
        furniture=furniture(document, reading.layout),
        issues=distinct((*noticed(reading, parts), *unclaimed, *lacking)),
    )
    return as_read_by_ocr(sheet, reading.pdf)
