"""The pictures of how a document was read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from extract.debugging import SCALE, draw_document, picture_name
from extract.debugging.notes import notes_of
from extract.debugging.outlines import outlines
from extract.debugging.paint import COLOURS, colour_of
from extract.errors import StorageError
from extract.pipeline import read_file
from extract.settings import Settings

if TYPE_CHECKING:
    from extract.geometry import Box

SAMPLE = Path(__file__).parents[2] / "samples" / "kenya-2024.pdf"


def pixels(picture: Image.Image, box: Box) -> set[tuple[int, ...]]:
    """Return the colours on the upper edge of the outline of `box`."""
    top = round(box.top * SCALE)
    row = range(round(box.x0 * SCALE), round(box.x1 * SCALE))
    return {picture.getpixel((x, y)) for x in row for y in range(top - 4, top + 1)}  # type: ignore[misc]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pictures") / "new"
    draw_document(SAMPLE, Settings(), out=out)
    return out


def test_there_is_a_picture_of_each_page(drawn: Path) -> None:
    assert sorted(path.name for path in drawn.iterdir()) == [picture_name(SAMPLE, n) for n in (1, 2)]


def test_blocks_are_outlined_in_the_colour_of_their_kind(drawn: Path) -> None:
    reading, sheet = read_file(SAMPLE, Settings())
    with Image.open(drawn / picture_name(SAMPLE, 1)) as picture:
        marked = outlines(reading, sheet, 1)
        assert {"heading", "text", "table", "furniture"} <= {o.kind.split(" ")[0] for o in marked.blocks}
        missing = [o for o in marked.blocks if colour_of(o.kind) not in pixels(picture, o.box)]
    assert len(missing) <= 0.1 * len(marked.blocks), "another outline may cover one"


def test_values_are_underlined(drawn: Path) -> None:
    reading, sheet = read_file(SAMPLE, Settings())
    amounts = [o for o in outlines(reading, sheet, 1).values if o.kind == "amount"]
    assert amounts
    with Image.open(drawn / picture_name(SAMPLE, 1)) as picture:
        for one in amounts:
            x, y = round(one.box.middle[0] * SCALE), round(one.box.bottom * SCALE)
            assert picture.getpixel((x, y)) == COLOURS["amount"]


def test_blocks_are_numbered_in_reading_order_and_furniture_is_not() -> None:
    reading, sheet = read_file(SAMPLE, Settings())
    marked = [outline for page in (1, 2) for outline in outlines(reading, sheet, page).blocks]
    orders = [o.order for o in marked if not o.kind.startswith(("furniture", "box"))]
    assert orders[0] == 1
    assert all(b - a in (0, 1) for a, b in pairwise(orders))
    assert {o.order for o in marked if o.kind.startswith("furniture")} == {0}


def test_the_notes_tell_cells_values_and_issues() -> None:
    reading, sheet = read_file(SAMPLE, Settings())
    told = [text for page in (1, 2) for _, text in notes_of(sheet, outlines(reading, sheet, page), page)]
    assert any(line.startswith("en | partner Kenya") for line in told)
    assert any("Approvals by operation [(US$ million)]" in line for line in told)
    assert any("Water for Nyanza | 38.0 | 6.5 | 44.5" in line for line in told)
    assert any(line.startswith("CHART line") for line in told)
    assert any(line.startswith("total_mismatch") for line in told)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(StorageError, match=r"taken.*--out"):
        draw_document(SAMPLE, Settings(), out=taken)
