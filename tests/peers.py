"""Other programs that read what we write, each in an environment of its own, made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".venv" / "peers"


def python_with(name: str, *requirements: str) -> Path:
    """Return a Python that has `requirements`, made in `.venv/peers/NAME` if it is not there.

    Where it cannot be made the test is skipped, and fails in continuous integration.
    """
    made = PEERS / name
    if not made.exists():
        try:
            _make(made, requirements)
        except (OSError, subprocess.CalledProcessError) as error:
            output = getattr(error, "stderr", b"") or b""
            told = f"{' '.join(requirements)} cannot be installed: {error} {output.decode()[-500:]}"
            if os.environ.get("CI") == "true":
                pytest.fail(told)
            pytest.skip(told)
    return made / "bin" / "python"


def _make(made: Path, requirements: tuple[str, ...]) -> None:
    """Make the environment aside and give it its name when it is whole: two tests may do so at once."""
    PEERS.mkdir(parents=True, exist_ok=True)
    aside = PEERS / f".{made.name}.{os.getpid()}"
    try:
        python = str(aside / "bin" / "python")
        uv = shutil.which("uv") or shutil.which("uv", path=str(ROOT / ".venv" / "bootstrap" / "bin"))
        if uv:
            _run(uv, "venv", "--quiet", "--python", sys.executable, str(aside))
            _run(uv, "pip", "install", "--quiet", "--python", python, *requirements)
        else:
            _run(sys.executable, "-m", "venv", str(aside))
            _run(python, "-m", "pip", "install", "--quiet", *requirements)
        if not made.exists():
            aside.rename(made)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=240)
