"""What `import extract` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

import extract


@pytest.mark.parametrize("name", extract.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(extract, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        extract.no_such_name  # noqa: B018 - looking it up is the test


def test_importing_loads_no_heavy_library() -> None:
    heavy = "{'spacy', 'pdfplumber', 'duckdb', 'prefect', 'pydantic'}"
    asked = f"import sys, extract; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_annotate_reads_plain_text() -> None:
    read = extract.annotate("Norway gave US$ 5 million to Nepal in 2022.")
    assert [(a.value, a.currency) for a in read.amounts] == [(Decimal(5_000_000), "USD")]
    assert [c.code for c in read.countries] == ["NOR", "NPL"]
