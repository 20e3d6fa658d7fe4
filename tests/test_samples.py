"""The sample sheets: gold and PDF agree, and the set is as varied as it claims to be."""

from __future__ import annotations

import importlib
import json
import re
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in SAMPLES.glob("*.gold.json"))
SHEETS: dict[str, dict[str, Any]] = {
    name: json.loads((SAMPLES / f"{name}.gold.json").read_text(encoding="utf-8")) for name in NAMES
}
WITH_TEXT = [name for name in NAMES if not SHEETS[name]["scanned"]]


def letters(text: str) -> str:
    """Letters and digits only: line ends, hyphenation and capitals do not count."""
    return re.sub(r"\W|_", "", unicodedata.normalize("NFKC", text)).casefold()


def page_text(name: str) -> str:
    with pypdfium2.PdfDocument(SAMPLES / f"{name}.pdf") as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def texts_of(sheet: dict[str, Any], place: dict[str, Any]) -> str:
    """Every text of the section in which an item stands."""
    section = sheet["sections"][place["section_index"]]
    beside = [extra["text"] for extra in section.get("extra", [])]
    drawn = [
        item for kind in ("tables", "charts") for item in sheet[kind] if item["section"] == section["heading"]
    ]
    beside += [text for item in drawn for text in (item["title"], *item.get("series", {}))]
    beside += [cell for item in drawn for row in item.get("rows", []) for cell in row]
    return "\n".join([section["heading"] or "", section["text"], *beside])


def test_every_pdf_has_its_gold_and_the_reverse() -> None:
    assert [path.stem for path in sorted(SAMPLES.glob("*.pdf"))] == NAMES


def test_the_set_is_varied() -> None:
    languages = [sheet["language"] for sheet in SHEETS.values()]
    producers = set()
    for name in NAMES:
        with pypdfium2.PdfDocument(SAMPLES / f"{name}.pdf") as pdf:
            producers.add(
                pdf.get_metadata_value("Producer").split(" ")[0] or pdf.get_metadata_value("Creator")
            )
    assert len(NAMES) >= 10
    assert {language: languages.count(language) >= 2 for language in ("en", "es", "fr")} == dict.fromkeys(
        ("en", "es", "fr"), True
    )
    assert len(producers) >= 3
    assert sum(path.stat().st_size for path in SAMPLES.glob("*.pdf")) < 4_000_000


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "kind", ["amounts", "country_mentions", "regions", "dates", "organisations", "demonyms"]
)
def test_items_stand_in_the_text_of_their_section(name: str, kind: str) -> None:
    sheet = SHEETS[name]
    astray = [item["text"] for item in sheet[kind] if item["text"] not in texts_of(sheet, item)]
    assert astray == []


@pytest.mark.parametrize("name", WITH_TEXT)
def test_the_pdf_shows_what_the_gold_says(name: str) -> None:
    sheet, shown = SHEETS[name], letters(page_text(name))
    wanted = [section["heading"] for section in sheet["sections"]]
    wanted += [item["text"] for kind in ("amounts", "dates", "country_mentions") for item in sheet[kind]]
    wanted += [cell for table in sheet["tables"] for row in table["rows"] for cell in row]
    assert [text for text in wanted if letters(text) not in shown] == []


def test_a_scan_has_no_text() -> None:
    scans = [name for name in NAMES if SHEETS[name]["scanned"]]
    assert scans
    assert "".join(page_text(name) for name in scans).strip() == ""


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_complete(name: str) -> None:
    """Each year and each currency in running text belongs to an item."""
    sheet = SHEETS[name]
    for index, section in enumerate(sheet["sections"]):
        claimed = " ".join(
            item["text"]
            for kind in ("amounts", "dates")
            for item in sheet[kind]
            if item["section_index"] == index
        )
        years = re.findall(r"\b(?:19|20)\d\d\b", f"{section['heading']} {section['text']}")
        money = re.findall(r"[$€]|\b(?:USD|EUR|CHF|euros|dollars|dólares)\b", section["text"])
        assert [token for token in years + money if token not in claimed] == [], section["heading"]


@pytest.mark.parametrize("name", NAMES)
def test_projects_and_facts_come_from_the_text(name: str) -> None:
    sheet = SHEETS[name]
    for project in sheet["projects"]:
        index = project["section_index"]
        values = [amount["value"] for amount in sheet["amounts"] if amount["section_index"] == index]
        assert project["amount"] is None or project["amount"] in values, project["title"]
        assert project["title"] == sheet["sections"][index]["heading"]
    whole = letters("".join(section["text"] for section in sheet["sections"]))
    for key, value in sheet["facts"].items():
        for number in value if isinstance(value, list) else [value]:
            assert str(number) in whole, key
    contact = next(section for section in sheet["sections"] if section["kind"] == "contact")
    for value in sheet["contacts"].values():
        assert value in contact["text"]


def number(cell: str, language: str) -> Decimal:
    """A cell as a number: points group in Spanish, commas in English, blanks in French."""
    plain = cell.replace(" ", "").replace(*((",", "") if language == "en" else (".", "")))
    return Decimal(plain.replace(",", ".")) if re.fullmatch(r"[\d.,]+", plain) else Decimal(0)


def wrong_totals(sheet: dict[str, Any]) -> list[str]:
    """The columns whose last row is not the sum of the others."""
    wrong = []
    for table in sheet["tables"]:
        header, *rows = table["rows"]
        for column in range(1, len(header)):
            cells = [number(row[column], sheet["language"]) for row in rows]
            if rows[-1][0] == "Total" and sum(cells[:-1]) != cells[-1]:
                wrong.append(f"{table['title']}: {header[column]}")
    return wrong


def test_only_one_table_contradicts_itself() -> None:
    found = {name: wrong for name in NAMES if (wrong := wrong_totals(SHEETS[name]))}
    assert found == {"kenya-2024": ["Approvals by operation: Total"]}


def test_the_korea_sheet_of_2023_contradicts_itself() -> None:
    text = SHEETS["korea-2023"]["sections"][0]["text"]
    parts = re.search(
        r"ratified (\d+) Conventions: (\d+) fundamental, (\d+) governance and (\d+) technical", text
    )
    assert parts is not None
    assert [int(part) for part in parts.groups()] == [32, 4, 3, 20]


@pytest.mark.parametrize("name", NAMES)
def test_gold_is_what_the_source_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))
    source = importlib.import_module("making.sheet").load(SAMPLES / "sources" / f"{name}.toml")
    made = importlib.import_module("making.gold").gold(source)
    assert json.loads(json.dumps(made)) == SHEETS[name], f"run: python samples/make.py {name}"
