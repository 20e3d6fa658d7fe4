"""Addresses of the web: fetched once, kept whole, told what was wrong."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import logging
import ssl
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from extract.errors import LimitExceeded, StorageError
from extract.settings.sources import Hints, UrlsSource
from extract.sources import Archive, Remembered, Visit, visit
from extract.sources.web import visit_web
from extract.sources.web.sending import AGENT
from tests.sources.sites import PDF, pdf, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.sites import Site


def source(*urls: str, **options: Any) -> UrlsSource:
    return UrlsSource(name="list", urls=urls, **{"allow_private": True, "delay_seconds": 0, **options})


def kept(archive: Archive) -> list[Path]:
    """Return all files of the archive, those on their way too."""
    return [path for path in archive.folder.rglob("*") if path.is_file()] if archive.folder.exists() else []


def remembered(found: Visit) -> dict[str, Remembered]:
    return {m.file.uri: Remembered(m.file.sha256, m.validator) for m in found.met if m.validator}


def test_an_address_is_archived_by_its_content(site: Site, archive: Archive) -> None:
    url = site.serve("/docs/Fact%20sheet.pdf?v=1")
    hints = Hints(publisher="ILO", language="en")
    found = visit(source(url + "#page=2", hints=hints), archive, {})
    [met] = found.met
    assert met.file.path.read_bytes() == PDF
    assert met.file.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (met.file.uri, met.file.file_name, met.file.hints) == (url, "Fact sheet.pdf", hints)
    assert (found.passed, found.problems, found.unreachable) == ((), (), ())


def test_the_program_says_who_it_is(site: Site, archive: Archive) -> None:
    visit(source(site.serve("/a.pdf")), archive, {})
    assert {asked.headers["User-Agent"] for asked in site.asked} == {AGENT}
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a.pdf"]


def test_the_same_content_at_ten_addresses_is_kept_once(site: Site, archive: Archive) -> None:
    urls = [site.serve(f"/{number}.pdf") for number in range(10)]
    found = visit(source(*urls), archive, {})
    assert {met.file.uri for met in found.met} == set(urls)
    assert len(kept(archive)) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"ETag": '"v1"'},
        {
            "Last_Modified": "Tue, 24 Nov 2026 08:00:00 GMT",
            "Date": "Thu, 26 Nov 2026 08:00:00 GMT",
        },
    ],
)
def test_what_is_told_unchanged_is_not_fetched_again(
    site: Site, archive: Archive, headers: dict[str, str]
) -> None:
    url = site.serve("/a.pdf", **headers)
    first = visit(source(url), archive, {})
    site.serve("/a.pdf", b"", 304)
    second = visit(source(url), archive, remembered(first))
    assert second == first
    sent = site.asked[-1].headers
    assert sent["If-None-Match"] == headers.get("ETag")
    assert sent["If-Modified-Since"] == headers.get("Last_Modified")


def test_what_has_changed_is_fetched(site: Site, archive: Archive) -> None:
    url = site.serve("/a.pdf", ETag='"v1"')
    first = visit(source(url), archive, {})
    site.serve("/a.pdf", pdf("second"), ETag='"v2"')
    [met] = visit(source(url), archive, remembered(first)).met
    assert met.file.path.read_bytes() == pdf("second")
    assert "v2" in (met.validator or "")


def test_what_the_archive_lost_is_fetched_without_conditions(site: Site, archive: Archive) -> None:
    url = site.serve("/a.pdf", ETag='"v1"')
    first = visit(source(url), archive, {})
    first.met[0].file.path.unlink()
    second = visit(source(url), archive, remembered(first))
    assert second.met[0].file.path.read_bytes() == PDF
    assert site.asked[-1].headers["If-None-Match"] is None


@pytest.mark.parametrize(
    "told", ["", "nonsense", '{"etag": 7}', json.dumps({"at": "http://other/", "etag": "x"})]
)
def test_a_memory_of_something_else_sets_no_conditions(site: Site, archive: Archive, told: str) -> None:
    url = site.serve("/a.pdf")
    sha256 = visit(source(url), archive, {}).met[0].file.sha256
    assert len(visit(source(url), archive, {url: Remembered(sha256, told)}).met) == 1
    assert site.asked[-1].headers["If-None-Match"] is None


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PDF, {}),
        (PDF, {"Last_Modified": "Tue, 24 Nov 2026 08:00:00 GMT", "Date": "Tue, 24 Nov 2026 08:00:30 GMT"}),
        (PDF, {"Last_Modified": "yesterday", "Date": "today"}),
        (b"<html>please wait</html>", {"ETag": '"v1"'}),
        (PDF[:10], {"ETag": '"v1"'}),
    ],
    ids=["silent", "just changed", "no date", "not a PDF", "not all of it"],
)
def test_what_cannot_be_relied_upon_is_not_remembered(
    site: Site, archive: Archive, body: bytes, headers: dict[str, str]
) -> None:
    url = site.serve("/a.pdf", body, **headers)
    first = visit(source(url), archive, {})
    assert first.met[0].file.path.read_bytes() == body
    assert len(visit(source(url), archive, remembered(first)).met) == 1
    sent = site.asked[-1].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (None, None)


def test_304_without_a_condition_is_a_problem(site: Site, archive: Archive) -> None:
    found = visit(source(site.serve("/a.pdf", b"", 304)), archive, {})
    assert "status 304 Not Modified" in found.problems[0]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "there is nothing (status 404 Not Found). Correct the address"),
        (410, "there is nothing (status 410 Gone)"),
        (401, "not everybody may read it (status 401 Unauthorized)"),
        (403, "not everybody may read it (status 403 Forbidden)"),
        (418, "the server answered with status 418"),
        (204, "the server answered with status 204 No Content"),
        (302, "the server answered with status 302 Found"),
        (799, "the server answered with status 799"),
    ],
)
def test_what_will_not_pass_is_a_problem_and_harms_no_other(
    site: Site, archive: Archive, status: int, words: str
) -> None:
    bad, good = site.serve("/bad.pdf", b"" if status == 204 else b"no", status), site.serve("/good.pdf")
    found = visit(source(bad, good), archive, {bad: Remembered("0" * 64, "{}")})
    if status == 799:
        assert found.problems == ()
        assert words in found.unreachable[0]
    else:
        [problem] = found.problems
        assert problem.startswith(f"{bad}: {words}")
        assert found.unreachable == ()
    assert [met.file.uri for met in found.met] == [good]
    assert found.passed == ()


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504])
def test_what_may_pass_is_unreachable(site: Site, archive: Archive, status: int) -> None:
    bad, good = site.serve("/bad.pdf", b"no", status), site.serve("/good.pdf")
    found = visit(source(bad, good), archive, {})
    assert found.problems == ()
    assert found.unreachable[0].startswith(f"{bad}: the server answered with status {status}")
    assert [met.file.uri for met in found.met] == [good]


def test_html_under_a_pdfs_name_is_archived(site: Site, archive: Archive) -> None:
    [met] = visit(source(site.serve("/a.pdf", b"<!doctype html>")), archive, {}).met
    assert met.file.path.read_bytes() == b"<!doctype html>"


@pytest.mark.parametrize("announced", [True, False])
def test_what_is_too_large_waits_for_a_person(site: Site, archive: Archive, announced: bool) -> None:
    big, good = site.serve("/big.pdf", b"x" * 2001), site.serve("/good.pdf")
    if not announced:
        site.send("/big.pdf", b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 2001)
    found = visit(source(big, good, max_bytes=2000), archive, {})
    [passed] = found.passed
    assert (passed.uri, passed.file_name) == (big, "big.pdf")
    assert isinstance(passed.error, LimitExceeded)
    assert "max_bytes = 2000 of the source 'list'" in passed.cause
    assert ("2001 bytes" in passed.cause) == announced
    assert [met.file.uri for met in found.met] == [good]
    assert len(kept(archive)) == 1


def test_what_is_just_small_enough_is_taken(site: Site, archive: Archive) -> None:
    assert len(visit(source(site.serve("/a.pdf", b"x" * 2000), max_bytes=2000), archive, {}).met) == 1


def test_a_packed_body_is_unpacked(site: Site, archive: Archive) -> None:
    url = site.serve("/a.pdf", gzip.compress(PDF), Content_Encoding="gzip")
    assert visit(source(url), archive, {}).met[0].file.path.read_bytes() == PDF


def test_a_body_that_grows_when_unpacked_is_too_large(site: Site, archive: Archive) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    url = site.serve("/a.pdf", bomb, Content_Encoding="gzip")
    found = visit(source(url, max_bytes=1_000_000), archive, {})
    assert isinstance(found.passed[0].error, LimitExceeded)
    assert kept(archive) == []


@pytest.mark.parametrize(
    ("encoding", "body"), [("br", PDF), ("gzip, gzip", PDF), ("gzip", b"no gzip at all")]
)
def test_a_packing_that_cannot_be_undone_is_told(
    site: Site, archive: Archive, encoding: str, body: bytes
) -> None:
    found = visit(source(site.serve("/a.pdf", body, Content_Encoding=encoding)), archive, {})
    assert found.met == ()
    assert len(found.unreachable) == 1
    assert kept(archive) == []


def test_name_and_password_are_used_and_shown_nowhere(
    site: Site, archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    plain = site.serve("/a.pdf")
    login = plain.replace("http://", "http://anna:s3cr%3At@")
    missing = site.at("/no.pdf").replace("http://", "http://anna:s3cr%3At@")
    found = visit(source(login, missing), archive, {})
    assert found.met[0].file.uri == plain
    assert "s3cr" not in repr(found)
    assert caplog.records
    assert not any(word in caplog.text for word in ("s3cr", base64.b64encode(b"anna:s3cr:t").decode()))
    sent = [asked.headers["Authorization"] for asked in site.asked if asked.path == "/a.pdf"]
    assert sent == [f"Basic {base64.b64encode(b'anna:s3cr:t').decode()}"]


def test_a_password_goes_to_no_other_server(site: Site, archive: Archive) -> None:
    with running() as other:
        target = other.serve("/b.pdf")
        url = site.redirect("/a.pdf", target).replace("http://", "http://anna:s3cret@")
        assert len(visit(source(url), archive, {}).met) == 1
        assert [asked.headers["Authorization"] for asked in other.asked] == [None, None]


def test_a_file_of_addresses(site: Site, archive: Archive, tmp_path: Path) -> None:
    one, two = site.serve("/1.pdf", pdf("1")), site.serve("/2.pdf", pdf("2"))
    listed = tmp_path / "addresses.txt"
    listed.write_text(
        f"\ufeff# ours\n{one}#page=3\n\n  {two}  # the second\n{one}\nftp://x/y.pdf\nhttps://u:pw@[/\n"
    )
    found = visit(source(one, file=listed), archive, {})
    assert [met.file.uri for met in found.met] == [one, two]
    assert found.problems == (
        f"{listed}, line 6: 'ftp://x/y.pdf' is not an address of http or https. Correct it.",
        f"{listed}, line 7: 'https://***@[/' is not an address of http or https. Correct it.",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be opened (No such file"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"# none\n", "no address"),
    ],
)
def test_a_file_that_gives_no_address_is_a_problem(
    site: Site, archive: Archive, tmp_path: Path, content: bytes | None, words: str
) -> None:
    listed = tmp_path / "addresses.txt"
    if content is not None:
        listed.write_bytes(content)
    [problem] = visit(source(file=listed), archive, {}).problems
    assert words in problem


def test_new_addresses_come_first(site: Site, archive: Archive) -> None:
    old, new = site.serve("/old.pdf"), site.serve("/new.pdf")
    visit(source(old, new), archive, {old: Remembered("0" * 64, "{}")})
    assert site.paths() == ["/new.pdf", "/old.pdf"]


def test_an_archive_that_cannot_be_written_stops_the_visit(site: Site, archive: Archive) -> None:
    archive.folder.write_text("in the way")
    with pytest.raises(StorageError):
        visit(source(site.serve("/a.pdf")), archive, {})


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def secure(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_https_goes_to_the_checked_address_under_its_own_name(
    authority: trustme.CA, archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with running(secure(authority, "sheets.example"), "sheets.example") as site:
        url = site.serve("/a.pdf")
        found = visit_web(source(url), archive, {}, lambda host, port: ("127.0.0.1",))
        assert [met.file.uri for met in found.met] == [url]
        assert site.asked[-1].headers["Host"] == f"sheets.example:{site.port}"


def test_a_redirect_never_goes_from_https_to_http(
    authority: trustme.CA, site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with running(secure(authority, "sheets.example"), "sheets.example") as safe:
        target = site.serve("/a.pdf").replace("127.0.0.1", "sheets.example")
        url = safe.redirect("/a.pdf", target)
        back = site.redirect("/b.pdf", safe.serve("/b.pdf")).replace("127.0.0.1", "sheets.example")
        found = visit_web(source(url, back), archive, {}, lambda host, port: ("127.0.0.1",))
    assert f"redirected from https to {target}" in found.problems[0]
    assert [met.file.uri for met in found.met] == [back]
    assert site.paths() == ["/b.pdf"]


def test_a_certificate_that_nobody_vouches_for_is_a_problem(authority: trustme.CA, archive: Archive) -> None:
    with running(secure(authority, "sheets.example"), "sheets.example") as site:
        urls = [site.serve(f"/{number}.pdf") for number in range(7)]
        found = visit_web(source(*urls), archive, {}, lambda host, port: ("127.0.0.1",))
    assert len(found.problems) == 7
    assert "certificate of its server is not trusted (unable to get local issuer" in found.problems[0]
    assert (found.met, found.unreachable) == ((), ())


def test_a_certificate_of_another_name_is_a_problem(
    authority: trustme.CA, archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with running(secure(authority, "other.example"), "sheets.example") as site:
        found = visit_web(source(site.serve("/a.pdf")), archive, {}, lambda host, port: ("127.0.0.1",))
    assert "not trusted (Hostname mismatch" in found.problems[0]


def test_a_proxy_is_used_only_if_the_source_says_so(
    site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", site.address.replace("http://", "http://pat:pw@"))
    site.serve("http://sheets.example/a.pdf")
    url, nowhere = "http://sheets.example/a.pdf", "http://127.1/b.pdf"

    def unknown(host: str, port: int) -> tuple[str, ...]:
        if host == "127.0.0.1":
            return (host,)
        raise OSError("no such name")

    direct = visit_web(source(url), archive, {}, unknown)
    assert len(direct.unreachable) == 1
    assert site.asked == []
    proxied = visit_web(source(url, nowhere, use_proxy=True, allow_private=False), archive, {}, unknown)
    assert [met.file.uri for met in proxied.met] == [url]
    assert "127.1 is 127.0.0.1" in proxied.problems[0]
    assert "pw" not in repr(proxied)


def test_https_goes_through_the_proxy_and_is_checked_behind_it(
    authority: trustme.CA, site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("https_proxy", site.address)
    monkeypatch.delenv("no_proxy", raising=False)
    with running(secure(authority, "sheets.example"), "sheets.example") as safe:
        found = visit(source(safe.serve("/a.pdf"), use_proxy=True), archive, {})
        wrong = visit(source(safe.at("/a.pdf").replace("sheets", "other"), use_proxy=True), archive, {})
    assert len(found.met) == 1
    assert "not trusted (Hostname mismatch" in wrong.problems[0]
    assert {asked.path for asked in site.asked} == {f"{n}.example:{safe.port}" for n in ("sheets", "other")}


@pytest.mark.parametrize(
    ("proxy", "words"),
    [
        ("socks5://127.0.0.1:1", "speaks socks5, not HTTP"),
        ("http://a:b", "The proxy that the environment names"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_a_problem(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, proxy: str, words: str
) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    monkeypatch.delenv("no_proxy", raising=False)
    [problem] = visit(source("http://sheets.example/a.pdf", use_proxy=True), archive, {}).problems
    assert words in problem
