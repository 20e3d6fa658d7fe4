"""README and docs tell the truth: commands parse, paths exist, the settings table is the settings."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, ByteSize
from typer.core import TyperGroup
from typer.main import get_command

from extract.cli.app import app
from extract.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
GROUP = get_command(app)
assert isinstance(GROUP, TyperGroup)
COMMANDS = GROUP.commands
FOLDERS = ("src/", "tests/", "docs/", "samples/", "schemas/", "flows/", "benchmarks/", "scripts/")


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def shown_commands(text: str) -> list[str]:
    """Return each `factsheets …` of code spans and indented blocks, without what it is piped into."""
    spans = re.findall(r"`((?:\.venv/bin/)?factsheets [^`]+)`", text)
    lines = re.findall(r'^ {4}(?:[^\n]*[/ ])?(factsheets [a-z](?:"[^"]*"|[^"\n])*)', text, re.MULTILINE)
    return [line.split(" | ")[0].strip() for line in [*spans, *lines]]


def all_commands() -> Iterator[tuple[str, str]]:
    for path in DOCS:
        for command in shown_commands(path.read_text()):
            yield path.name, command


@pytest.mark.parametrize(("file", "command"), sorted(set(all_commands())))
def test_each_shown_command_parses(file: str, command: str) -> None:
    words = shlex.split(command, comments=True)[1:]
    assert words[0] in COMMANDS or words[0].startswith("-"), f"{file}: there is no command {words[0]}"
    if words[0] in COMMANDS:
        chosen = COMMANDS[words[0]]
        known = {o for p in chosen.params for o in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
        used = {word.split("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)}
        assert used <= known, f"{file}: {command}"


def test_commands_are_found() -> None:
    assert {file for file, _ in all_commands()} >= {"README.md", "operations.md"}


@pytest.mark.parametrize("path", DOCS, ids=names(DOCS))
def test_each_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=names(DOCS))
def test_each_path_named_exists(path: Path) -> None:
    named = re.findall(r"`([\w.-]+(?:/[\w.*{}-]+)*/?)`", path.read_text())
    ours = [name.rstrip("/") for name in named if name.startswith(FOLDERS)]
    assert [name for name in ours if not any(ROOT.glob(name))] == []


def settings_rows(
    model: type[BaseModel], env: str = "FACTSHEETS_", key: str = ""
) -> Iterator[tuple[str, ...]]:
    """Yield (environment, key, default, meaning) for each setting."""
    for name, field in model.model_fields.items():
        default: Any = field.default
        if isinstance(default, BaseModel):
            yield from settings_rows(type(default), f"{env}{name.upper()}__", f"{key}{name}.")
        else:
            yield f"`{env}{name.upper()}`", f"`{key}{name}`", written(default), field.description or ""


def written(default: object) -> str:
    """Write a default as the table does."""
    if isinstance(default, ByteSize):
        return f"{default / 1e9:g} GB" if default >= 1e9 else f"{default / 1e6:g} MB"
    return f"`{default}`" if isinstance(default, Path) else f"{default:.10g}"


def test_the_settings_table_is_the_settings() -> None:
    text = (ROOT / "docs/operations.md").read_text()
    table = [
        tuple(c.strip() for c in line.strip("|").split("|"))
        for line in text.splitlines()
        if "`FACTSHEETS_" in line
    ]
    told = [row for row in table if len(row) == 4]
    assert told == list(settings_rows(Settings))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_each_command_shows_an_example(name: str) -> None:
    assert re.search(rf"factsheets {name}", COMMANDS[name].help or "")


def test_every_rule_file_is_described() -> None:
    described = re.findall(r"^\| `(\w+\.toml)`", (ROOT / "docs/rules.md").read_text(), re.MULTILINE)
    assert sorted(described) == sorted(path.name for path in ROOT.glob("src/extract/rules/*.toml"))
