"""robots.txt, pauses, and hosts that are left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extract.settings.sources import UrlsSource
from extract.sources import Remembered, visit
from extract.sources.web import sending
from extract.sources.web.hosts import MOST_SILENT
from extract.sources.web.timing import Pace
from tests.sources.sites import answer, running

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.sources import Archive
    from tests.sources.sites import Handler, Site


def source(*urls: str, **options: Any) -> UrlsSource:
    return UrlsSource(name="list", urls=urls, **{"allow_private": True, "delay_seconds": 0, **options})


def robots(site: Site, *lines: str) -> None:
    site.serve("/robots.txt", "\n".join(lines).encode())


@pytest.mark.parametrize(
    ("lines", "free"),
    [
        ((), ["/a.pdf", "/private/b.pdf", "/c.pdf?s=1"]),
        (("User-agent: *", "Disallow: /private/"), ["/a.pdf", "/c.pdf?s=1"]),
        (("User-agent: *", "Disallow: /", "Allow: /private/b.pdf"), ["/private/b.pdf"]),
        (("User-agent: *", "Disallow: /*?s=", "Disallow: /private/*.pdf$"), ["/a.pdf"]),
        (
            ("User-agent: Factsheet-Extract", "Disallow: /a.pdf", "", "User-agent: *", "Disallow: /"),
            ["/private/b.pdf", "/c.pdf?s=1"],
        ),
        (("User-agent: other", "Disallow: /"), ["/a.pdf", "/private/b.pdf", "/c.pdf?s=1"]),
        (("<html>no rules</html>",), ["/a.pdf", "/private/b.pdf", "/c.pdf?s=1"]),
    ],
)
def test_robots_txt_is_honoured(
    site: Site, archive: Archive, lines: tuple[str, ...], free: list[str]
) -> None:
    robots(site, *lines)
    urls = [site.serve(path) for path in ("/a.pdf", "/private/b.pdf", "/c.pdf?s=1")]
    found = visit(source(*urls), archive, {})
    assert [met.file.uri for met in found.met] == [site.at(path) for path in free]
    assert site.paths() == free
    assert len(found.problems) == 3 - len(free)
    assert all("robots.txt of its server forbids" in problem for problem in found.problems)
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1


def test_robots_txt_is_not_asked_for_where_the_source_says_so(site: Site, archive: Archive) -> None:
    robots(site, "User-agent: *", "Disallow: /")
    assert len(visit(source(site.serve("/a.pdf"), respect_robots=False), archive, {}).met) == 1
    assert [asked.path for asked in site.asked] == ["/a.pdf"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_a_robots_txt_all_is_allowed(site: Site, archive: Archive, status: int) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /", status)
    assert len(visit(source(site.serve("/a.pdf")), archive, {}).met) == 1


@pytest.mark.parametrize("status", [500, 503])
def test_a_robots_txt_that_cannot_be_read_forbids_all_for_now(
    site: Site, archive: Archive, status: int
) -> None:
    site.serve("/robots.txt", b"", status)
    with running() as other:
        found = visit(source(site.serve("/a.pdf"), site.serve("/b.pdf"), other.serve("/c.pdf")), archive, {})
        assert [met.file.uri for met in found.met] == [other.at("/c.pdf")]
    [sentence] = found.unreachable
    assert sentence.startswith(f"{site.at('/robots.txt')}: it cannot be read (status {status})")
    assert (found.problems, site.paths()) == ((), [])
    assert len(site.asked) == 1


def test_a_robots_txt_that_never_comes_forbids_all_for_now(site: Site, archive: Archive) -> None:
    site.send("/robots.txt", stall=True)
    found = visit(source(site.serve("/a.pdf"), timeout_seconds=0.2), archive, {})
    assert "silent" in found.unreachable[0]
    assert (found.met, found.problems, site.paths()) == ((), (), [])


def test_a_robots_txt_elsewhere_is_followed(site: Site, archive: Archive) -> None:
    with running() as other:
        robots(other, "User-agent: *", "Disallow: /a.pdf")
        site.redirect("/robots.txt", other.at("/robots.txt").replace("127.0.0.1", "localhost"))
        found = visit(source(site.serve("/a.pdf"), site.serve("/b.pdf")), archive, {})
    assert [met.file.uri for met in found.met] == [site.at("/b.pdf")]


def test_a_robots_txt_that_is_redirected_for_ever_counts_as_none(site: Site, archive: Archive) -> None:
    site.redirect("/robots.txt", "/robots.txt")
    assert len(visit(source(site.serve("/a.pdf")), archive, {}).met) == 1


def test_a_robots_txt_without_end_is_read_in_part(site: Site, archive: Archive) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /a.pdf\n" + b"# more\n" * 500_000)
    assert "forbids" in visit(source(site.serve("/a.pdf")), archive, {}).problems[0]


def test_the_robots_txt_of_a_redirects_target_counts(site: Site, archive: Archive) -> None:
    with running() as other:
        robots(other, "User-agent: *", "Disallow: /")
        url = site.redirect("/a.pdf", other.serve("/b.pdf"))
        assert "robots.txt" in visit(source(url), archive, {}).problems[0]
        assert other.paths() == []


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses, which are noted instead of slept."""
    pauses: list[float] = []
    monkeypatch.setattr(sending, "Pace", lambda delay: Pace(delay, sleep=pauses.append))
    return pauses


def test_there_is_a_pause_between_two_requests(site: Site, archive: Archive, slept: list[float]) -> None:
    visit(source(site.serve("/a.pdf"), site.serve("/b.pdf"), delay_seconds=50), archive, {})
    assert len(slept) == 2
    assert all(45 < pause <= 50 for pause in slept)


def test_a_crawl_delay_is_honoured(site: Site, archive: Archive, slept: list[float]) -> None:
    robots(site, "User-agent: *", "Crawl-delay: 90")
    visit(source(site.serve("/a.pdf"), site.serve("/b.pdf")), archive, {})
    assert len(slept) == 2
    assert all(85 < pause <= 90 for pause in slept)


def test_a_crawl_delay_that_is_longer_than_all_time_is_a_problem(site: Site, archive: Archive) -> None:
    robots(site, "User-agent: *", "Crawl-delay: 86400")
    found = visit(source(site.serve("/a.pdf"), site.serve("/b.pdf")), archive, {})
    [problem] = found.problems
    assert "asks for 86400 seconds between two requests" in problem
    assert site.paths() == []


def busy_first(site: Site, path: str, status: int, times: int, **headers: str) -> str:
    """Answer so many times that there is too much to do, and then as it was."""
    usual = site.routes[path]
    left = [answer(status, b"", headers)] * times

    def route(handler: Handler) -> None:
        (left.pop() if left else usual)(handler)

    site.routes[path] = route
    return site.at(path)


@pytest.mark.parametrize("status", [429, 503])
def test_a_pause_for_which_there_is_time_is_kept(
    site: Site, archive: Archive, slept: list[float], status: int
) -> None:
    site.serve("/a.pdf")
    url = busy_first(site, "/a.pdf", status, 2, Retry_After="7")
    found = visit(source(url), archive, {})
    assert len(found.met) == 1
    assert slept == [7.0, 7.0]


@pytest.mark.parametrize(("times", "pause"), [(9, "7"), (1, "3600")])
def test_a_host_that_asks_for_too_long_a_pause_is_left(
    site: Site, archive: Archive, slept: list[float], times: int, pause: str
) -> None:
    site.serve("/a.pdf")
    url, other = busy_first(site, "/a.pdf", 429, times, Retry_After=pause), site.serve("/b.pdf")
    found = visit(source(url, other), archive, {})
    first, second = found.unreachable
    assert f"asks for a pause of {pause} seconds, for which there is no time" in first
    assert second.startswith("127.0.0.1: the server answered with status 429")
    assert (found.met, found.problems) == ((), ())
    assert site.paths() == ["/a.pdf"] * (3 if times > 1 else 1)


def test_a_host_that_has_enough_is_left(site: Site, archive: Archive) -> None:
    found = visit(source(site.serve("/a.pdf", b"", 429), site.serve("/b.pdf")), archive, {})
    assert len(found.unreachable) == 2
    assert site.paths() == ["/a.pdf"]


def test_a_dead_server_is_asked_a_few_times_only(site: Site, archive: Archive) -> None:
    with running() as gone:
        urls = [gone.at(f"/{number}.pdf") for number in range(50)]
    found = visit(source(*urls, site.serve("/a.pdf").replace("127.0.0.1", "localhost")), archive, {})
    assert len(found.unreachable) == MOST_SILENT + 1
    assert "5 requests in a row had no answer" in found.unreachable[-1]
    assert len(found.met) == 1


def test_a_server_that_is_silent_now_and_then_is_asked_on(site: Site, archive: Archive) -> None:
    urls = []
    for number in range(8):
        urls += [site.send(f"/bad{number}.pdf"), site.serve(f"/good{number}.pdf")]
    found = visit(source(*urls), archive, {})
    assert (len(found.met), len(found.unreachable)) == (8, 8)


def test_all_addresses_are_reached_in_the_end_where_few_are_granted(site: Site, archive: Archive) -> None:
    """What was fetched is asked for last, so a server that grants three requests a run is read in three."""
    urls = [site.serve(f"/{number}.pdf") for number in range(7)]
    usual = dict(site.routes)
    memory: dict[str, Remembered] = {}
    for _ in range(3):
        grant(site, usual, 3)
        found = visit(source(*urls), archive, memory)
        assert len(found.met) == 3
        memory |= {m.file.uri: Remembered(m.file.sha256, m.validator or "") for m in found.met}
    assert set(memory) == set(urls)


def grant(site: Site, usual: dict[str, Callable[[Handler], None]], times: int) -> None:
    """Answer so many requests from now on; the others are too many."""
    last = len(site.paths()) + times

    def route(handler: Handler) -> None:
        (usual[handler.path] if len(site.paths()) <= last else answer(429, b""))(handler)

    site.routes.update(dict.fromkeys(usual, route))
