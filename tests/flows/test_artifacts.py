"""What a run shows in Prefect's pages, read back from a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from prefect.client.orchestration import get_client

from extract.intake import Row, Summary
from extract.intake.issues import NewIssue
from extract.warehouse import DocumentOverview
from flows import artifacts

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


def newest(key: str) -> Any:
    with get_client(sync_client=True) as client:
        return max((a for a in client.read_artifacts() if a.key == key), key=lambda a: str(a.created))


def rows(count: int, *, fresh: bool) -> list[Row]:
    return [
        Row(DocumentOverview(f"{n}", f"{n}.pdf", "loaded", None, 1, 0, 0, 0, "run"), fresh=fresh)
        for n in range(count)
    ]


def test_the_table_is_bounded_and_the_rest_is_counted() -> None:
    told = Summary("run-x", (*rows(510, fresh=True), *rows(7, fresh=False)), (), Path("p.duckdb"))
    artifacts.show_run(told)
    table = newest("ingest")
    assert str(table.data).count(".pdf") == 500
    assert "10 more documents are not in this table." in table.description
    assert "7 documents that are settled since earlier runs" in table.description


def test_progress_is_shown_every_few_seconds_and_at_the_end() -> None:
    with artifacts.Progress() as shown:
        for done in range(1, 301):
            shown.advance(done, 300)
    with get_client(sync_client=True) as client:
        told = [a for a in client.read_artifacts() if a.key == "progress"]
    assert len(told) == 1
    assert float(str(told[0].data)) == 100.0


def test_what_documents_say_is_no_markdown() -> None:
    issue = NewIssue("amt-1", "error", "[x](http://e)|.pdf", 2, "<b>*sum*</b>", "Look.")
    artifacts.show_issues([issue], "http://desk.example")
    text = str(newest("issues").data)
    assert "[Review desk](http://desk.example)" in text
    assert "`factsheets explain amt-1`" in text
    assert "[x]" not in text
    assert "<b>" not in text
    assert newest("desk").data == "[Review desk](http://desk.example)"
