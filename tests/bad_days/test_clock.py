"""The clock is set back between two runs, or was wrong before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from extract.warehouse import runs
from tests.bad_days.places import place, sheet

if TYPE_CHECKING:
    from pathlib import Path

DAY = timedelta(days=1)


@pytest.mark.parametrize("change", [-400 * DAY, -timedelta(hours=1), timedelta(0), 400 * DAY])
def test_order_last_run_and_what_is_superseded_stay_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: timedelta
) -> None:
    here, began = place(tmp_path), runs.now()
    (here.inbox / "a.pdf").write_bytes(sheet(1))
    first = here.run().run_id
    monkeypatch.setattr(runs, "now", lambda: began + change)  # stands still, too
    (here.inbox / "a.pdf").write_bytes(sheet(2))
    second = here.run().run_id
    here.run()
    third = here.run().run_id
    assert here.ask("SELECT arg_max(id, started) FROM runs") == [(third,)]
    assert [one for (one,) in here.ask("SELECT id FROM runs ORDER BY started")][:2] == [first, second]
    assert here.ask("SELECT bool_and(ended >= started) FROM runs") == [(True,)]
    assert here.ledger() == {"loaded": 1, "superseded": 1}
    current = "SELECT value::BIGINT FROM amounts JOIN ledger l USING (document) WHERE l.state = 'loaded'"
    assert here.ask(current) == [(2_000_000,)]
    assert here.ask("SELECT bool_and(last_seen >= seen AND ended >= archived) FROM ledger") == [(True,)]


def test_moments_never_go_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = place(tmp_path, 1)
    here.run()
    monkeypatch.setattr(runs, "now", lambda: datetime(2001, 1, 1))  # noqa: DTZ001 - as the database keeps it
    for _ in range(3):
        here.run()
    started = [moment for (moment,) in here.ask("SELECT started FROM runs ORDER BY rowid")]
    assert started == sorted(set(started))  # type: ignore[type-var]
