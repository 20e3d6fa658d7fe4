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

import extract.entities.numbers.lex
import extract.entities.organisations.names  # noqa: F401
from extract import pipeline
from extract.entities.dates import find_dates

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
    modules = ("extract.entities.numbers.lex", "extract.entities.organisations.names")
    words, named = (sys.modules[name] for name in modules)
    return find_dates, words._lexed, named._names  # noqa: SLF001


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
