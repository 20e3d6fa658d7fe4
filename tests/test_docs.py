"""README and docs tell the truth: commands parse, paths exist, the settings table is the settings."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, ByteSize
from typer.core import TyperGroup
from typer.main import get_command

from extract.cli.app import app
from extract.cli.commands import load
from extract.rulebook.files import MODELS
from extract.rules import ByLanguage
from extract.settings import Settings
from tests.commands import factsheets

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
GROUP = get_command(app)
assert isinstance(GROUP, TyperGroup)
COMMANDS = {name: load(name) for name in GROUP.commands}
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
        alone = all(word.startswith("-") for word in words[1:2])
        if isinstance(chosen, TyperGroup) and not (chosen.invoke_without_command and alone):
            assert words[1] in chosen.commands, f"{file}: there is no command {words[0]} {words[1]}"
            chosen = chosen.commands[words[1]]
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


def written(default: Any) -> str:
    """Write a default as the table does."""
    if isinstance(default, ByteSize):
        return f"{default / 1e9:g} GB" if default >= 1e9 else f"{default / 1e6:g} MB"
    if default in (None, ()):
        return "none"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, tuple):
        return ", ".join(map(written, default))
    return f"`{default}`" if isinstance(default, Path | str) else f"{default:.10g}"


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


def rules_of_ones_own() -> dict[str, str]:
    """The example of a rule folder in the docs: the content of each file."""
    text = (ROOT / "docs/rules.md").read_text()
    blocks = re.findall(r"^```toml\n# my-rules/([\w.]+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return dict(blocks)


def test_the_rule_folder_in_the_docs_is_good(tmp_path: Path) -> None:
    for name, content in rules_of_ones_own().items():
        (tmp_path / name).write_text(content)
    told = factsheets("rules", "check", tmp_path)
    assert told.returncode == 0, told.stderr
    assert f"{tmp_path}: 6 files, " in told.stderr
    read = factsheets("annotate", "-", "--rules", tmp_path, stdin="The HTS gave ZiG 40 million.")
    sheet = json.loads(read.stdout)
    assert [(o["name"], o["kind"]) for o in sheet["organisations"]] == [("HTS", "ngo")]
    assert [amount["currency"] for amount in sheet["amounts"]] == ["ZWG"]


def test_the_docs_show_each_thing_that_a_user_may_add() -> None:
    assert rules_of_ones_own().keys() == {
        f"{name}.toml" for name in ("currencies", "countries", "regions", "organisations", "flow", "identity")
    }


def test_the_docs_name_each_table_of_a_language() -> None:
    text = (ROOT / "docs/rules.md").read_text()
    section = text[text.index("## A language") : text.index("## In the program")]
    told = {
        name
        for line in section.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)\.toml`", line)
    }
    assert told == {name for name, model in MODELS.items() if speaks(model)} | {"languages", "demonyms"}


def speaks(model: type[BaseModel]) -> bool:
    """Tell whether a file of this model has tables by language that must be complete."""
    kinds = (model, *(field.annotation for field in model.model_fields.values()))
    return any(isinstance(kind, type) and issubclass(kind, ByLanguage) and kind.complete for kind in kinds)


def test_every_rule_file_is_described() -> None:
    table = (ROOT / "docs/rules.md").read_text().partition("## The files")[2]
    described = re.findall(r"^\| `(\w+\.toml)`", table, re.MULTILINE)
    assert sorted(described) == sorted(path.name for path in ROOT.glob("src/extract/rules/*.toml"))
