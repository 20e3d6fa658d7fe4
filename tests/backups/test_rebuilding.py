"""The database is a derived product: archive, rules and corrections of a backup make it again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract.warehouse import query
from tests.commands import factsheets
from tests.pdfs import picture_pdf, text_pdf

STEPS = Path(__file__).parents[1] / "intake" / "steps.py"
KILNS = '[[organisation]]\nkind = "ngo"\nnames = ["Zig Fair Kilns"]\n'
NAMES = re.compile(r"(kilns|scan|[0-9a-f]{64})\.pdf")  # in the archive, a file is called by its hash
TABLES = (
    "amounts",
    "comparisons",
    "corrections",
    "country_mentions",
    "issues",
    "organisation_mentions",
    "sections",
)
DOCUMENTS = "SELECT sha256, state, cause, title, language, partner_code, corrections_version FROM documents"


def ingest(work: Path, where: str) -> str:
    """Run the steps of an ingestion in a working folder with its own `factsheets.toml`."""
    command = [sys.executable, str(STEPS), where]
    return subprocess.run(
        command, cwd=work, env=os.environ, capture_output=True, text=True, check=True
    ).stdout


def everything(work: Path) -> dict[str, list[str]]:
    published = work / "data" / "published.duckdb"
    asked = {name: f"FROM {name}" for name in TABLES} | {"documents": DOCUMENTS}
    answers = {name: query(published, sql).rows for name, sql in asked.items()}
    return {name: sorted(NAMES.sub("FILE", str(row)) for row in rows) for name, rows in answers.items()}


@pytest.mark.long
def test_without_its_database_a_backup_gives_the_same_rows(tmp_path: Path) -> None:
    work, other = tmp_path / "work", tmp_path / "other"
    for folder in (work / "in", work / "own", other):
        folder.mkdir(parents=True)
    (work / "factsheets.toml").write_text('rules_dir = "own"\nworkers = 1\n')
    (work / "own" / "organisations.toml").write_text(KILNS)
    words = ("Zig Fair Kilns paid for kilns in Ghana.", "It costs US$ 2 million in 2021.")
    (work / "in" / "kilns.pdf").write_bytes(text_pdf("Kilns", *words))
    (work / "in" / "scan.pdf").write_bytes(picture_pdf())
    assert ingest(work, "in").startswith("2 documents: 1 loaded, 1 queued")
    amount = str(query(work / "data" / "published.duckdb", "SELECT id FROM amounts").rows[0][0])
    corrected = factsheets("correct", amount, "value", "3000000", "--why", "a misprint", cwd=work)
    assert corrected.returncode == 0, corrected.stderr
    ingest(work, "in")
    made = factsheets("backup", tmp_path / "backups", "--no-database", cwd=work)
    assert made.returncode == 0, made.stderr
    restored = factsheets("restore", tmp_path / "backups", cwd=other)
    assert "The backup holds no database. To make it anew: factsheets ingest data/archive" in restored.stderr
    (rules,) = other.glob("own/*.toml")
    assert rules.read_text() == KILNS
    assert ingest(other, "data/archive").startswith("2 documents: 1 loaded, 1 queued")
    rows = everything(other)
    assert rows["amounts"]
    assert "3000000" in rows["amounts"][0]
    assert any("Zig Fair Kilns" in row for row in rows["organisation_mentions"])
    assert rows == everything(work)
