"""The served desk over a bare connection: bytes that no browser would send, and several desks at once."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from extract.corrections import Decision
from extract.review.safety import Logins
from extract.review.safety.doors import logins_file
from extract.settings import Settings
from tests.commands import factsheets
from tests.review.decisions import decide
from tests.review.desk import client, log_in, serving, token_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.review.desk import Served

UNSAFE = {"reason": "so", "kind": "document", "action": "accept"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PASSWORDS = {"ann": "a sentence that ann knows", "bob": "a sentence that bob knows"}
SHA = "a" * 64
TRICKS = (
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e%2f%2e%2e%2fdesk.py",
    "/static/..\\app.py",
    "/static//etc/passwd",
    "/static/%00",
    "/static/desk.css%00.html",
    "/documents/../../../../etc/passwd",
    "/documents/%2e%2e%2f%2e%2e%2fpublished.duckdb",
    "/documents/..%5c..%5cwarehouse.duckdb",
    f"/documents/{SHA}/pages/../../../corrections.jsonl.png",
    f"/documents/{SHA}/pages/%2e%2e%2f1.png",
    f"/documents/{SHA}/pages/-1.png",
    f"/documents/{SHA}/pages/99999999999999999999.png",
    f"/documents/{'A' * 64}",
    f"/documents/{'a' * 63}",
    f"/documents/{SHA}%00",
    f"/documents/{SHA}%0a",
    f"/documents/{SHA}/panel/..%2f..%2fqueue",
    f"/documents/{SHA}/panel/amt-{'0' * 16}%0a",
    "/documents/" + "a" * 20_000,
    "/" + "../" * 500 + "etc/passwd",
    "/queue/..;/documents",
    "/queue%00",
    "//evil.invalid/queue/..",
)
HOSTS = (
    "evil.invalid:{}",
    "127.0.0.1.evil.invalid:{}",
    "127.0.0.1:{}@evil.invalid",
    "evil.invalid#127.0.0.1:{}",
    "2130706433:{}",
    "0x7f.1:{}",
    "0.0.0.0:{}",
    "127.0.0.1,evil.invalid",
    "127.0.0.1 evil.invalid",
    "",
    "[",
)


def sent(desk: Served, lines: list[str], body: bytes = b"") -> bytes:
    """Send a request as it is; return the answer to its end."""
    head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")
    with socket.create_connection(("127.0.0.1", desk.settings.review.port), 60) as line:
        line.sendall(head + body)
        try:
            return b"".join(iter(lambda: line.recv(65536), b""))
        except ConnectionResetError:
            return b""


def status(answer: bytes) -> int:
    """The number of an answer; 0 if the connection was closed without one."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


def got(desk: Served, path: str, host: str = "127.0.0.1:{}", *more: str) -> bytes:
    """Ask for a page."""
    return sent(desk, [f"GET {path} HTTP/1.1", f"Host: {host.format(desk.settings.review.port)}", *more])


class TestHosts:
    @pytest.mark.parametrize("host", HOSTS)
    def test_a_name_that_is_none_of_ours_is_refused(self, desk: Served, host: str) -> None:
        assert status(got(desk, "/queue", host)) == 400

    def test_two_names_at_once_are_refused(self, desk: Served) -> None:
        assert status(got(desk, "/queue", "127.0.0.1:{}", "Host: evil.invalid")) == 400

    def test_a_name_within_the_path_counts_for_nothing(self, desk: Served) -> None:
        assert status(got(desk, "http://127.0.0.1/queue", "evil.invalid")) == 400


class TestPaths:
    @pytest.mark.parametrize("path", TRICKS)
    def test_no_path_leads_to_a_file(self, desk: Served, path: str) -> None:
        answer = got(desk, path)
        assert 400 <= status(answer) < 500, answer[:200]
        for words in (b"root:", b"from __future__", b"DUCK", b'"reviewer"', b"Traceback"):
            assert words not in answer

    def test_what_lies_in_the_folder_has_no_address(self, desk: Served) -> None:
        with client(desk) as visitor:
            for path in desk.settings.data_dir.rglob("*"):
                name = path.relative_to(desk.settings.data_dir)
                for place in (f"/{name}", f"/static/{name}", f"/data/{name}"):
                    assert visitor.get(place).status_code == 404, place


class TestBodies:
    @pytest.fixture
    def lines(self, desk: Served) -> Iterator[list[str]]:
        with client(desk) as visitor:
            cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
            host = f"127.0.0.1:{desk.settings.review.port}"
            token = f"X-CSRF-Token: {visitor.headers['X-CSRF-Token']}"
            kind = f"Content-Type: {FORM['Content-Type']}"
            yield ["POST /logout HTTP/1.1", f"Host: {host}", f"Cookie: {cookie}", token, kind]

    def test_what_is_small_is_taken(self, desk: Served, lines: list[str]) -> None:
        assert status(sent(desk, [*lines, "Content-Length: 3"], b"a=b")) == 303

    @pytest.mark.parametrize("length", ["70000", "99999999999999"])
    def test_what_says_that_it_is_long_is_refused(self, desk: Served, lines: list[str], length: str) -> None:
        assert status(sent(desk, [*lines, f"Content-Length: {length}"], b"a=b")) == 413

    def test_what_does_not_say_so_is_refused_as_well(self, desk: Served, lines: list[str]) -> None:
        chunks = b"".join(b"1000\r\n" + b"a" * 4096 + b"\r\n" for _ in range(17))
        assert status(sent(desk, [*lines, "Transfer-Encoding: chunked"], chunks)) == 413

    @pytest.mark.parametrize(
        "told",
        [
            ["Content-Length: -1"],
            ["Content-Length: x"],
            ["Content-Length: 3", "Content-Length: 4"],
            ["Transfer-Encoding: x"],
            ["X: " + "a" * 2_000_000],
        ],
    )
    def test_what_is_no_request_does_nothing(self, desk: Served, lines: list[str], told: list[str]) -> None:
        answer = status(sent(desk, [*lines, *told], b"a=b"))
        assert answer == 0 or 400 <= answer < 500
        assert status(got(desk, "/static/desk.css")) == 200, "the desk goes on"

    def test_a_form_of_very_many_fields_is_no_trouble(self, desk: Served) -> None:
        target = f"/documents/{desk.document('korea-2023.pdf')}/decisions"
        with client(desk) as visitor:
            form = "&".join(f"a{n}=" for n in range(9000))
            answer = visitor.post(target, content=form, headers=FORM)
        assert 400 <= answer.status_code < 500

    @pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
    def test_other_methods_are_no_way_around(self, desk: Served, method: str) -> None:
        target = f"/documents/{desk.document('korea-2023.pdf')}/decisions"
        with client(desk) as visitor:
            told = {"X-HTTP-Method-Override": "POST"}
            answer = visitor.request(method, target, params=UNSAFE, headers=told)
        assert 400 <= answer.status_code < 500
        assert desk.log == ()

    @pytest.mark.parametrize("part", ["decisions", "undo", "words"])
    def test_nothing_is_changed_without_the_token(self, desk: Served, part: str) -> None:
        target = f"/documents/{desk.document('korea-2023.pdf')}/{part}"
        with client(desk) as visitor:
            token = visitor.headers["X-CSRF-Token"]
            for given in ("", "x", token[:-1]):
                answer = visitor.post(target, data=UNSAFE, headers={"X-CSRF-Token": given})
                assert answer.status_code == 403
            answer = visitor.post(f"{target}?csrf={token}", data=UNSAFE, headers={"X-CSRF-Token": ""})
            assert answer.status_code == 403
        assert desk.log == ()


@contextmanager
def guarded(data: Path) -> Iterator[Served]:
    """A desk that asks for logins: ann's and bob's."""
    settings = Settings(data_dir=data)
    for name, password in PASSWORDS.items():
        Logins(logins_file(settings)).add(name, password)
    with serving(settings) as served:
        yield served


class TestLogins:
    def test_who_logs_in_gets_another_session_and_leaves_no_password(self, data_folder: Path) -> None:
        with guarded(data_folder) as desk, client(desk) as visitor:
            before, token = dict(visitor.cookies), visitor.headers["X-CSRF-Token"]
            log_in(visitor, "ann", PASSWORDS["ann"])
            assert dict(visitor.cookies) != before
            assert visitor.headers["X-CSRF-Token"] != token
            assert "ann" in visitor.get("/queue").text
            assert visitor.post("/logout", headers={"X-CSRF-Token": token}).status_code == 403
        for path in data_folder.rglob("*"):
            if path.is_file():
                assert PASSWORDS["ann"].encode() not in path.read_bytes(), path

    def test_the_command_lets_other_machines_in_by_login_only(self, tmp_path: Path) -> None:
        told = {"FACTSHEETS_REVIEW__HOST": "192.0.2.7", "FACTSHEETS_DATA_DIR": str(tmp_path)}
        ended = factsheets("review", "--no-open", cwd=tmp_path, **told)
        assert ended.returncode == 1
        assert "--add-login" in ended.stderr
        assert "Traceback" not in ended.stderr


class TestTwoDesks:
    def test_both_of_one_folder_show_what_either_decides(self, data_folder: Path) -> None:
        settings = Settings(data_dir=data_folder)
        with serving(settings, "ann") as one, serving(settings, "bob") as other:
            key = one.one("SELECT id FROM amounts WHERE currency = 'USD' ORDER BY id LIMIT 1")
            document = one.one(f"SELECT document FROM amounts WHERE id = '{key}'")
            decide(settings, key, Decision("edit", "currency", "USD", "AUD"))
            for desk in (one, other):
                with client(desk) as visitor:
                    assert "AUD" in visitor.get(f"/documents/{document}/rows/{key}").text

    def test_a_browser_can_use_desks_of_two_folders(self, desk: Served, own_desk: Served) -> None:
        with httpx.Client() as browser:  # cookies do not tell ports apart
            tokens = [token_of(browser.get(f"{one.address}/queue").text) for one in (desk, own_desk)]
            for one, token in zip((desk, own_desk), tokens, strict=True):
                answer = browser.post(f"{one.address}/logout", headers={"X-CSRF-Token": token})
                assert answer.status_code == 303
