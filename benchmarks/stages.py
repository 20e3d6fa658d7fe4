"""CPU time by stage: the functions that the pipeline calls are wrapped in a stopwatch."""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pdfplumber

from extract import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from extract.settings import Settings

STAGES = {
    "read": ("read_pdf",),
    "layout": ("lay_out",),
    "sections and text": ("split", "text_units", "detect", "identify"),
    "entities": ("introduced_acronyms", "contexts", "read_units"),
    "records": ("assemble",),
    "checks": ("examine",),
}
TEXTS = (  # where texts are remembered
    ("entities.dates.find", "find_dates"),
    ("entities.flow.cues", "explicit"),
    ("entities.flow.headings", "heading_class"),
    ("entities.money.heads", "read_head"),
    ("entities.numbers.lex", "_lexed"),
    ("entities.organisations.names", "_names"),
    ("entities.places.roles", "_codes"),
    ("records.fact_patterns", "_held"),
    ("records.labelled", "labelled"),
    ("records.sentences", "sentence_starts"),
)
REST = "rest"  # the hash of the file, and what lies between the stages


def stage_seconds(path: Path, settings: Settings) -> dict[str, float]:
    """Extract `path` once; return CPU seconds for each stage and for the rest."""
    spent: Counter[str] = Counter()
    for remembered in _remembered():  # texts, not rules
        remembered.cache_clear()
    with _stopwatches(spent):
        gc.collect()
        began = time.process_time()
        pipeline.extract_document(path, settings)
        whole = time.process_time() - began
    return {stage: spent[stage] for stage in STAGES} | {REST: whole - spent.total()}


def _remembered() -> tuple[Any, ...]:
    """Return the caches of texts that were read before: a new document meets them empty."""
    return tuple(getattr(sys.modules[f"extract.{module}"], name) for module, name in TEXTS)


def bare_seconds(path: Path) -> float:
    """Return the CPU seconds that pdfplumber needs for `page.chars` of all pages of `path`."""
    gc.collect()
    began = time.process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            assert page.chars is not None
            page.close()
    return time.process_time() - began


@contextmanager
def _stopwatches(spent: Counter[str]) -> Iterator[None]:
    with ExitStack() as stack:
        for stage, names in STAGES.items():
            for name in names:
                timed = _timed(getattr(pipeline, name), stage, spent)
                stack.enter_context(patch.object(pipeline, name, timed))
        yield


def _timed(function: Callable[..., Any], stage: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - began  # type: ignore[assignment]  # counts seconds

    return timed
