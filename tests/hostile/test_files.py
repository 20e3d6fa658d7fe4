"""Whatever comes: each file has a state and a reason, and its neighbours are read."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest

from extract.settings import Limits, Settings
from extract.warehouse.states import judge
from extract.workers import extract_all
from tests.hostile.files import HOSTILE
from tests.hostile.making import pdf

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet

LIMITS = Limits(cpu_seconds=20, wall_seconds=60, memory=500_000_000)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FactSheet]:
    """All hostile files, read by two children, with a harmless one behind them."""
    folder = tmp_path_factory.mktemp("hostile")
    makers = {name: one.make for name, one in HOSTILE.items()} | {"harmless": pdf}
    paths = [folder / f"{number}.pdf" for number in range(len(makers))]
    for path, make in zip(paths, makers.values(), strict=True):
        path.write_bytes(make())
    sheets = extract_all(paths, Settings(workers=2, limits=LIMITS))
    return dict(zip(makers, sheets, strict=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_has_its_state_and_its_reason(read: dict[str, FactSheet], name: str) -> None:
    sheet, wanted = read[name], HOSTILE[name]
    verdict = judge(sheet)
    assert verdict.state == wanted.state
    assert bool(verdict.next_step) == (wanted.state != "loaded")
    if wanted.code:
        assert wanted.says in next(one.message for one in sheet.issues if one.code == wanted.code)
    if wanted.state == "loaded" and wanted.whole:
        assert [one.currency for one in sheet.amounts] == ["USD"]
    told = "".join(issue.message for issue in sheet.issues)
    assert not [word for word in ("Traceback", "internal error", "exit code") if word in told]


def test_the_harmless_one_beside_them_is_read(read: dict[str, FactSheet]) -> None:
    sheet = read["harmless"]
    assert (judge(sheet).state, [int(one.value) for one in sheet.amounts]) == ("loaded", [5_000_000])


def test_a_file_with_a_hole_is_left_for_its_size(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "sparse.pdf"
    path.write_bytes(pdf())
    os.truncate(path, 200_000_000)
    with caplog.at_level(logging.ERROR):
        (sheet,) = extract_all([path], Settings(workers=1))
    assert "the file has 200,000,000 bytes, more than the limit file_size" in sheet.issues[0].message
    assert caplog.records == []
