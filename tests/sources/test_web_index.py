"""Index pages: which links are followed, and what is said of pages that lead to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extract.settings.sources import IndexSource
from extract.sources import Remembered, Visit, visit
from extract.sources.web import pages
from tests.sources.sites import PDF, pdf, running

if TYPE_CHECKING:
    from extract.sources import Archive
    from tests.sources.sites import Site


def source(*addresses: str, **options: Any) -> IndexSource:
    given = {"allow_private": True, "delay_seconds": 0, **options}
    return IndexSource(name="page", pages=addresses, **given)


def page(site: Site, html: str, path: str = "/list/", /, **headers: str) -> str:
    return site.serve(path, html.encode(), **{"Content_Type": "text/html; charset=utf-8", **headers})


def links(*targets: str) -> str:
    return "".join(f"<a href='{target}'>x</a>" for target in targets)


def paths(site: Site, found: Visit) -> list[str]:
    return [met.file.uri.removeprefix(site.address) for met in found.met]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="a.pdf">', ["/list/a.pdf"]),
        ('<A HREF="/A.PDF?v=2#page=3">', ["/A.PDF?v=2"]),
        ("<a href=../b.Pdf>", ["/b.Pdf"]),
        ('<a href=" a&amp;b.pdf ">', ["/list/a&b.pdf"]),
        ('<a href="Fact sheet é.pdf">', ["/list/Fact%20sheet%20%C3%A9.pdf"]),
        ('<a href="get?id=7" type="application/pdf">', ["/list/get?id=7"]),
        ('<a href="get?id=7" type="Application/PDF; v=1">', ["/list/get?id=7"]),
        ('<a href="get?id=7"><a href="get?id=7" type="application/pdf">', ["/list/get?id=7"]),
        ('<map><area href="a.pdf"></map><link href="b.pdf">', ["/list/a.pdf", "/list/b.pdf"]),
        (
            '<iframe src="a.pdf"></iframe><embed src="b.pdf"><object data="c.pdf">',
            ["/list/a.pdf", "/list/b.pdf", "/list/c.pdf"],
        ),
        ('<a href="a.pdf"><a href="./a.pdf"><a href="a.pdf#2">', ["/list/a.pdf"]),
        ('<base href="/docs/"><base href="/other/"><a href="a.pdf">', ["/docs/a.pdf"]),
        ('<a href="a.pdf"><base target="_top"><base href="/docs/x.html">', ["/docs/a.pdf"]),
        ('<base href="javascript:x"><a href="a.pdf">', ["/list/a.pdf"]),
        ('<script>x = "<a href=b.pdf>"</script><!-- <a href=c.pdf> --><a href="a.pdf">', ["/list/a.pdf"]),
        ('<![what[x]]><![x]><! x><?x><a href="a.pdf">', ["/list/a.pdf"]),
        ('<p><td><a title=x href="a.pdf"<a href=>', ["/list/a.pdf"]),
    ],
)
def test_links_to_pdfs_are_followed(site: Site, archive: Archive, html: str, expected: list[str]) -> None:
    for path in expected:
        site.serve(path, pdf(path))
    found = visit(source(page(site, f"<html>{html}")), archive, {})
    assert paths(site, found) == expected
    assert (found.problems, found.unreachable) == ((), ())


@pytest.mark.parametrize(
    "link",
    [
        "a.html",
        "get?file=a.pdf",
        "#a.pdf",
        "mailto:a@b.pdf",
        "javascript:a.pdf",
        "data:x,a.pdf",
        "ftp://x/a.pdf",
        "",
        "a.pdf/",
        "http://[/a.pdf",
    ],
)
def test_other_links_are_not_followed(site: Site, archive: Archive, link: str) -> None:
    site.serve("/list/get?file=a.pdf", Content_Type="application/pdf")
    found = visit(source(page(site, f'<a href="{link}">')), archive, {})
    assert found.met == ()
    assert site.paths() == ["/list/"]
    assert "it has no link to a PDF" in found.problems[0]


def test_other_hosts_only_where_allowed(site: Site, archive: Archive) -> None:
    other = site.serve("/b.pdf").replace("127.0.0.1", "localhost")
    here = site.serve("/list/a.pdf")
    html = links("a.pdf", other)
    assert [met.file.uri for met in visit(source(page(site, html)), archive, {}).met] == [here]
    found = visit(source(page(site, html), allow_hosts=("localhost",)), archive, {})
    assert [met.file.uri for met in found.met] == [here, other]


def test_a_page_that_leads_to_other_hosts_only_is_a_problem(site: Site, archive: Archive) -> None:
    found = visit(source(page(site, links("http://b.org/x.pdf", "http://a.org/y.pdf"))), archive, {})
    assert "lead to other hosts (a.org, b.org)" in found.problems[0]
    assert "allow_hosts of the source 'page'" in found.problems[0]


def test_links_are_chosen_by_a_pattern(site: Site, archive: Archive) -> None:
    wanted = ["/list/fact-sheet-1.pdf", "/list/Fact%20sheets/2.pdf"]
    for path in (*wanted, "/list/report.pdf"):
        site.serve(path)
    html = links("fact-sheet-1.pdf", "report.pdf", "Fact sheets/2.pdf")
    assert paths(site, visit(source(page(site, html), match="*fact-sheet*"), archive, {})) == wanted[:1]
    assert paths(site, visit(source(page(site, html), match="*/Fact sheets/*"), archive, {})) == wanted[1:]
    found = visit(source(page(site, html), match="nothing"), archive, {})
    assert "none of its 3 links to PDFs matches 'nothing'" in found.problems[0]


def test_more_links_than_the_limit_are_told(site: Site, archive: Archive) -> None:
    names = [f"{number}.pdf" for number in range(5)]
    for name in names:
        site.serve(f"/list/{name}")
    found = visit(source(page(site, links(*names)), max_links=3), archive, {})
    assert paths(site, found) == ["/list/0.pdf", "/list/1.pdf", "/list/2.pdf"]
    assert "it leads to 5 PDFs, of which the first 3 were taken" in found.problems[0]


def test_a_page_is_read_in_each_visit_and_its_pdfs_once(site: Site, archive: Archive) -> None:
    url = page(site, links("a.pdf"), ETag='"page"')
    site.serve("/list/a.pdf", ETag='"file"')
    [first] = visit(source(url), archive, {}).met
    memory = {first.file.uri: Remembered(first.file.sha256, first.validator or "")}
    page(site, links("a.pdf", "b.pdf"), ETag='"page"')
    site.serve("/list/a.pdf", b"", 304)
    site.serve("/list/b.pdf", pdf("b"))
    found = visit(source(url), archive, memory)
    assert sorted(paths(site, found)) == ["/list/a.pdf", "/list/b.pdf"]
    assert [asked.headers["If-None-Match"] for asked in site.asked if asked.path == "/list/"] == [None, None]


def test_links_are_relative_to_where_a_page_was_found(site: Site, archive: Archive) -> None:
    site.redirect("/old", "/new/list.html")
    page(site, links("a.pdf"), "/new/list.html")
    site.serve("/new/a.pdf")
    assert paths(site, visit(source(site.at("/old")), archive, {})) == ["/new/a.pdf"]


def test_a_page_elsewhere_makes_its_host_a_home(site: Site, archive: Archive) -> None:
    with running() as other:
        moved = page(other, links("a.pdf")).replace("127.0.0.1", "localhost")
        other.serve("/list/a.pdf")
        found = visit(source(site.redirect("/old", moved), allow_hosts=("localhost",)), archive, {})
        assert [met.file.uri for met in found.met] == [moved + "a.pdf"]


def test_one_bad_page_harms_no_other(site: Site, archive: Archive) -> None:
    bad, slow = site.at("/no"), site.serve("/slow", b"", 503)
    good = page(site, links("a.pdf", "gone.pdf"))
    site.serve("/list/a.pdf")
    found = visit(source(bad, slow, "http://[/", good), archive, {})
    assert paths(site, found) == ["/list/a.pdf"]
    assert [problem.split(": ")[0] for problem in found.problems] == [
        "'http://[/' is not an address of http or https. Correct it.",
        bad,
        site.at("/list/gone.pdf"),
    ]
    assert f"{good} leads there" in found.problems[-1]
    assert found.unreachable[0].startswith(slow)


def test_a_pdf_is_no_page(site: Site, archive: Archive) -> None:
    found = visit(source(site.serve("/a.pdf", PDF, Content_Type="application/pdf")), archive, {})
    assert "it is application/pdf and no web page" in found.problems[0]


def test_a_page_without_end_is_a_problem(
    site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_BYTES", 1000)
    found = visit(source(page(site, "x" * 1001)), archive, {})
    assert "the page is larger than 1000 bytes" in found.problems[0]
    assert found.passed == ()


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content_Type": "text/html; charset=ISO-8859-1"}, '<a href="é.pdf">'.encode("latin-1")),
        ({"Content_Type": "text/html"}, '<meta charset="latin-1"><a href="é.pdf">'.encode("latin-1")),
        ({"Content_Type": "text/html; charset=hex"}, '<a href="é.pdf">'.encode()),
        ({"Content_Type": "text/html; charset=none"}, '<a href="é.pdf">'.encode()),
        ({}, '\ufeff<a href="é.pdf">'.encode()),
    ],
)
def test_pages_in_any_encoding(site: Site, archive: Archive, headers: dict[str, str], body: bytes) -> None:
    site.serve("/list/%C3%A9.pdf")
    site.serve("/list/", body, **headers)
    assert paths(site, visit(source(site.at("/list/")), archive, {})) == ["/list/%C3%A9.pdf"]


def test_the_name_and_password_of_a_page_go_with_its_links_and_no_further(
    site: Site, archive: Archive
) -> None:
    with running() as other:
        html = links("a.pdf", other.serve("/b.pdf"), site.at("/c.pdf").replace("//", "//evil:pw@"))
        site.serve("/list/a.pdf")
        site.serve("/c.pdf")
        url = page(site, html).replace("http://", "http://anna:s3cret@")
        found = visit(source(url), archive, {})
        assert len(found.met) == 3
        assert [asked.headers["Authorization"] for asked in other.asked] == [None, None]
    sent = {asked.headers["Authorization"] for asked in site.asked if asked.path != "/robots.txt"}
    assert len(sent) == 1
    assert None not in sent
    assert not any(word in repr(found) for word in ("s3cret", "evil"))


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<![CDATA[", "<script>", "<a href='", "</", "<!", "&#"])
def test_a_page_made_to_hold_up_its_reader(site: Site, archive: Archive, piece: str) -> None:
    url = page(site, piece * (500_000 // len(piece)))
    found = visit(source(url, total_seconds=2), archive, {})
    assert found.met == ()
    assert len(found.problems + found.unreachable) == 1
