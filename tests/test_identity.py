from __future__ import annotations

import re

import pytest

from extract.geometry import around
from extract.identity import Identity, Told, identify
from extract.identity.rules import identity_rules
from extract.language import detect
from extract.layout.types import Line, Paragraph
from extract.pdf import Page, Pdf, Word
from extract.sections import Section
from extract.settings.sources import NO_HINTS, Hints
from extract.text import text_units
from tests.layout.builders import line

TITLE_TOP = 100.0


def placed(text: str, top: float, size: float = 10.0, *, page: int = 1) -> Line:
    words = tuple(line(text, 50, top, size))
    return Line(page, around(w.box for w in words), words)


def read(
    title: str = "Norway and the Fund",
    *,
    below: tuple[str, ...] = (),
    above: tuple[str, ...] = (),
    text: tuple[str, ...] = (),
    foot: str = "",
    last: str = "",
    file_name: str = "sheet.pdf",
    hints: Hints = NO_HINTS,
    metadata: str | None = None,
) -> Identity:
    """Lay a first page out by hand, and a second with one line, and identify the document."""
    heading = (placed(title, TITLE_TOP, 20),) if title else ()
    mast = [placed(t, 60 + 14 * n) for n, t in enumerate(above)]
    sub = [placed(t, 124 + 14 * n) for n, t in enumerate(below)]
    body = [placed(t, 300 + 14 * n) for n, t in enumerate(text)]
    margin = [placed(foot, 800, 8)] if foot else []
    sections = (Section(0, 0, None, heading, "body", tuple(Paragraph((o,)) for o in (*sub, *body))),)
    units = text_units(sections)
    pages = [_page(1, [*mast, *heading, *sub, *body, *margin])]
    if last:
        pages.append(_page(2, [placed(last, 400, page=2)]))
    pdf = Pdf(tuple(pages), len(pages), title=metadata)
    language = detect(unit.text for unit in units) or "en"
    return identify(pdf, sections, units, language, Told(file_name, hints))


def _page(number: int, lines: list[Line]) -> Page:
    words: list[Word] = [word for each in lines for word in each.words]
    return Page(number, 595, 842, tuple(words))


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Norway and the Fund", "NOR"),
        ("Republic of Korea: ten years of partnership", "KOR"),
        ("Coopération avec la Côte d'Ivoire", "CIV"),
        ("EU support for labour markets", "EU"),
        ("Flanders and the Fund", "BEL"),
        ("Belgium, Flanders and Wallonia", "BEL"),
        ("How loans reach small farms", None),
    ],
)
def test_partner_in_the_title(title: str, code: str | None) -> None:
    found = read(title).partner
    assert (found.code if found else None) == code
    if found:
        assert found.rule == "partner.title"
        assert found.spans


def test_partner_elsewhere() -> None:
    below = read("Fact sheet", below=("Cooperation with Norway",)).partner
    assert below
    assert (below.code, below.rule) == ("NOR", "partner.subtitle")
    above = read("Fact sheet", above=("Country programme: Kenya",)).partner
    assert above
    assert (above.code, above.rule) == ("KEN", "partner.masthead")


def test_of_two_countries_in_the_title_the_one_named_most() -> None:
    text = ("Malawi has two lakes.", "In Malawi the work began.", "The farms of Malawi pay.")
    found = read("Norway in Malawi", text=text).partner
    assert found
    assert found.code == "MWI"


def test_the_file_name_counts_only_with_the_text() -> None:
    silent = read("Fact sheet", file_name="brief_norway-2023.pdf").partner
    assert silent is None
    spoken = read("Fact sheet", text=("Norway pays.",), file_name="brief_norway-2023.pdf").partner
    assert spoken
    assert (spoken.code, spoken.rule) == ("NOR", "partner.file_name")


@pytest.mark.parametrize(
    ("hint", "code", "kind"),
    [("NOR", "NOR", "country"), ("EU", "EU", "organisation"), ("European Union", "EU", "organisation")],
)
def test_what_the_source_tells_counts_where_the_document_is_silent(hint: str, code: str, kind: str) -> None:
    found = read("Fact sheet", hints=Hints(partner=hint, publisher="Harbour Fund"))
    assert found.partner
    assert (found.partner.code, found.partner.kind, found.partner.rule) == (code, kind, "partner.source")
    assert found.publisher == "Harbour Fund"


def test_a_document_is_believed_more_than_its_source() -> None:
    said = read("Fact sheet of Ghana", above=("International Labour Organization",))
    found = read(
        "Fact sheet of Ghana",
        above=("International Labour Organization",),
        hints=Hints(partner="NOR", publisher="Harbour Fund"),
    )
    assert (found.partner, found.publisher) == (said.partner, said.publisher)
    assert said.publisher


def test_a_hint_that_names_nobody_makes_no_partner() -> None:
    assert read("Fact sheet", hints=Hints(partner="XYZ")).partner is None


def test_the_country_of_which_the_document_speaks() -> None:
    text = tuple(f"Number {n} of the farms in Peru is small." for n in range(5))
    found = read("Fact sheet", text=text).partner
    assert found
    assert (found.code, found.rule) == ("PER", "partner.most_named")
    mixed = (
        "Peru, Chile and Ghana lend.",
        "Kenya and Peru lend.",
        "Chile, Peru and Mali lend.",
        "Peru ends.",
    )
    assert read("Fact sheet", text=mixed).partner is None


@pytest.mark.parametrize(
    ("below", "value"),
    [
        ("July 2023", "2023-07"),
        ("Updated 3 May 2024", "2024-05-03"),
        ("Project brief, January 30, 2024", "2024-01-30"),
        ("Fact sheet | 2022", "2022"),
        ("No. 13, 29 September 2014 – 7pm", "2014-09-29"),
        ("No. 8, 5 September 2014 – 19:00", "2014-09-05"),
        ("In July 2023 both ministries agreed to build nine more schools", None),
        ("Phase II, 2018–2022", None),
    ],
)
def test_date_below_the_title(below: str, value: str | None) -> None:
    found = read(below=(below,)).published
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("title", "below", "value"),
    [
        ("Le Maroc et le Fonds", "Mis à jour le 12 mars 2021", "2021-03-12"),
        ("España y el Fondo", "Ficha actualizada: 15 de marzo de 2024", "2024-03-15"),
        ("Le Maroc et le Fonds", "Juin 2023", "2023-06"),
    ],
)
def test_date_in_other_languages(title: str, below: str, value: str) -> None:
    words = {
        "Le": "Les fonds sont dans les villes et pour les écoles.",
        "Es": "Los fondos son para las escuelas.",
    }
    found = read(title, below=(below,), text=(words[title[:2]],)).published
    assert found
    assert found.value == value


@pytest.mark.parametrize(
    ("given", "rule", "value"),
    [
        ({"above": ("Brief 4, May 2022",)}, "published.above_title", "2022-05"),
        ({"title": "Norway and the Fund 2021"}, "published.title", "2021"),
        ({"last": "Last updated: 4 June 2020"}, "published.named", "2020-06-04"),
        ({"foot": "October 2013 – more at example.org"}, "published.margin", "2013-10"),
        ({"last": "© 2019 Lakes Fund"}, "published.copyright", "2019"),
        ({"last": "They met on 4 June 2020 in Oslo."}, None, None),
    ],
)
def test_date_elsewhere(given: dict[str, str], rule: str | None, value: str | None) -> None:
    found = read(**given).published  # type: ignore[arg-type]
    assert (found.rule, found.value) == (rule, value) if found else rule is None


def test_the_date_leads_to_its_place() -> None:
    found = read(below=("Updated September 2023",)).published
    assert found
    assert found.text == "September 2023"
    assert (found.start.isoformat(), found.end.isoformat()) == ("2023-09-01", "2023-09-30")
    assert [(span.page, span.top) for span in found.spans] == [(1, 124)]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"above": ("Great Lakes", "Development Bank")}, "Great Lakes Development Bank"),
        ({"above": ("Fact sheet",)}, None),
        ({"foot": "Three Valleys Foundation | 1"}, "Three Valleys Foundation"),
        ({"last": "© 2019 Lakes Agency"}, "Lakes Agency"),
        ({"title": "Norway and the Lakes Fund", "foot": "Norway and the Lakes Fund"}, None),
        ({"foot": "The fund pays for this."}, None),
    ],
)
def test_publisher(given: dict[str, str], name: str | None) -> None:
    assert read(**given).publisher == name  # type: ignore[arg-type]


def test_title() -> None:
    assert read("Norway and the Fund").title == "Norway and the Fund"
    assert read("", text=("A brief on lakes",), metadata="A Brief on Lakes").title == "A Brief on Lakes"
    assert read("", text=("A brief on lakes",), metadata="Microsoft Word - final2.doc").title is None


def test_a_document_without_pages() -> None:
    assert identify(Pdf((), 0), (), (), "en", Told("empty.pdf")) == Identity()


def test_names_of_bodies_are_unique() -> None:
    names = [name for body in identity_rules().body for name in body.names]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Z]{2,5}", body.code) for body in identity_rules().body if body.code)


def test_a_case_study_makes_no_partner() -> None:
    heads = ["What funds do", "A case", "What to weigh"]
    said = [
        "Funds pay for what was reached.",
        "Peru began. Peru paid. Peru and Chile lend. Peru ends.",
        "Peru too.",
    ]
    sections, at = [], 100.0
    for order, (head, text) in enumerate(zip(heads, said, strict=True)):
        lines = (placed(head, at, 14),), (placed(text, at + 20),)
        sections.append(Section(order, 1, None, lines[0], "body", (Paragraph(lines[1]),)))
        at += 100
    held = [line for s in sections for line in (*s.heading, *s.paragraphs[0].lines)]
    pdf = Pdf((_page(1, held),), 1)
    assert identify(pdf, sections, text_units(sections), "en", Told("sheet.pdf")).partner is None


def test_where_a_cover_was_photographed_is_no_partner() -> None:
    text = ("Sweden pays.", "Norway pays.")
    assert read("Thematic fund", above=("A school in Kenya",), text=text).partner is None


@pytest.mark.parametrize(
    ("last", "value"),
    [
        ("© United Savings Fund, July 2025", "2025-07"),
        ("published © 3 May 2025", "2025-05-03"),
        ("© United Savings Fund 2025", "2024"),
        ("In July 2025 the fund ended", "2024"),
    ],
)
def test_a_month_of_copyright_is_closer_than_a_year_in_the_title(last: str, value: str) -> None:
    found = read("Savings in 2024", last=last).published
    assert found
    assert found.value == value


def test_a_date_at_the_top_of_a_page_without_a_title() -> None:
    found = read("", text=("No. 3 - 28 August 2014", "Cases rise.")).published
    assert found
    assert found.value == "2014-08-28"


@pytest.mark.parametrize(("closed", "value"), [("12/31/2025", "2022-03-04"), ("31/12/2025", "2022-04-03")])
def test_a_date_in_figures_is_read_as_the_others_of_the_document(closed: str, value: str) -> None:
    found = read(below=("03/04/2022",), text=(f"The fund closes on {closed}.",)).published
    assert found
    assert found.value == value
