"""The command `factsheets doctor`: in a process of its own, as an operator has it."""

from __future__ import annotations

import json
import os
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.cli.doctor.checks import CHECKS
from tests.commands import factsheets

if TYPE_CHECKING:
    import subprocess
DOCS = Path(__file__).parents[3] / "docs/operations.md"


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no server be configured, and the port be free."""
    for name in list(os.environ):
        if name.startswith(("FACTSHEETS_", "PREFECT_")):
            monkeypatch.delenv(name)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setenv("FACTSHEETS_SERVE__PORT", str(listening.getsockname()[1]))
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))


def findings(told: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told.stdout)
    return found


@pytest.mark.usefixtures("clean")
def test_all_is_well_after_init_and_nothing_is_made(tmp_path: Path) -> None:
    assert factsheets("init", cwd=tmp_path).returncode == 0
    told = factsheets("doctor", "--json", cwd=tmp_path)
    assert told.returncode == 0, told.stdout
    found = {one["name"]: one for one in findings(told)}
    assert len(found) == len(CHECKS)
    assert all(one.keys() == {"name", "state", "says", "do"} for one in found.values())
    assert found["source inbox"]["state"] == found["settings"]["state"] == found["rules"]["state"] == "ok"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["factsheets.toml", "inbox"]
    shown = factsheets("doctor", cwd=tmp_path)
    assert shown.stdout.splitlines()[-1].startswith("No problems, ")


@pytest.mark.usefixtures("clean")
def test_the_docs_name_every_finding(tmp_path: Path) -> None:
    section = DOCS.read_text().partition("## Doctor")[2].partition("\n## ")[0]
    told = set(re.findall(r"`([a-z -]+)`", section))
    found = {one["name"] for one in findings(factsheets("doctor", "--json", cwd=tmp_path))}
    assert found <= told


@pytest.mark.usefixtures("clean")
def test_broken_settings_are_told_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "factsheets.toml").write_text("workers = [")
    told = factsheets("doctor", cwd=tmp_path)
    assert told.returncode == 1
    assert "problem  settings: factsheets.toml is not valid TOML" in told.stdout
    assert "ok       python: " in told.stdout
    assert told.stderr == ""
    assert "1 problem, " in told.stdout.splitlines()[-1]


@pytest.mark.usefixtures("clean")
def test_rules_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/currencies.toml").write_text("[nonsense]\nx = 1\n")
    told = factsheets("doctor", "--json", cwd=tmp_path, FACTSHEETS_RULES_DIR="mine")
    assert told.returncode == 1
    (wrong,) = (one for one in findings(told) if one["name"] == "rules")
    assert wrong["state"] == "problem"
    assert "currencies.toml" in wrong["says"]
    assert "factsheets rules check" in wrong["do"]
