"""The user's folder: what can be read of it, and that it is chosen once."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from extract import rules
from extract.errors import RuleDataError
from extract.rules.overlay import read_overlay

if TYPE_CHECKING:
    from pathlib import Path


def folder(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        (tmp_path / f"{name}.toml").write_text(content)
    return tmp_path


def test_no_folder_is_no_overlay() -> None:
    assert read_overlay(None) == rules.Overlay()


def test_what_a_folder_holds(tmp_path: Path) -> None:
    folder(tmp_path, regions="a = 1", dates="")
    (tmp_path / "README.md").write_text("Our rules.")
    (tmp_path / ".regions.toml").write_text("an editor's own")
    overlay = read_overlay(tmp_path)
    assert overlay.files == (("dates.toml", b""), ("regions.toml", b"a = 1"))
    assert pickle.loads(pickle.dumps(overlay)) == overlay


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (
            ["curencies", "dates"],
            ["curencies.toml: no rule file has this name; did you mean currencies.toml?"],
        ),
        (["x", "y"], ["x.toml: no rule file has this name; `factsheets rules show`", "y.toml: "]),
        ([], [": there is no rule file (*.toml) in this folder. Check the path"]),
    ],
)
def test_files_that_are_no_rule_files_are_told(tmp_path: Path, names: list[str], told: list[str]) -> None:
    folder(tmp_path, **dict.fromkeys(names, ""))
    with pytest.raises(RuleDataError) as caught:
        read_overlay(tmp_path)
    assert len(caught.value.messages) == len(told)
    assert all(words in message for words, message in zip(told, caught.value.messages, strict=True))


@pytest.mark.parametrize("name", ["nowhere", "a_file"])
def test_a_folder_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a_file").write_text("")
    with pytest.raises(RuleDataError, match=rf"{name}: cannot be read .*--rules or FACTSHEETS_RULES_DIR"):
        read_overlay(tmp_path / name)


def test_a_choice_that_comes_too_late_is_refused(tmp_path: Path) -> None:
    rules.version()
    rules.use(None)
    with pytest.raises(RuleDataError, match="comes too late"):
        rules.use(folder(tmp_path, regions=""))
    with pytest.raises(RuleDataError, match="the built-in ones alone"):
        rules.adopt(rules.Overlay(tmp_path, (("regions.toml", b""),)))
    assert rules.in_force() == rules.Overlay()


def python(code: str, *args: object, **environment: str) -> str:
    """Run `code` in a process that has read no rules yet."""
    command = [sys.executable, "-c", "from extract import rules\n" + code, *map(str, args)]
    env = os.environ | environment
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.strip()


VERSION = "import sys, pathlib\nrules.use(pathlib.Path(sys.argv[1]))\nprint(rules.version())"


def test_the_version_tells_each_change_in_the_folder(tmp_path: Path) -> None:
    contents = ("", "# a comment", "[remove]")
    changed = [python(VERSION, folder(tmp_path, regions=content)) for content in contents]
    told = [rules.version(), *changed]
    assert len(set(told)) == 4
    assert python("print(rules.version())", FACTSHEETS_RULES_DIR=str(tmp_path)) == told[-1]
    assert python("print(rules.version())", FACTSHEETS_RULES_DIR="") == told[0]


def test_the_folder_is_read_once(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "place = pathlib.Path(sys.argv[1])\n"
        "rules.use(place)\n"
        "(place / 'regions.toml').write_text('[[region]]')\n"
        "rules.use(place.resolve())\n"
        "print(rules.in_force().files)"
    )
    assert python(code, folder(tmp_path, regions="")) == "(('regions.toml', b''),)"


def test_no_rule_is_read_when_the_children_s_server_starts() -> None:
    code = "import extract.preload\nfrom extract.rules import loader, overlay\n"
    told = python(code + "print(len(overlay._decided), loader._load.cache_info().currsize)")
    assert told == "0 0"
