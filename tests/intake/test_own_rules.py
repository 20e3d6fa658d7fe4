"""A document is read by the rules of the user's folder, and read again when they change."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.warehouse import query
from tests.commands import factsheets
from tests.pdfs import text_pdf

STEPS = Path(__file__).with_name("steps.py")
KILNS = '[[organisation]]\nkind = "ngo"\nnames = ["Zig Fair Kilns"]\n'
ZIG = 'more_codes = ["ZIG"]\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    words = ("Zig Fair Kilns paid for kilns in Ghana.", "It costs ZIG 4 million and US$ 2 million.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "kilns.pdf").write_bytes(text_pdf("Kilns", *words))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "organisations.toml").write_text(KILNS)
    return tmp_path


def read(place: Path, rules: str = "") -> str:
    """Run the steps of an ingestion; return the sentence with which it ends."""
    settings = {"FACTSHEETS_RULES_DIR": rules, "FACTSHEETS_DATA_DIR": str(place / "data")}
    command = [sys.executable, str(STEPS), "in"]
    env = os.environ | settings
    return subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, check=True).stdout


def found(place: Path) -> list[str]:
    names = "SELECT name FROM organisation_mentions UNION ALL SELECT currency FROM amounts"
    return sorted(str(row[0]) for row in query(place / "data" / "published.duckdb", names).rows)


@pytest.mark.long
def test_a_document_is_read_again_when_the_users_rules_change(place: Path) -> None:
    assert "1 of them read" in read(place)
    assert found(place) == ["USD"]
    assert "1 of them read" in read(place, "own")
    assert found(place) == ["USD", "Zig Fair Kilns"]
    assert "nothing is new" in read(place, "own")
    (place / "own" / "currencies.toml").write_text(ZIG)
    assert "1 of them read" in read(place, "own")
    assert found(place) == ["USD", "ZIG", "Zig Fair Kilns"]
    versions = "SELECT count(DISTINCT rules_version) FROM runs"
    assert query(place / "data" / "published.duckdb", versions).rows == ((3,),)


@pytest.mark.long
@pytest.mark.prefect
def test_the_flow_uses_the_users_rules(place: Path) -> None:
    told = factsheets("ingest", "in", "--rules", "own", cwd=place, PREFECT_HOME=str(place / "prefect"))
    assert told.returncode == 0, told.stderr
    assert found(place) == ["USD", "Zig Fair Kilns"]
