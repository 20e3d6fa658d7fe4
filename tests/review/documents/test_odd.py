"""Documents that are not as documents should be: unread, hostile in their words, or without any place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.warehouse import publish
from tests.review.asking import client, settings
from tests.warehouse.builders import loaded, rich_sheet, sha256_of, unread_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


def shown(folder: Path, sheet: FactSheet, path: str = "", **query: str) -> str:
    made = settings(folder)
    loaded(made.warehouse, sheet)
    publish(made.warehouse, made.published)
    answer = client(made).get(f"/documents/{sheet.source.sha256}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def test_a_document_that_could_not_be_read_shows_why(tmp_path: Path) -> None:
    sheet = unread_sheet("lost", "encrypted")
    placeless = tuple(one.model_copy(update={"spans": ()}) for one in sheet.issues)
    html = shown(tmp_path, sheet.model_copy(update={"issues": placeless}))
    assert "Something about encrypted." in html
    assert "This document has no pages that could be read." in html
    assert "The PDF is not in the archive any more" in html


def test_every_kind_of_record_has_a_row(tmp_path: Path) -> None:
    html = shown(tmp_path, rich_sheet())
    kinds = (
        *("document", "section", "amount", "country", "region", "date", "organisation", "contribution"),
        *("project", "fact", "key_figure", "contact", "link", "table", "chart", "issue", "comparison"),
    )
    for kind in kinds:
        assert f'<li class="record kind-{kind}' in html, kind


def test_what_documents_and_addresses_say_is_text(tmp_path: Path) -> None:
    sheet = rich_sheet()
    section = sheet.sections[0].model_copy(update={"heading": NASTY, "text": NASTY})
    amounts = tuple(one.model_copy(update={"text": NASTY}) for one in sheet.amounts)
    source = sheet.source.model_copy(update={"file_name": NASTY})
    told = {"sections": (section,), "amounts": amounts, "title": NASTY, "publisher": NASTY, "source": source}
    html = shown(tmp_path, sheet.model_copy(update=told), record=NASTY[:64], queue=NASTY)
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "{{ 7*7 }}" in html


@pytest.mark.parametrize("record", ["amt-0123456789abcdef", sha256_of("other")])
def test_rows_of_elsewhere_are_empty(tmp_path: Path, record: str) -> None:
    made = settings(tmp_path)
    loaded(made.warehouse, rich_sheet())
    publish(made.warehouse, made.published)
    answer = client(made).get(f"/documents/{sha256_of('norway')}/rows/{record}")
    assert (answer.status_code, answer.text) == (204, "")
