"""Tables of contents are in no section."""

from __future__ import annotations

import pytest

from extract.layout import lay_out
from extract.layout.types import Furniture, Heading, Paragraph
from tests.layout.builders import Sheet, pdf, sentence, text

NAMES = ("Money and rules", "Projects under way", "What comes next")


def document(leader: str, names: tuple[str, ...] = NAMES) -> tuple[list[str], list[str], list[str]]:
    """Return the headings, the texts and the contents of a document with a list of `names`."""
    front, inside = Sheet(), Sheet()
    front.write("Ruritania and the partnership", 50, 60, 500, 24, bold=True)
    top = front.write("In this note", 50, 120, 300, 14, bold=True)
    for number, name in enumerate(names, start=2):
        top = front.write(f"{name} {leader} {number}", 50, top, 480)
    top = 90.0
    for number, name in enumerate(NAMES):
        top = inside.write(name, 50, top, 300, 14, bold=True)
        top = inside.write(sentence("abc"[number], 60), 50, top, 480) + 12
    blocks = lay_out(pdf(front, inside)).blocks
    return (
        [text(b.lines) for b in blocks if isinstance(b, Heading)],
        [text(b.lines) for b in blocks if isinstance(b, Paragraph)],
        [text(b.lines) for b in blocks if isinstance(b, Furniture) and b.reason == "contents"],
    )


@pytest.mark.parametrize("leader", ["..........", ". . . . . . .", "……", "______", ""])
def test_lines_that_lead_to_pages_or_repeat_the_headings_are_contents(leader: str) -> None:
    headings, texts, listed = document(leader)
    assert headings == ["Ruritania and the partnership", *NAMES]
    assert all(len(one.split()) > 30 for one in texts)
    told = " ".join(listed)
    assert "In this note" in told
    assert all(name in told for name in NAMES)


def test_a_list_of_other_things_is_text() -> None:
    headings, texts, listed = document("", ("Norway gave", "Japan gave", "Others gave"))
    assert listed == []
    assert "In this note" in headings
    assert any("Norway gave" in one for one in texts)
