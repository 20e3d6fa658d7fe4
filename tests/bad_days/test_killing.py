"""Runs that are killed again and again end with the rows of one that was left in peace."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.bad_days.killing import PLAIN, Runs, killed
from tests.bad_days.mixed import mixed
from tests.bad_days.rows import Rows, differences

if TYPE_CHECKING:
    from pathlib import Path

FILES, KILLS = 40, 5


@pytest.mark.long
def test_killed_at_random_a_run_ends_with_the_rows_of_one_in_peace(tmp_path: Path) -> None:
    runs = Runs(tmp_path, PLAIN, batch_size=4)
    assert mixed(tmp_path / "in", FILES, seed=1) == FILES
    seen = killed(runs, FILES, KILLS, seed=1)
    assert seen.differences == ()
    assert seen.amid > 0
    assert {state for state, _ in seen.states} == {"loaded", "queued", "refused"}


def test_rows_that_differ_are_told() -> None:
    one: Rows = {"amounts": Counter({("a", "1"): 1, ("b", "2"): 1})}
    other: Rows = {"amounts": Counter({("a", "1"): 2})}
    assert differences(one, other) == ["- amounts: b, 2", "+ amounts: a, 1"]
    assert differences(one, one) == []
