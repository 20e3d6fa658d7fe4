"""Periods that run backwards, and durations that do not fit their period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.verdicts import comparison
from extract.records import About, issue
from extract.records.durations import months, months_between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from extract.models import Comparison, FactSheet, Issue, Project, Span, Verdict

MONTH, YEAR = 1.0, 12.0  # tolerance where days or months are printed, and where only years are


def inverted(sheet: FactSheet) -> Iterator[Issue]:
    """Report each date, amount and project whose last day comes before its first."""
    for kind, key, text, start, end, spans in _periods(sheet):
        if start and end and end < start:
            told = f"{text!r}: the period ends on {end}, before it begins on {start}."
            field = "period_end" if kind == "amount" else "end"
            yield issue(sheet.source.sha256, "period_inverted", told, About(kind, key, field, spans))


def _periods(
    sheet: FactSheet,
) -> Iterator[tuple[str, str, str, date | None, date | None, tuple[Span, ...]]]:
    for found in sheet.dates:
        yield "date", found.id, found.text, found.start, found.end, found.spans
    dated = {(d.start, d.end) for d in sheet.dates}  # an amount's period that is a date is told there
    for amount in sheet.amounts:
        if (amount.period_start, amount.period_end) not in dated:
            yield "amount", amount.id, amount.text, amount.period_start, amount.period_end, amount.spans
    for project in sheet.projects:
        if (project.start, project.end) not in dated:
            yield "project", project.id, project.title, project.start, project.end, project.spans


def lasting(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare each project's stated duration with the time between its stated first and last day."""
    for project in sheet.projects:
        if not (project.start and project.end and project.duration) or project.end < project.start:
            continue
        stated = months(project.duration)
        between = months_between(project.start, project.end)
        apart = abs(stated - between)
        verdict: Verdict = "contradicts" if apart > _tolerance(project.start, project.end) else "agrees"
        told = (
            f"{project.title!r}: from {project.start} to {project.end} it is {between:.0f} months, "
            f"stated {stated:g}; difference {apart:.0f}."
        )
        about = About("project", project.id, "duration", (*project.spans, *_stated_spans(sheet, project)))
        yield comparison(sheet.source.sha256, "project_period", verdict, told, about)


def _tolerance(first: date, last: date) -> float:
    """Give years alone the room of a year: 'three years, 2021 to 2024' is no contradiction."""
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return YEAR if whole_years else MONTH


def _stated_spans(sheet: FactSheet, project: Project) -> tuple[Span, ...]:
    """Return the places of the duration, the first and the last day in the project's section."""
    return tuple(
        span
        for found in sheet.dates
        if found.section_id == project.section_id
        and (
            found.duration == project.duration
            or (found.start and found.start == project.start)
            or (found.end and found.end == project.end)
        )
        for span in found.spans
    )
