"""Tell somebody: documents that wait since this run, and runs that failed or crashed.

Off unless the setting `notify` names blocks of Prefect. A document is told once for each state that needs a
person, as runs try failed documents again and again; `told.json` below the data folder remembers.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from prefect.runtime import flow_run as running
from prefect.settings import PREFECT_UI_URL

from extract.settings import load_settings
from flows.blocks import send

if TYPE_CHECKING:
    from pathlib import Path

    from prefect.client.schemas.objects import FlowRun, State
    from prefect.flows import Flow

    from extract.intake import Row, Summary
    from extract.settings import Settings

log = logging.getLogger("extract.flows")

IN_NEED = ("queued", "failed")
SHOWN = 10


def notify(summary: Summary, settings: Settings) -> tuple[str, ...]:
    """Tell which documents a run left in need that were not so before; return notes on what was not sent."""
    if not settings.notify:
        return ()
    path = settings.data_dir / "told.json"
    before = _read(path)
    needed = {
        row.document.sha256: row.document.state for row in summary.rows if row.document.state in IN_NEED
    }
    fresh = [
        row
        for row in summary.rows
        if needed.get(row.document.sha256, "") != before.get(row.document.sha256, "")
    ]
    news = [row for row in fresh if row.document.sha256 in needed]
    notes = send(_subject(news), _text(news, summary), settings) if news else ()
    if len(notes) < len(settings.notify):
        met = {row.document.sha256 for row in summary.rows}
        _write(path, {key: state for key, state in before.items() if key not in met} | needed)
    return notes


def told_of_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Tell that a run failed or crashed: a hook of the flows, which never fails itself."""
    try:
        settings = load_settings()
        if settings.notify:
            ended = (state.name or "failed").lower()
            cause = state.message or "no cause is known"
            body = f"The run '{flow_run.name}' of {flow.name} {ended}: {cause}\n\n{_address(flow_run.id)}"
            send(f"factsheets: {flow.name} {ended}", body, settings)
    except Exception:
        log.exception("a failed run could not be told")


def _subject(rows: list[Row]) -> str:
    plural = "document waits" if len(rows) == 1 else "documents wait"
    return f"factsheets: {len(rows)} {plural} for a person"


def _text(rows: list[Row], summary: Summary) -> str:
    counts = ", ".join(
        f"{count} {state}" for state in IN_NEED if (count := sum(row.document.state == state for row in rows))
    )
    more = [f"… and {len(rows) - SHOWN} more: factsheets issues"] if len(rows) > SHOWN else []
    lines = [f"After run {summary.run_id} these documents need a person: {counts}."]
    lines += [_line(row) for row in rows[:SHOWN]] + more
    return "\n\n".join([*lines, _address(running.id)])


def _line(row: Row) -> str:
    told = row.document
    step = f" Next: {told.next_step}" if told.next_step else ""
    return f"- {told.file_name} ({told.state}): {told.cause or 'no cause is known'}{step}"


def _address(run_id: object) -> str:
    """Return where the run is shown; without a server that goes on there is no such place."""
    base = PREFECT_UI_URL.value()
    return f"{base}/runs/flow-run/{run_id}" if base and run_id else "factsheets issues lists what to look at."


def _read(path: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    return {}


def _write(path: Path, told: dict[str, str]) -> None:
    with suppress(OSError):
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(told, sort_keys=True), encoding="utf-8")
        fresh.replace(path)
