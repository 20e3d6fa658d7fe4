"""Who serves a data folder, and where its server answers."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from extract.errors import ServingError
from extract.settings import load_settings
from extract.settings.served import held, server_port, serving_port

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Settings

HOLD = """
from extract.settings import load_settings
from extract.settings.served import held
with held(load_settings()):
    print("held", flush=True)
    input()
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("FACTSHEETS_SERVE__PORT", "4999")
    return load_settings()


def test_others_find_the_port_as_long_as_the_process_lives(settings: Settings) -> None:
    assert serving_port(settings.data_dir) is None
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        other.stdout.readline()
        elsewhere = settings.model_copy(update={"serve": settings.serve.model_copy(update={"port": 1234})})
        assert serving_port(settings.data_dir) == 4999
        assert server_port(elsewhere) == 4999
        with pytest.raises(ServingError, match="already"), held(settings):
            pass
        other.kill()
    assert serving_port(settings.data_dir) is None
    assert server_port(elsewhere) == 1234
