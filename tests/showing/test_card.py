"""The card of any row: self-contained, escaped, with the words of the page marked."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from extract.geometry import Box
from extract.showing import card
from extract.showing.card import file_name, title
from extract.showing.crops import FILL, crop
from extract.showing.short import lines
from extract.showing.wording import shown
from extract.warehouse.explaining import Place, Rule, explain
from extract.warehouse.rows import RECORD_TABLES
from tests.warehouse.builders import loaded, rich_sheet, sha256_of
from tests.warehouse.test_explaining import EMPTY, TABLES, first_key
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path

    from tests.showing.conftest import Desk

HOSTILE = '</style><script>alert(1)</script><img src="https://bad.example/x.png" onerror=alert(2)>'
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "style"}


class Seen(HTMLParser):
    """What a browser would load or run, and the text that it would show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.handlers += [name] if name.startswith("on") else []
            self.loads += [value or ""] if name in LOADING else []
            if name == "href":
                (self.links if tag == "a" else self.loads).append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(desk: Desk, asked: str) -> Seen:
    return Seen(card(explain(desk.published, asked), desk.archive))


def one(desk: Desk, sql: str) -> str:
    return str(fetch(desk.published, sql)[0][0])


@pytest.mark.parametrize("table", sorted(TABLES.keys() - EMPTY))
def test_each_kind_of_row_has_a_card_that_needs_nothing_else(desk: Desk, table: str) -> None:
    if not fetch(desk.published, f"FROM {table} LIMIT 1"):
        pytest.skip(f"the sheets have no {table}")
    page = seen(desk, f"{table}/{first_key(desk.published, table)}")
    assert "script" not in page.tags
    assert page.handlers == []
    assert all(address.startswith("data:") for address in page.loads)
    assert page.links == [], "the sheets were found in a folder, not on the web"
    assert "Values" in page.text


@pytest.mark.parametrize("table", sorted(RECORD_TABLES))
def test_what_a_document_says_is_text(desk: Desk, tmp_path: Path, table: str) -> None:
    path = tmp_path / "w.duckdb"
    sheet = rich_sheet(partner=HOSTILE)
    loaded(path, sheet)
    found = explain(path, first_key(path, table))
    hostile = replace(
        found,
        said=replace(found.said, text=HOSTILE),
        quote=HOSTILE,
        fields=tuple(replace(f, value=HOSTILE) if isinstance(f.value, str) else f for f in found.fields),
        rule=Rule(HOSTILE, {"meaning": HOSTILE, "examples": [HOSTILE], "refused": [HOSTILE]}),
        next_step=HOSTILE,
    )
    page = Seen(card(hostile, desk.archive))
    assert "script" not in page.tags
    assert page.handlers == []
    assert all(address.startswith("data:") for address in page.loads)
    assert "<script>alert(1)</script>" in page.text


def test_only_the_web_addresses_of_documents_are_links(desk: Desk) -> None:
    found = explain(desk.published, "korea-2023.pdf")
    amount = explain(desk.published, one(desk, "SELECT id FROM amounts LIMIT 1"))
    assert found.document is not None
    places = ("https://example.org/a.pdf", "javascript:alert(1)", "file:///in/a.pdf")
    told = Seen(card(replace(amount, document=replace(found.document, seen_at=places)), desk.archive))
    assert told.links == ["https://example.org/a.pdf"]
    assert "javascript:alert(1)" in told.text


def picture(source: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(source.partition("base64,")[2]))).convert("RGB")


def pixels(image: Image.Image) -> list[tuple[int, ...]]:
    data = image.tobytes()
    return [tuple(data[start : start + 3]) for start in range(0, len(data), 3)]


def is_near(pixel: tuple[int, ...]) -> bool:
    return sum(abs(a - b) for a, b in zip(pixel, FILL, strict=True)) < 12


def test_the_words_are_marked_on_the_page(desk: Desk, samples: Path) -> None:
    found = explain(desk.published, one(desk, "SELECT id FROM amounts WHERE text LIKE '%21.2 million%'"))
    (place,) = found.places
    shown_part = crop(desk.archive, replace(place, within=None))
    with picture(shown_part.source) as image:
        near = sum(is_near(pixel) for pixel in pixels(image))
    marked = sum(box.area for box in place.boxes) * 4
    assert 0.4 * marked < near < 1.6 * marked


def test_a_place_on_two_pages_is_two_pictures(desk: Desk) -> None:
    found = explain(desk.published, one(desk, "SELECT id FROM amounts LIMIT 1"))
    (place,) = found.places
    both = replace(found, places=(place, replace(place, page=2)))
    page = seen(desk, found.said.address), Seen(card(both, desk.archive))
    assert [sum(load.startswith("data:image") for load in one.loads) for one in page] == [1, 2]


@pytest.mark.parametrize("page", [1, 99])
def test_a_page_that_cannot_be_shown_is_said_so(desk: Desk, page: int) -> None:
    found = explain(desk.published, one(desk, "SELECT id FROM amounts LIMIT 1"))
    document = sha256_of("nowhere") if page == 1 else found.places[0].document
    gone = Place(document, page, (Box(0, 0, 10, 10),))
    told = Seen(card(replace(found, places=(gone,)), desk.archive))
    assert ("not in the archive" in told.text) == (page == 1)
    assert ("cannot be drawn" in told.text) == (page == 99)
    assert "img" not in told.tags


@pytest.mark.parametrize(
    "box", [Box(-20, -20, 5, 5), Box(590, 838, 700, 900), Box(100, 100, 100, 100), Box(0, 0, 595, 842)]
)
def test_boxes_at_the_edge_of_a_page_are_shown(desk: Desk, box: Box) -> None:
    document = one(desk, "SELECT sha256 FROM documents LIMIT 1")
    shown_part = crop(desk.archive, Place(document, 1, (box,)))
    assert shown_part.missing == ""
    assert shown_part.width > 100
    assert shown_part.height > 50


def test_a_contribution_tells_its_years_checks_and_editions(desk: Desk) -> None:
    text = seen(desk, one(desk, "SELECT id FROM stated_contributions WHERE text LIKE '%21.2 million%'")).text
    for words in ("More than USD 21,200,000", "2018–2022", "4,300,000", "the values add up to USD 21200000"):
        assert words in text
    assert "korea-2021.pdf (June 2021) → korea-2023.pdf (July 2023)" in text


def test_an_issue_says_what_to_do(desk: Desk) -> None:
    text = seen(desk, one(desk, "SELECT id FROM issues WHERE code = 'total_mismatch' LIMIT 1")).text
    assert "What to do: Compare both places" in text


def test_the_rule_is_told_with_its_examples_and_how_often_it_is_right(desk: Desk) -> None:
    found = explain(desk.published, one(desk, "SELECT id FROM amounts LIMIT 1"))
    told: dict[str, object] = {
        "meaning": "money behind its sign",
        "measured_right": 19,
        "measured_made": 20,
        "measured_as": "amounts",
        "measured_on": "samples",
        "examples": [f"EUR {number}" for number in range(9)],
        "refused": [],
    }
    text = Seen(card(replace(found, rule=Rule("money.sign_first", told)), desk.archive)).text
    for words in ("money.sign_first", "Money behind its sign.", "19 of 20", "EUR 5", "and 3 more"):
        assert words in text
    assert "EUR 6" not in text
    assert "It leaves alone" not in text


def test_rules_of_the_program_are_all_known(desk: Desk) -> None:
    for table in ("amounts", "stated_contributions", "comparisons", "sections"):
        rule = explain(desk.published, one(desk, f"SELECT id FROM {table} LIMIT 1")).rule
        assert rule is not None
        assert rule.told["meaning"]


def test_a_correction_is_told(desk: Desk) -> None:
    found = explain(desk.published, one(desk, "SELECT id FROM amounts WHERE flow = 'project' LIMIT 1"))
    changed = tuple(replace(f, machine="other") if f.name == "flow" else f for f in found.fields)
    page = Seen(card(replace(found, fields=changed), desk.archive))
    assert "the program had read: other" in page.text
    assert "corrected" in page.text


def test_links_are_made_where_there_are_cards_of_others(desk: Desk) -> None:
    found = explain(
        desk.published, one(desk, "SELECT id FROM stated_projects WHERE value IS NOT NULL LIMIT 1")
    )
    page = Seen(card(found, desk.archive, lambda address: f"#{address}"))
    assert any(link.startswith("#amt-") for link in page.links)


def test_the_short_form_says_the_same(desk: Desk) -> None:
    found = explain(
        desk.published, one(desk, "SELECT id FROM stated_contributions WHERE text LIKE '%21.2 million%'")
    )
    told = "\n".join(lines(found))
    assert told.startswith(f"Contribution {found.said.address}: More than USD 21,200,000")
    for words in (
        "korea-2023.pdf, page 1",
        "[US$ 21.2 million]",
        "contribution.voluntary",
        "agrees: ",
        "added: ",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (1999, "1999"),
        (267343, "267,343"),
        (0.5, "0.5"),
        (["CMR", "TUN"], "CMR, TUN"),
        ({"running_head": 3}, "running head: 3"),
        ("core_voluntary", "core voluntary"),
        ("Core_Voluntary is a name", "Core_Voluntary is a name"),
    ],
)
def test_values_of_columns(value: object, told: str) -> None:
    assert shown(value) == told


def test_long_words_are_cut_in_titles_and_addresses_make_file_names(desk: Desk) -> None:
    found = explain(desk.published, f"table_cells/{first_key(desk.published, 'table_cells')}")
    assert "/" not in file_name(found)
    assert file_name(found).startswith("explain-table_cells-")
    long = replace(found, said=replace(found.said, text="word " * 90))
    assert len(title(long)) <= 142
    assert title(long).endswith(" …")
