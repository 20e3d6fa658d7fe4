"""Pages are self-contained and take nothing that a document says as their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import StorageError
from extract.showing import page

if TYPE_CHECKING:
    from pathlib import Path


def test_values_are_escaped_and_the_style_is_not() -> None:
    made = page.environment().from_string("<style>{{ style }}</style>{{ said }}").render(said="<b>5 > 4</b>")
    assert "&lt;b&gt;5 &gt; 4&lt;/b&gt;" in made
    assert ".panel > h2" in made


def test_the_base_asks_for_nothing_from_elsewhere() -> None:
    made = page.render("base.html.j2")
    assert "default-src 'none'" in made
    assert "http:" not in made
    assert "https:" not in made
    assert "@import" not in made
    assert "url(" not in made
    assert "<script" not in made


def test_a_page_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"cannot be written.*--out"):
        page.write("", tmp_path / "file" / "page.html")
