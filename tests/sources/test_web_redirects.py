"""Redirects, and addresses of the own network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from extract.settings.sources import UrlsSource
from extract.sources import Remembered, visit
from extract.sources.web import visit_web
from extract.sources.web.connections import CheckedBackend
from extract.sources.web.guard import is_public, resolve, written_address
from extract.sources.web.timing import Deadline
from extract.sources.web.trouble import PrivateAddress, UnknownHost
from tests.sources.sites import PDF, pdf, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.sources import Archive
    from tests.sources.sites import Site

PUBLIC = "93.184.215.14"


def source(*urls: str, **options: Any) -> UrlsSource:
    return UrlsSource(name="list", urls=urls, **{"allow_private": True, "delay_seconds": 0, **options})


@pytest.mark.parametrize(
    "address",
    [
        PUBLIC,
        "8.8.8.8",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:0808:0808::1",
    ],
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "0.1.2.3", "10.0.0.5", "100.64.0.1", "127.0.0.1", "127.255.0.1"),
        *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1"),
        *("198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
        "255.255.255.255",
        *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1"),
        *("64:ff9b::127.0.0.1", "64:ff9b::10.1.2.3", "64:ff9b:1::8.8.8.8", "2002:7f00:1::1", "2002:a00::1"),
        *(
            "100::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fe80::1%eth0",
        ),
        *("fec0::1", "ff02::1", "ff0e::1", "5f00::1"),
    ],
)
def test_addresses_of_ones_own_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        *(
            ("127.1", "127.0.0.1"),
            ("2130706433", "127.0.0.1"),
            ("0x7f.1", "127.0.0.1"),
            ("017700000001", "127.0.0.1"),
        ),
        *(("::1", "::1"), ("localhost", "127.0.0.1"), ("www.localhost", "127.0.0.1")),
        *(("www.ilo.org", None), ("x" * 80, None)),
    ],
)
def test_addresses_in_any_spelling_are_known(host: str, address: str | None) -> None:
    assert written_address(host) == address


class Connections(httpcore.MockBackend):
    """Connects to nothing, and remembers to what."""

    def __init__(self, *, refuse: tuple[str, ...] = ()) -> None:
        super().__init__([])
        self.refuse = refuse
        self.tried: list[str] = []

    def connect_tcp(self, host: str, *args: Any, **options: Any) -> httpcore.NetworkStream:
        self.tried.append(host)
        if host in self.refuse:
            raise httpcore.ConnectError("refused")
        return super().connect_tcp(host, *args, **options)


def backend(inner: Connections, *answers: tuple[str, ...], private: bool = False) -> CheckedBackend:
    """A backend whose resolver gives another answer each time it is asked."""
    left: Iterator[tuple[str, ...]] = iter(answers)
    deadline = Deadline(60)
    deadline.begin()
    return CheckedBackend(deadline, lambda host, port: next(left), private, inner)


def test_the_address_that_was_checked_is_the_one_that_is_connected_to() -> None:
    inner = Connections()
    rebinding = backend(inner, (PUBLIC,), ("127.0.0.1",))
    rebinding.connect_tcp("sheets.example", 443)
    with pytest.raises(PrivateAddress, match=r"127\.0\.0\.1"):
        rebinding.connect_tcp("sheets.example", 443)
    assert inner.tried == [PUBLIC]


def test_private_addresses_beside_public_ones_are_passed_over() -> None:
    inner = Connections(refuse=("8.8.8.8",))
    backend(inner, ("10.0.0.1", "8.8.8.8", "::1", PUBLIC)).connect_tcp("sheets.example", 443)
    assert inner.tried == ["8.8.8.8", PUBLIC]


def test_private_addresses_are_asked_if_allowed() -> None:
    inner = Connections()
    backend(inner, ("10.0.0.1",), private=True).connect_tcp("sheets.example", 443)
    assert inner.tried == ["10.0.0.1"]


def test_a_name_that_leads_nowhere() -> None:
    with pytest.raises(httpcore.ConnectError):
        backend(Connections(), ()).connect_tcp("sheets.example", 443)
    checked = CheckedBackend(Deadline(60), resolve, allow_private=True)
    with pytest.raises(UnknownHost):
        checked.connect_tcp("x" * 80, 443)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.1", "2130706433", "[::1]", "0.0.0.0"]
)
def test_ones_own_network_is_not_asked_unless_allowed(site: Site, archive: Archive, host: str) -> None:
    url = site.serve("/a.pdf").replace("127.0.0.1", host)
    found = visit(source(url, allow_private=False), archive, {})
    [problem] = found.problems
    assert "which is not an address of the public network" in problem
    assert "set allow_private = true for the source 'list'" in problem
    assert site.asked == []
    assert (found.met, found.unreachable) == ((), ())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1"])
def test_ones_own_network_is_asked_if_allowed(site: Site, archive: Archive, host: str) -> None:
    url = site.serve("/a.pdf").replace("127.0.0.1", host)
    assert [met.file.uri for met in visit(source(url), archive, {}).met] == [url]


@pytest.mark.parametrize("host", ["127.0.0.1", "[::ffff:127.0.0.1]"])
def test_a_redirect_to_ones_own_network_is_refused(archive: Archive, host: str) -> None:
    with running(name="public.example") as site:
        inside = site.serve("/secret.pdf").replace("public.example", host)
        url = site.redirect("/a.pdf", inside)
        found = _through(site, url, archive, allow_hosts=("*",))
    [problem] = found.problems
    assert problem.startswith(f"{url}: ")
    assert "which is not an address of the public network" in problem
    assert "/secret.pdf" not in site.paths()
    assert found.met == ()


def _through(site: Site, url: str, archive: Archive, **options: Any) -> Any:
    """Visit with a guard that takes `public.example`, which is on loopback, for public, and nothing else."""
    calls: list[str] = []

    def resolver(host: str, port: int) -> tuple[str, ...]:
        calls.append(host)
        return ("127.0.0.1",) if host == "public.example" else resolve(host, port)

    def taken_for_public(address: str) -> bool:
        return calls[-1] == "public.example" or is_public(address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extract.sources.web.connections.is_public", taken_for_public)
        return visit_web(source(url, allow_private=False, **options), archive, {}, resolver)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_same_host_is_followed(site: Site, archive: Archive, status: int) -> None:
    site.serve("/new.pdf")
    url = site.redirect("/old.pdf", "new.pdf#page=2", status)
    [met] = visit(source(url), archive, {}).met
    assert (met.file.uri, met.file.path.read_bytes()) == (url, PDF)
    assert site.paths() == ["/old.pdf", "/new.pdf"]


@pytest.mark.parametrize(
    ("allowed", "taken"), [((), False), (("127.0.0.1",), False), (("localhost",), True), (("local*",), True)]
)
def test_a_redirect_to_another_host_only_where_allowed(
    site: Site, archive: Archive, allowed: tuple[str, ...], taken: bool
) -> None:
    target = site.serve("/new.pdf").replace("127.0.0.1", "localhost")
    url = site.redirect("/old.pdf", target)
    found = visit(source(url, allow_hosts=allowed), archive, {})
    assert len(found.met) == taken
    if not taken:
        [problem] = found.problems
        assert "redirected to another host, localhost" in problem
        assert "add 'localhost' to allow_hosts of the source 'list'" in problem
        assert site.paths() == ["/old.pdf"]


def test_five_redirects_are_followed_and_no_more(site: Site, archive: Archive) -> None:
    site.serve("/0.pdf")
    urls = [site.redirect(f"/{number}.pdf", f"/{number - 1}.pdf") for number in range(1, 7)]
    assert [met.file.uri for met in visit(source(urls[4]), archive, {}).met] == [urls[4]]
    assert "redirected more than 5 times" in visit(source(urls[5]), archive, {}).problems[0]


def test_a_redirect_to_itself_ends(site: Site, archive: Archive) -> None:
    found = visit(source(site.redirect("/a.pdf", "/a.pdf")), archive, {})
    assert "redirected more than 5 times" in found.problems[0]
    assert len(site.paths()) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x/y.pdf", "javascript:x", "http://[", "https://%5B/"]
)
def test_a_redirect_to_no_address_of_the_web_is_refused(site: Site, archive: Archive, target: str) -> None:
    found = visit(source(site.redirect("/a.pdf", target)), archive, {})
    assert "redirected to something that is not an address of http or https" in found.problems[0]
    assert (found.met, found.unreachable) == ((), ())


def test_another_file_behind_a_redirect_is_fetched_without_conditions(site: Site, archive: Archive) -> None:
    site.serve("/2025.pdf", ETag='"same"')
    site.serve("/2026.pdf", pdf("2026"), ETag='"same"')
    url = site.redirect("/latest.pdf", "/2025.pdf")
    [first] = visit(source(url), archive, {}).met
    memory = {url: Remembered(first.file.sha256, first.validator or "")}
    visit(source(url), archive, memory)
    assert [asked.headers["If-None-Match"] for asked in site.asked[-2:]] == [None, '"same"']
    site.redirect("/latest.pdf", "/2026.pdf")
    [second] = visit(source(url), archive, memory).met
    assert second.file.path.read_bytes() == pdf("2026")
    assert site.asked[-1].headers["If-None-Match"] is None
    site.serve("/2026.pdf", b"", 304)
    assert "status 304" in visit(source(url), archive, memory).problems[0]
