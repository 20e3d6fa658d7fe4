"""The report on one partner or the whole archive: a page in which each figure leads to its explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.showing.page import render
from extract.showing.report import svg, timeline, told
from extract.showing.report.accounts import accounts
from extract.showing.report.editions import pairs
from extract.showing.report.entries import appendix
from extract.showing.report.figures import sum_of
from extract.showing.report.kinds import KINDS, kind_of
from extract.showing.report.overview import overview
from extract.showing.report.places import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from extract.sources import Archive
    from extract.warehouse.reporting import Report, Work

__all__ = ["report_page"]

WIDTHS = {"wide": 1060, "middle": 640, "narrow": 320}  # pixels: on desks, on paper and tablets, on telephones


def report_page(report: Report, *, archive: Archive | None) -> str:
    """Return the page; pieces of pages come from `archive`, none if it is None.

    Self-contained: charts are drawings in the page, pictures are inside, there is no script and no address
    of another place.
    """
    shown = timeline.shown_works(report.works)
    return render(
        "report.html.j2",
        report=report,
        overview=overview(report),
        accounts=accounts(report),
        kinds=tuple(KINDS.values()),
        places=places(report),
        timelines=_timelines(shown, partners=report.partner is None),
        undrawn=len(report.works) - len(shown),
        pairs=pairs(report),
        appendix=appendix(report, archive),
        pictures=archive is not None,
        told=told,
        kind_of=kind_of,
        sum_of=sum_of,
    )


def _timelines(shown: Sequence[Work], *, partners: bool) -> tuple[tuple[str, Markup], ...]:
    if not shown:
        return ()
    said = "; ".join(map(told.work, shown))
    return tuple(
        (
            name,
            svg.drawn(
                timeline.chart_of(shown, width=width, partners=partners),
                name=f"timeline-{name}",
                title="Projects along the years",
                told=said,
            ),
        )
        for name, width in WIDTHS.items()
    )
