"""Networks that stall, drip, lie about length or hang up: no part is kept, and nobody waits for ever."""

from __future__ import annotations

import gzip
import socket
import struct
from typing import TYPE_CHECKING, Any

import pytest

from extract.settings.sources import UrlsSource
from extract.sources import Remembered, visit
from extract.sources.web import visit_web
from tests.sources.sites import PDF, running

if TYPE_CHECKING:
    from extract.sources import Archive
    from tests.sources.sites import Handler, Site

HEAD = b"HTTP/1.1 200 OK\r\n"


def source(*urls: str, **options: Any) -> UrlsSource:
    given = {"allow_private": True, "delay_seconds": 0, "timeout_seconds": 5, **options}
    return UrlsSource(name="list", urls=urls, **given)


def files(archive: Archive) -> list[str]:
    return [path.name for path in archive.folder.rglob("*")] if archive.folder.exists() else []


BROKEN: dict[str, tuple[bytes, ...]] = {
    "no answer": (),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n",),
    "half a head": (b"HTTP/1.1 200 OK\r\nContent-",),
    "too short": (HEAD + b"Content-Length: 100\r\n\r\n", PDF),
    "no length, cut off": (HEAD + b"\r\n", PDF[:12]),
    "no length, nothing": (HEAD + b"\r\n",),
    "chunks without an end": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"5\r\n%PDF-\r\n"),
    "no chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"what\r\n"),
    "no number": (HEAD + b"Content-Length: many\r\n\r\n", PDF),
    "less than nothing": (HEAD + b"Content-Length: -5\r\n\r\n", PDF),
    "a number without end": (HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", PDF),
    "no status": (b"HTTP/1.1 what\r\n\r\n", PDF),
    "no header": (HEAD + b"what\r\n: x\r\n\r\n", PDF),
    "two lengths": (HEAD + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\n", PDF),
    "a head without end": (HEAD, *(b"X-%d: %s\r\n" % (number, b"y" * 9000) for number in range(20))),
    "half a gzip": (HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(PDF)[:20]),
}


@pytest.mark.parametrize("parts", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_answer_may_pass_and_harms_no_other(
    site: Site, archive: Archive, parts: tuple[bytes, ...]
) -> None:
    bad, good = site.send("/bad.pdf", *parts), site.serve("/good.pdf")
    found = visit(source(bad, good), archive, {bad: Remembered("0" * 64, "{}")})
    [sentence] = found.unreachable
    assert sentence.startswith(f"{bad}: ")
    assert sentence.endswith("It is asked again in the next run.")
    assert [met.file.uri for met in found.met] == [good]
    assert (found.problems, found.passed) == ((), ())
    [kept] = found.met
    assert sorted(files(archive)) == sorted([kept.file.path.parent.name, kept.file.path.name])


def test_a_short_body_says_how_much_was_missing(site: Site, archive: Archive) -> None:
    bad = site.send("/bad.pdf", HEAD + b"Content-Length: 100\r\n\r\n", PDF)
    [sentence] = visit(source(bad), archive, {}).unreachable
    assert f"received {len(PDF)} bytes, expected 100" in sentence


def test_a_length_that_is_too_small_is_not_remembered(site: Site, archive: Archive) -> None:
    """The rest is lost by the rules of HTTP; what came is no whole PDF, so the next run fetches it anew."""
    url = site.send("/a.pdf", HEAD + b'ETag: "1"\r\nContent-Length: 12\r\n\r\n', PDF)
    [met] = visit(source(url), archive, {}).met
    assert (met.file.path.read_bytes(), met.validator) == (PDF[:12], None)


def test_a_body_without_a_length_is_taken_if_it_is_whole(site: Site, archive: Archive) -> None:
    url = site.send("/a.pdf", HEAD + b"\r\n", PDF)
    assert visit(source(url), archive, {}).met[0].file.path.read_bytes() == PDF


def test_a_connection_that_is_reset(site: Site, archive: Archive) -> None:
    def route(handler: Handler) -> None:
        handler.wfile.write(HEAD + b"Content-Length: 100\r\n\r\n" + PDF)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    site.routes["/a.pdf"] = route
    [sentence] = visit(source(site.at("/a.pdf")), archive, {}).unreachable
    assert "the connection broke" in sentence
    assert files(archive) == []


@pytest.mark.parametrize(
    "parts",
    [(), (b"HTTP/1.1 200",), (HEAD + b"Content-Length: 100\r\n\r\n", PDF)],
    ids=["at once", "in its head", "in its body"],
)
def test_a_server_that_stalls(site: Site, archive: Archive, parts: tuple[bytes, ...]) -> None:
    bad, good = site.send("/bad.pdf", *parts, stall=True), site.serve("/good.pdf")
    found = visit(source(bad, good, timeout_seconds=0.3), archive, {})
    assert found.unreachable == (
        f"{bad}: the server was silent for timeout_seconds = 0.3. It is asked again in the next run.",
    )
    assert [met.file.uri for met in found.met] == [good]
    assert len(files(archive)) == 2


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nX: ", HEAD + b"Content-Length: 99999\r\n\r\n"], ids=["head", "body"]
)
def test_a_server_that_drips(site: Site, archive: Archive, start: bytes) -> None:
    bad = site.send("/bad.pdf", start, *(b"x" for _ in range(3000)), pause=0.02)
    found = visit(source(bad, total_seconds=0.5), archive, {})
    assert found.unreachable == (
        f"{bad}: it was not complete after total_seconds = 0.5. It is asked again in the next run.",
    )
    assert files(archive) == []


def test_a_server_that_never_shakes_hands(site: Site, archive: Archive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"https://127.0.0.1:{mute.getsockname()[1]}/a.pdf"
        [sentence] = visit(source(url, timeout_seconds=0.3), archive, {}).unreachable
    assert "the server was silent" in sentence


def test_a_server_without_tls(site: Site, archive: Archive) -> None:
    [sentence] = visit(source(site.at("/a.pdf").replace("http:", "https:")), archive, {}).unreachable
    assert "its server cannot be connected to" in sentence


def test_a_server_that_is_gone(archive: Archive) -> None:
    with running() as gone:
        url = gone.at("/a.pdf")
    [sentence] = visit(source(url), archive, {}).unreachable
    assert sentence.startswith(f"{url}: its server cannot be connected to ([Errno 111] Connection refused)")


def test_a_name_that_nobody_knows(archive: Archive) -> None:
    def resolver(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    [sentence] = visit_web(source("http://no-such-host.invalid/a.pdf"), archive, {}, resolver).unreachable
    assert "a.pdf: the name of its host leads nowhere (Name or service not known)" in sentence


def test_what_nobody_foresaw_harms_no_other(
    site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    bad = site.serve("/bad.pdf", b"", 503)
    good = site.serve("/good.pdf")
    monkeypatch.setattr("extract.sources.web.statuses.told", stumble)
    found = visit(source(bad, good), archive, {})
    assert "the program failed on what the server sent (ZeroDivisionError)" in found.unreachable[0]
    assert [met.file.uri for met in found.met] == [good]
    assert "a bug" in caplog.text
