"""The log says where something went wrong, and not what the document says, unless that is asked for."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from extract.cli.logs import log_to_file
from extract.errors import SourceError
from extract.settings import Settings
from extract.traces import trace_of
from extract.workers import extract_all
from tests.children import stumble
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "The heron counts its herrings twice."


def failed() -> Exception:
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise SourceError("a.pdf: the file cannot be opened.") from error
    except SourceError as error:
        return error
    raise AssertionError


def test_a_trace_has_the_places_and_our_own_words_only() -> None:
    told = trace_of(failed(), texts=False)
    assert SECRET not in told
    assert "int(SECRET)" in told
    assert told.index("ValueError") < told.index("direct cause") < told.index("a.pdf: the file cannot")
    assert SECRET in trace_of(failed(), texts=True)


@pytest.mark.parametrize("texts", [False, True])
def test_a_document_on_which_the_program_stumbles_is_not_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config, *, texts: bool
) -> None:
    monkeypatch.syspath_prepend(str(pytestconfig.rootpath))  # where the children find `stumble`
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("FACTSHEETS_LOG_TEXTS", str(texts))
    (tmp_path / "heron.pdf").write_bytes(text_pdf("Norway", SECRET))
    log_to_file()
    settings = Settings(workers=1)
    (sheet,) = extract_all([tmp_path / "heron.pdf"], settings, stumble)
    logging.getLogger("extract.tests").exception("again", exc_info=failed())
    told = settings.log_file.read_text("utf-8")
    assert (sheet.issues[0].code, "in stumble" in told) == ("damaged", True)
    assert (SECRET in told) is texts
