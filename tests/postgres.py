"""PostgreSQL as Debian brings it, on a free port of loopback, for one test."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.flows.serving import free_port
from tests.users import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator


def programs() -> Path:
    """Return the folder of PostgreSQL's programs; where there is none, skip, but in CI fail."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[-3]))
    found = shutil.which("pg_ctl") or (debian and str(debian[-1]))
    if not found:
        reason = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(found).resolve().parent


@contextmanager
def postgres() -> Iterator[str]:
    """Yield the address by which Prefect reaches an empty database."""
    found, port = programs(), free_port()
    with tempfile.TemporaryDirectory(prefix="pg-") as place:
        if os.geteuid() == 0:
            os.chown(place, _user(), -1)
        data, said = f"{place}/data", f"{place}/log"
        _run(found / "initdb", "-D", data, "-U", "prefect", "-A", "trust", "--no-sync")
        options = f"-p {port} -h 127.0.0.1 -k {place}"
        _run(found / "pg_ctl", "-D", data, "-l", said, "-o", options, "-w", "start")
        try:
            _run(found / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "prefect", "prefect")
            yield f"postgresql+asyncpg://prefect@127.0.0.1:{port}/prefect"
        finally:
            _run(found / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(program: Path, *arguments: str) -> None:
    """Run a program as an ordinary user: PostgreSQL refuses root."""
    user = _user() if os.geteuid() == 0 else None
    command = [str(program), *arguments]
    subprocess.run(command, user=user, cwd="/", stdout=subprocess.DEVNULL, check=True, timeout=120)


def _user() -> int:
    try:
        return pwd.getpwnam("postgres").pw_uid
    except KeyError:
        return NOBODY
