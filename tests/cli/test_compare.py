from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.warehouse.builders import rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def _written(folder: Path, name: str, year: int, code: str = "NOR") -> Path:
    path = folder / f"{name}.json"
    sheet = rich_sheet(name, year=year, code=code, partner=code)
    path.write_text(sheet.model_dump_json(by_alias=True), "utf-8")
    return path


def test_what_changed_is_told(run: Run, tmp_path: Path) -> None:
    old, new = _written(tmp_path, "old", 2019), _written(tmp_path, "new", 2023)
    told = run("compare", old, new, "--json")
    rows = json.loads(told.out)
    assert told.code == 0
    assert {row["state"] for row in rows} >= {"same", "added", "gone"}
    assert {row["kind"] for row in rows} == {"project", "contribution", "fact"}
    assert "member_since" in run("compare", old, new).out


def test_what_speaks_against_editions_is_said(run: Run, tmp_path: Path) -> None:
    old, new = _written(tmp_path, "old", 2019), _written(tmp_path, "new", 2023, code="PER")
    assert "partners differ" in run("compare", old, new).err
    assert "old.pdf (2019-07)" not in run("compare", old, new).err
    assert "new.pdf (2023-07) is the newer one" in run("compare", new, old).err


def test_files_that_are_none(run: Run, tmp_path: Path) -> None:
    good, bad = _written(tmp_path, "good", 2019), tmp_path / "bad.json"
    bad.write_text("{}", "utf-8")
    for path, says in ((bad, "no fact sheet"), (tmp_path / "gone.pdf", "no such file")):
        told = run("compare", good, path)
        assert (told.code, says in told.err) == (1, True)
