"""What the amounts of a table are: by row, column, unit line, title and section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.entities.values import Context
from tests.entities.money.told import one

if TYPE_CHECKING:
    from extract.models import Language

ROWS: list[tuple[Language, str, str, str, str, str]] = [  # head and unit, row, first head, section, flow
    ("en", "Assessed contribution\nUS$ million", "Nord", "", "Funding", "assessed"),
    ("en", "Voluntary\nUS$ million", "Nord", "", "Funding", "voluntary"),
    ("en", "RBSA\nUS$ million", "Nord", "", "Funding", "core_voluntary"),
    ("en", "2021\nUS$ million", "Membership dues", "", "Funding", "assessed"),
    ("en", "2021\nUS$ million", "Core contributions", "", "Funding", "core_voluntary"),
    ("en", "2021\nUS$ million", "of which unearmarked", "", "Funding", "core_voluntary"),
    ("en", "2021\nUS$ million", "Earmarked", "", "Funding", "voluntary"),
    ("en", "2021\nUS$ million", "Ministry of Labour", "", "Funding", "voluntary"),
    ("en", "Budget (US$)", "Roads", "Project", "Funding", "project"),
    ("en", "US$ million\nPortfolio of projects", "Roads", "", "Funding", "project"),
    ("en", "Budget\nUS$", "Tools", "", "Skills for masons in Malawi", "project"),
    ("en", "Price\nUS$", "Cement", "", "Skills for masons in Malawi", "other"),
    ("en", "Monthly wage\nUS$", "Masons", "", "Skills for masons in Malawi", "other"),
    ("en", "2021\nUS$\nWages of masons", "Masons", "", "Skills for masons in Malawi", "other"),
    ("en", "ODA\nUS$ million", "Norland", "", "Aid", "other"),
    ("en", "US$ million\nOfficial development assistance", "2021", "", "Aid", "other"),
    ("en", "GDP\nUS$ million", "Norland", "", "At a glance", "other"),
    ("en", "2021\nUS$ million", "Total (assessed and voluntary)", "", "Funding", "other"),
    ("en", "Total\nUS$ million\nAssessed and voluntary contributions", "2021", "", "Funding", "other"),
    ("en", "Total\nUS$ million\nVoluntary contributions", "2021", "", "Funding", "voluntary"),
    ("fr", "Contribution fixée\nen milliers de dollars", "Nord", "", "Financement", "assessed"),
    ("fr", "Contributions volontaires\nen millions d'euros", "Nord", "", "Financement", "voluntary"),
    ("fr", "CSBO\nen millions d'euros", "Nord", "", "Financement", "core_voluntary"),
    ("fr", "2021\nen millions d'euros", "Ressources non affectées", "", "Financement", "core_voluntary"),
    ("fr", "Budget (euros)", "Routes", "Projet", "Financement", "project"),
    ("fr", "Prix\neuros", "Ciment", "", "Routes au Bénin", "other"),
    ("fr", "Salaire (euros)", "Maçons", "", "Routes au Bénin", "other"),
    ("fr", "2021\nmillions d'euros", "Total (fixées et volontaires)", "", "Financement", "other"),
    ("es", "Cuota\nmiles de dólares", "Nord", "", "Aportes", "assessed"),
    ("es", "Aportes voluntarios\nmillones de euros", "Nord", "", "Aportes", "voluntary"),
    ("es", "CSPO\nmillones de euros", "Nord", "", "Aportes", "core_voluntary"),
    ("es", "2021\nmillones de euros", "Fondos no asignados", "", "Aportes", "core_voluntary"),
    ("es", "Presupuesto (euros)", "Caminos", "Proyecto", "Aportes", "project"),
    ("es", "Precio\neuros", "Cemento", "", "Oficios en Honduras", "other"),
    ("es", "Salario (euros)", "Albañiles", "", "Oficios en Honduras", "other"),
    ("es", "2021\nmillones de euros", "Total (cuotas y aportes voluntarios)", "", "Aportes", "other"),
]


@pytest.mark.parametrize(("language", "head", "row", "corner", "section", "want"), ROWS)
def test_flows_of_cells(
    language: Language, head: str, row: str, corner: str, section: str, want: str
) -> None:
    cell = "5.2" if language == "en" else "5,2"
    context = Context(language, cell_head=head, row_head=row, header_cells=(corner, "…"), heading=section)
    assert one(cell, context).flow == want
