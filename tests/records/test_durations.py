from __future__ import annotations

from datetime import date

import pytest

from extract.records.durations import last_day


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        (date(2021, 5, 1), "P26M", date(2023, 6, 30)),
        (date(2020, 2, 29), "P1Y", date(2021, 2, 27)),
        (date(2021, 1, 31), "P1M", date(2021, 2, 27)),
        (date(2021, 1, 1), "P4Y", date(2024, 12, 31)),
        (date(2021, 1, 1), "P1Y6M", date(2022, 6, 30)),
        (date(2021, 1, 4), "P2W", date(2021, 1, 17)),
        (date(2021, 1, 1), "P9999Y", None),
    ],
)
def test_a_work_ends_the_day_before_the_next_would_begin(
    start: date, duration: str, end: date | None
) -> None:
    assert last_day(start, duration) == end
