"""What a run shows in Prefect's pages: its table, how far it is, new issues, the way to the review desk."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from extract import intake
from flows.lost import passed_over, silent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self
    from uuid import UUID

    from extract.intake.issues import NewIssue

MOST_ROWS = 500
PAUSE = 5.0  # seconds, as each update costs the server something


def show_run(summary: intake.Summary, flow: str = "ingest") -> None:
    """Show the documents that a run of `flow` read, and those in need, as a table."""
    told = [row for row in summary.rows if row.fresh or not row.is_settled]
    create_table_artifact(_table(told[:MOST_ROWS]), flow, _description(summary, len(told)))


def _table(rows: Sequence[intake.Row]) -> list[dict[str, Any]]:
    return [dict(zip(intake.Row.COLUMNS, row.cells, strict=True)) for row in rows]


def _description(summary: intake.Summary, told: int) -> str:
    left = told - MOST_ROWS
    known = len(summary.rows) - told
    lines = (
        summary.sentence,
        *summary.problems,
        *summary.notes,
        *([f"{left} more documents are not in this table."] if left > 0 else []),
        *([f"{known} documents that are settled since earlier runs are not in it."] if known else []),
        f"Run {summary.run_id}, published as {summary.published}",
    )
    return "\n\n".join(lines)


class Progress:
    """How far a run is, updated every few seconds; a context, which shows the end as it is."""

    def __init__(self, description: str = "documents extracted") -> None:
        self._description = description
        self._artifact: UUID | None = None
        self._shown = 0.0
        self._percent = 0.0

    def __enter__(self) -> Self:
        """Begin at nothing; the artifact is made with the first step."""
        return self

    def advance(self, done: int, total: int) -> None:
        """Tell that `done` of `total` are through."""
        self._percent = 100.0 * done / total if total else 100.0
        if time.monotonic() - self._shown >= PAUSE:
            self._try_to_show()

    def _try_to_show(self) -> None:
        if not silent():
            with passed_over():
                self._show()
        self._shown = time.monotonic()

    def _show(self) -> None:
        if self._artifact is None:
            made = create_progress_artifact(self._percent, "progress", self._description)
            self._artifact = cast("UUID", made)  # a coroutine only where awaited
        else:
            update_progress_artifact(self._artifact, self._percent)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Show how far it came."""
        if self._artifact is not None:
            self._try_to_show()


ESCAPED = {ord(sign): f"&#{ord(sign)};" for sign in "&#\\`*_[]<>|"}
COLUMNS = ("severity", "document", "page", "issue", "next step", "look at it")


def show_issues(rows: Sequence[NewIssue], desk_url: str | None = None) -> None:
    """Show new open issues as a table, and the way to the review desk where one is set."""
    if desk_url:
        create_link_artifact(desk_url, "Review desk", "desk", "Where people decide.")
    if not rows:
        return
    desk = f"[Review desk]({desk_url})\n\n" if desk_url else ""
    left = len(rows) - MOST_ROWS
    more = f"\n\n{left} more: `factsheets issues`" if left > 0 else ""
    lines = [COLUMNS, ["---" for _ in COLUMNS], *map(_cells, rows[:MOST_ROWS])]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    create_markdown_artifact(desk + table + more, "issues", f"{len(rows)} new open issues")


def _cells(row: NewIssue) -> list[str]:
    told = (row.severity, row.file_name, str(row.page or ""), row.message, row.next_step or "")
    return [*map(_plain, told), f"`factsheets explain {row.record_id}`" if row.record_id else ""]


def _plain(text: str) -> str:
    """Keep what documents say from being Markdown or HTML."""
    return " ".join(text.translate(ESCAPED).split())
