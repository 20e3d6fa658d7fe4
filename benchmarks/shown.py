"""The one table of `make bench`: a page by stages, a page by other libraries, starts of programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from benchmarks.bench import BARE, WHOLE
from benchmarks.peers import PEERS, Measured
from benchmarks.start import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.bench import Result

GIVES = {
    BARE: "characters with place, font, colour",
    WHOLE: "words, tables, charts, sections, amounts, …: all records with their places, checked",
}
Row = tuple[str, str, str, str, str]


def table(result: Result) -> Table:
    """Return the table: CPU milliseconds, each held against a line of the same part; peaks in megabytes."""
    shown = Table(title=f"{result.documents} documents, {result.pages} pages", caption=_caption(result))
    shown.add_column("what")
    shown.add_column("gives")
    for head in ("CPU ms", "ratio", "peak MB"):
        shown.add_column(head, justify="right")
    for part in (stages(result), peers(result), starts(result)):
        for row in part:
            shown.add_row(*row, style="bold" if row[0] in {WHOLE, BARE} else "")
        shown.add_section()
    return shown


def stages(result: Result) -> Iterator[Row]:
    """Yield the parts of the pipeline, the whole, and bare pdfplumber, for a page."""
    for name, cost in result.page_ms.items():
        peak = f"{result.peak_mb:.0f}" if name == WHOLE else ""
        yield name, GIVES.get(name, ""), f"{cost:.1f} a page", _by(cost, result.page_ms[BARE], BARE), peak


def peers(result: Result) -> Iterator[Row]:
    """Yield the other libraries, for a page; those passed over with the reason."""
    asked = (peer for peer in PEERS if peer.name in result.peers)
    for peer in asked:
        told = result.peers[peer.name]
        if not isinstance(told, Measured):
            yield peer.name, peer.gives, "", f"passed over: {told}", ""
            continue
        cost = 1000 * told.seconds / result.pages
        ratio = _by(cost, result.page_ms[BARE], BARE)
        yield f"{peer.name} {told.version}", peer.gives, f"{cost:.1f} a page", ratio, f"{told.peak_mb:.0f}"


def starts(result: Result) -> Iterator[Row]:
    """Yield whole programs, from a cold process to its end."""
    for name, seconds in result.starts.items():
        yield name, "", f"{1000 * seconds:.0f}", _by(seconds, result.starts[BASE], BASE), ""


def _by(cost: float, base: float, name: str) -> str:
    return f"{cost / base:.2f} x {name}"


def _caption(result: Result) -> str:
    return (
        f"first document of a process, rules and matchers included: {result.first_ms:.0f} ms; "
        f"entities: {result.words_a_second:,.0f} words a second"
    )
