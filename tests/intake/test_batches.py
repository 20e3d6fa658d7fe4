"""Documents a batch at a time."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from extract.intake.batches import HEAVY, batches
from extract.sources import Archived


def files(*sizes: int) -> list[Archived]:
    return [Archived(f"file:///{n}.pdf", Path(f"{n}.pdf"), f"{n:064x}", size) for n, size in enumerate(sizes)]


@given(st.lists(st.integers(1, 2 * HEAVY), max_size=40), st.integers(1, 10))
def test_each_file_is_in_one_batch_in_its_order_and_no_batch_is_too_much(sizes: list[int], most: int) -> None:
    given_files = files(*sizes)
    found = list(batches(given_files, most))
    assert [file for batch in found for file in batch] == given_files
    for batch in found:
        assert 1 <= len(batch) <= most
        assert len(batch) == 1 or sum(file.bytes for file in batch) <= HEAVY


def test_small_files_share_a_batch_and_a_large_one_ends_it() -> None:
    found = batches(files(10, 10, HEAVY - 20, 10, HEAVY, 1, 1, 1), 3)
    assert [len(batch) for batch in found] == [3, 1, 1, 3]
