"""Addresses, hosts, pauses and robots.txt, without a network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.settings.sources import IndexSource
from extract.sources.web.addresses import address, is_allowed, same_server
from extract.sources.web.bodies import is_cut_off, is_whole
from extract.sources.web.links import read_links
from extract.sources.web.statuses import pause_asked
from extract.sources.web.timing import Deadline, Pace
from extract.sources.web.trouble import Refused, TimeIsUp
from extract.sources.web.validators import Validator


@pytest.mark.parametrize(
    ("text", "uri", "name"),
    [
        ("https://www.ilo.org/a.pdf", "https://www.ilo.org/a.pdf", "a.pdf"),
        ("HTTPS://WWW.ilo.org:443/a.pdf#page=2", "https://www.ilo.org/a.pdf", "a.pdf"),
        ("https://u:p@ilo.org/a.pdf?x=1", "https://ilo.org/a.pdf?x=1", "a.pdf"),
        ("http://ilo.org/fact sheet é.pdf", "http://ilo.org/fact%20sheet%20%C3%A9.pdf", "fact sheet é.pdf"),
        ("http://exämple.org:8080/d/", "http://xn--exmple-cua.org:8080/d/", "d"),
        ("http://ilo.org", "http://ilo.org", "http://ilo.org"),
        ("http://[::1]:80/x.pdf", "http://[::1]/x.pdf", "x.pdf"),
    ],
)
def test_addresses_are_cleaned(text: str, uri: str, name: str) -> None:
    read = address(text)
    assert (read.uri, read.file_name) == (uri, name)


@pytest.mark.parametrize(
    "text", ["", "x.pdf", "ftp://x/", "http://", "http:///a", "http://a:99999/", "http://a b/"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not an address"):
        address(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_password_is_ever_shown(before: str, after: str) -> None:
    text = f"https://{before}:s3cr3t-pass@{after}"
    try:
        read = address(text)
    except Refused as error:
        told = error.message
    else:
        told = read.uri
        assert address(told).uri == told
    slash = any(mark in before for mark in "/?#\\")  # then it is no password, but a part of the path
    assert slash or "s3cr3t-pass" not in told


@pytest.mark.parametrize(
    ("host", "patterns", "allowed"),
    [
        ("www.ilo.org", (), True),
        ("files.ilo.org", (), False),
        ("files.ilo.org", ("*.ilo.org",), True),
        ("a.b.ilo.org", ("*.ILO.org",), True),
        ("ilo.org", ("*.ilo.org",), False),
        ("evil-ilo.org", ("*.ilo.org",), False),
        ("ilo.org.evil.net", ("*.ilo.org", "ilo.org"), False),
        ("xn--exmple-cua.org", ("exämple.org",), True),
    ],
)
def test_hosts(host: str, patterns: tuple[str, ...], allowed: bool) -> None:
    assert is_allowed(host, {"www.ilo.org"}, patterns) is allowed


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("http://a.org/y", True),
        ("https://a.org/y", True),
        ("http://a.org:81/y", False),
        ("https://a.org:81/y", False),
        ("http://b.org/y", False),
    ],
)
def test_what_is_sent_to_the_same_server(url: str, same: bool) -> None:
    assert same_server(httpx.URL(url), httpx.URL("http://a.org/x")) is same


def busy(status: int = 503, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("answer", "pause"),
    [
        (busy(Retry_After="7"), 7.0),
        (busy(429, Retry_After=" 0 "), 0.0),
        (busy(200, Retry_After="7"), None),
        (busy(500, Retry_After="7"), None),
        (busy(), None),
        (busy(Retry_After="soon"), None),
        (busy(Retry_After="-7"), None),
        (busy(Retry_After="Thu, 26 Nov 2026 08:02:00 GMT", Date="Thu, 26 Nov 2026 08:00:00 GMT"), 120.0),
        (busy(Retry_After="Thu, 26 Nov 2020 08:02:00 GMT", Date="Thu, 26 Nov 2026 08:00:00 GMT"), 0.0),
    ],
)
def test_how_long_a_server_asks_us_to_wait(answer: httpx.Response, pause: float | None) -> None:
    assert pause_asked(answer) == pause


def test_a_pause_until_a_date_without_the_servers_own_clock() -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert 3500 < (pause_asked(busy(Retry_After=until)) or 0) <= 3600


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_one_host_is_asked_no_faster_than_the_pace_and_others_do_not_wait() -> None:
    clock = Clock()
    pace = Pace(2.0, clock, clock.sleep)
    assert pace.wait("a") == 0
    pace.note("a")
    clock.now += 0.5
    assert pace.wait("b") == 0
    assert pace.wait("a") == 1.5
    pace.note("a")
    assert pace.wait("a", 10.0) == 10.0
    pace.note("a")
    clock.now += 11
    assert pace.wait("a", 10.0) == 0
    assert clock.slept == [1.5, 10.0]


def test_a_deadline() -> None:
    clock = Clock()
    deadline = Deadline(10.0, clock)
    with pytest.raises(TimeIsUp):
        deadline.bound(1.0)
    deadline.begin()
    assert (deadline.bound(3.0), deadline.bound(30.0), deadline.bound()) == (3.0, 10.0, 10.0)
    clock.now += 9
    deadline.extend(4)
    assert deadline.bound(30.0) == 5.0
    clock.now += 5
    with pytest.raises(TimeIsUp):
        deadline.bound()


@pytest.mark.parametrize(
    ("body", "whole", "cut"),
    [
        (b"", False, True),
        (b"%PDF-1.7 x %%EOF", True, False),
        (b"junk %PDF-1.7 " + b"x" * 5000 + b"%%EOF\r\n", True, False),
        (b"%PDF-1.7 %%EOF" + b"x" * 5000, False, True),
        (b"<html>", False, False),
    ],
)
def test_whole_files(tmp_path: object, body: bytes, whole: bool, cut: bool) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "a"
    path.write_bytes(body)
    assert (is_whole(path), is_cut_off(path)) == (whole, cut)


@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_validators_are_written_and_read(at: str, etag: str | None, modified: str | None) -> None:
    told = Validator(at=at, etag=etag, modified=modified)
    assert Validator.read(told.written()) == told


TAGS = st.sampled_from(
    [
        *("<", ">", "<a href=", "<base href=", "</a>", "<!", "<!--", "-->", "<![", "]]>", "<?", "'", '"'),
        *("&#x", ";", "x.pdf", "//", "http://[", "\\", " ", "<script>", "\x00", "é"),
    ]
)


@given(st.lists(TAGS | st.text(max_size=5), max_size=40))
def test_any_page_can_be_read(pieces: list[str]) -> None:
    deadline = Deadline(60)
    deadline.begin()
    source = IndexSource(name="page", pages=("http://a.org/list",))
    page = address("http://a.org/list")
    links = read_links(source, page, page.url, "".join(pieces), deadline)
    assert all(link.uri.startswith(("http://a.org", "https://a.org")) for link in links.followed)
