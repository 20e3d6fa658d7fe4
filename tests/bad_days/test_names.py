"""The same file under ten names, and ten files under one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bad_days.places import place, sheet

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_file_under_ten_names_is_one_document_seen_at_ten_places(tmp_path: Path) -> None:
    here = place(tmp_path)
    for number in range(10):
        (here.inbox / f"name {number}.pdf").write_bytes(sheet(7))
    assert (here.run().fresh, here.run().fresh) == (1, 0)
    assert here.figures() == [7]
    assert here.ledger() == {"loaded": 1}
    assert here.ask("SELECT count(*), count(DISTINCT document) FROM document_sightings") == [(10, 1)]
    assert here.ask("SELECT seen, loaded FROM runs ORDER BY started") == [(10, 1), (10, 0)]
    assert len(list(here.settings.archive.rglob("*.pdf"))) == 1


@pytest.mark.long
def test_ten_files_under_one_name_are_ten_documents_of_which_the_last_holds(tmp_path: Path) -> None:
    here = place(tmp_path)
    for number in range(1, 11):
        (here.inbox / "latest.pdf").write_bytes(sheet(number))
        assert here.run().fresh == 1
    assert here.figures() == list(range(1, 11))
    assert here.ledger() == {"loaded": 1, "superseded": 9}
    current = "SELECT value::BIGINT FROM amounts JOIN ledger l USING (document) WHERE l.state = 'loaded'"
    assert here.ask(current) == [(10_000_000,)]
    told = here.ask(
        "SELECT DISTINCT superseded_by = (SELECT document FROM ledger WHERE state = 'loaded'), "
        "cause IS NOT NULL FROM ledger WHERE state = 'superseded'"
    )
    assert told == [(True, True)]


def test_a_file_that_comes_back_holds_again(tmp_path: Path) -> None:
    here = place(tmp_path)
    for number in (1, 2, 1):
        (here.inbox / "latest.pdf").write_bytes(sheet(number))
        here.run()
    assert here.figures() == [1, 2]
    current = "SELECT value::BIGINT FROM amounts JOIN ledger l USING (document) WHERE l.state = 'loaded'"
    assert here.ask(current) == [(1_000_000,)]


def test_a_damaged_file_that_is_replaced_waits_for_nobody(tmp_path: Path) -> None:
    here = place(tmp_path)
    (here.inbox / "a.pdf").write_bytes(sheet(1)[:300])
    here.run()
    assert here.ledger() == {"queued": 1}
    (here.inbox / "a.pdf").write_bytes(sheet(1))
    here.run()
    assert here.ledger() == {"loaded": 1, "superseded": 1}
    assert here.ask("SELECT next_step FROM ledger WHERE state = 'superseded'") == [(None,)]
