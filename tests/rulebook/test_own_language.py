"""A language of a user's own is data: here Portuguese, with the tables of Spanish and a few words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from extract.rules.loader import built_in_file
from tests.commands import factsheets
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = (
    "country_roles",
    "dates",
    "flow",
    "numbers",
    "organisation_acronyms",
    "organisation_patterns",
    "periods",
    "qualifiers",
    "table_heads",
)
NESTED = {
    "currencies": ("names",),
    "identity": ("date_words",),
    "place_contexts": ("language_before", "language_after"),
}
WORDS = {"words": {"vinte": 20}, "scales": {"milhoes": 6}}  # folded
KENYAN = """[[demonym]]
code = "KEN"
pt = ["queniano"]

[[ending]]
language = "pt"
ending = "o"
forms = ["o", "a", "os", "as"]
"""


def toml(path: str, table: dict[str, Any]) -> Iterator[str]:
    """Write a table of words, without its examples."""
    yield f"[{path}]"
    for key, value in table.items():
        if not isinstance(value, dict) and key not in ("examples", "refused"):
            yield f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(value, ensure_ascii=False)}"
    for key, value in table.items():
        if isinstance(value, dict):
            yield from toml(f"{path}.{key}", value)


def spanish(file: str) -> dict[str, Any]:
    return dict(built_in_file(f"{file}.toml").content)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The tables that the docs name, and no others."""
    (tmp_path / "languages.toml").write_text('languages = ["pt"]\n')
    for file in FILES:
        table = spanish(file)["es"]
        if file == "numbers":
            table = table | {key: table[key] | words for key, words in WORDS.items()}
        (tmp_path / f"{file}.toml").write_text("\n".join(toml("pt", table)))
    for file, keys in NESTED.items():
        lines: list[str] = []
        for key in keys:
            words = spanish(file)[key]["es"]
            lines += (
                toml(f"{key}.pt", words)
                if isinstance(words, dict)
                else [f"[{key}]", f"pt = {json.dumps(words)}"]
            )
        (tmp_path / f"{file}.toml").write_text("\n".join(lines))
    (tmp_path / "demonyms.toml").write_text(KENYAN)
    return tmp_path


def test_what_a_language_lacks_is_told_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "languages.toml").write_text('languages = ["pt"]\n')
    told = factsheets("rules", "check", tmp_path)
    places = [
        line.removeprefix(f"Error: {tmp_path}/").split(".toml:1: ")[0] for line in told.stderr.splitlines()
    ]
    assert told.returncode == 1
    assert sorted(set(places)) == sorted((*FILES, *NESTED))
    assert all("there is no table for 'pt'" in line for line in told.stderr.splitlines())


def test_a_whole_language_is_good(own: Path) -> None:
    told = factsheets("rules", "check", own)
    assert told.returncode == 0, told.stderr


def test_texts_are_read_in_it(own: Path) -> None:
    text = (
        "A Noruega deu vinte milhões de coroas norueguesas em maio de 2021 a uma escola queniana no Quênia."
    )
    told = factsheets("annotate", "-", "--language", "pt", "--rules", own, stdin=text)
    read = json.loads(told.stdout)
    amount = read["amounts"][0]
    assert read["language"] == "pt"
    assert (amount["currency"], amount["value"]) == ("NOK", "20000000")
    assert [(c["code"], c["demonym"]) for c in read["countries"]] == [
        ("NOR", False),
        ("KEN", True),
        ("KEN", False),
    ]
    assert [date["start"] for date in read["dates"]] == ["2021-05-01"]


def test_a_language_that_nobody_has_added_is_refused() -> None:
    told = factsheets("annotate", "-", "--language", "pt")
    assert told.returncode == 2
    assert "must be one of en, fr, es" in told.stderr


def test_a_document_is_told_to_be_in_it(own: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "paper.pdf"
    words = (
        "O programa ajuda os jovens a encontrar trabalho",
        "nas suas cidades, e as escolas também o apoiam.",
    )
    pdf.write_bytes(text_pdf("Escolas do Quênia", *words))
    for args, language in (((), None), (("--rules", own), "pt")):
        told = factsheets("extract", pdf, *args)
        assert json.loads(told.stdout)["language"] == language
