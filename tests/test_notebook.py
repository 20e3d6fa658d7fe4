"""docs/first-look.ipynb runs on the published samples and shows what they give.

`python -m tests.test_notebook PUBLISHED_FOLDER` runs it and writes its outputs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

NOTEBOOK = Path(__file__).parents[1] / "docs" / "first-look.ipynb"


def stored() -> Any:
    return nbformat.reads(NOTEBOOK.read_text("utf-8"), as_version=4)  # type: ignore[no-untyped-call]


def run(folder: Path) -> Any:
    """Return the notebook, run on the published file in `folder`."""
    os.environ["FACTSHEETS_DATA_DIR"] = str(folder)
    notebook = stored()
    NotebookClient(notebook, timeout=120, record_timing=False).execute()
    return notebook


def shown(notebook: Any) -> Iterator[str]:
    """Yield the text of each output."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            yield output.get("text") or output["data"]["text/plain"]


def test_it_runs_and_shows_what_is_written(published_samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", "")
    assert list(shown(run(published_samples.parent))) == list(shown(stored()))


def test_it_says_nothing_of_the_machine_on_which_it_was_run() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert str(NOTEBOOK.parents[1]) not in text
    assert "Traceback" not in text


if __name__ == "__main__":
    told = nbformat.writes(run(Path(sys.argv[1]).absolute()))  # type: ignore[no-untyped-call]
    NOTEBOOK.write_text(told + "\n", "utf-8")
