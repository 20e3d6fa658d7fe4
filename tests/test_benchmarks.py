"""The benchmark measures what the pipeline does."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.stages import REST, STAGES, stage_seconds
from extract import pipeline
from extract.settings import Settings

SAMPLE = Path(__file__).parents[1] / "samples" / "korea-2023.pdf"


@pytest.mark.parametrize("function", [name for names in STAGES.values() for name in names])
def test_each_stage_is_a_function_of_the_pipeline(function: str) -> None:
    assert callable(getattr(pipeline, function))


def test_each_stage_takes_time() -> None:
    spent = stage_seconds(SAMPLE, Settings())
    assert set(spent) == {*STAGES, REST}
    assert all(seconds > 0 for stage, seconds in spent.items() if stage != REST)
