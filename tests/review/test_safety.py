"""Who gets into the desk, and what is refused."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest
from starlette.datastructures import Headers

from extract.errors import SettingsError
from extract.review import Desk, create_app
from extract.review.safety import Doors, Logins
from extract.review.safety.bodies import MOST
from extract.review.safety.secrets_file import key_of
from extract.review.safety.sessions import IDLE, LONGEST, Sessions
from extract.review.safety.throttle import FREE, KEPT, Throttle
from tests.review.asking import audit, client, settings, token

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi.testclient import TestClient

PASSWORD = "correct horse battery"
LOGOUT = "/logout"  # changes something, and needs nothing else


@pytest.fixture
def logins(tmp_path: Path) -> Logins:
    made = Logins(tmp_path / "reviewers.json")
    made.add("Ann Li", PASSWORD)
    return made


def log_in(browser: TestClient, name: str = "Ann Li", password: str = PASSWORD, to: str = "/queue") -> int:
    given = {"name": name, "password": password, "to": to, "csrf": token(browser)}
    return int(browser.post("/login", data=given).status_code)


def test_other_machines_are_let_in_only_where_somebody_must_log_in(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"--add-login"):
        create_app(Desk(settings(tmp_path, host="192.0.2.7"), "ann"))
    with pytest.raises(SettingsError, match=r"review\.hosts"):
        create_app(Desk(settings(tmp_path, host="0.0.0.0", header="X-User"), "ann"))
    with pytest.raises(SettingsError, match=r"has no login"):
        create_app(Desk(settings(tmp_path, logins=tmp_path / "none.json"), "ann"))

    Logins(tmp_path / "reviewers.json").add("Ann Li", PASSWORD)
    create_app(Desk(settings(tmp_path, host="192.0.2.7"), "ann"))


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:8400", "a@127.0.0.1"]
)
def test_a_name_bent_to_this_machine_is_refused(tmp_path: Path, host: str) -> None:
    made = settings(tmp_path)
    answer = client(made).get("/static/desk.css", headers={"Host": host})

    assert answer.status_code == 400
    assert audit(made)[-1]["outcome"] == "refused: unknown host"


@pytest.mark.parametrize("host", ["127.0.0.1:8400", "localhost:9999", "[::1]:8400", "DESK.example.org"])
def test_names_of_the_desk_are_answered_through_any_tunnel(tmp_path: Path, host: str) -> None:
    browser = client(settings(tmp_path, hosts=["desk.example.org"]))

    assert browser.get("/static/desk.css", headers={"Host": host}).status_code == 200


def test_each_answer_lets_the_browser_load_and_run_nothing_else(tmp_path: Path) -> None:
    browser = client(settings(tmp_path))
    for path in ("/queue", "/login", "/static/desk.css", "/nothing", "/openapi.json"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_failure_tells_no_traceback_and_keeps_the_headers(tmp_path: Path) -> None:
    browser = client(settings(tmp_path))

    def fail() -> None:
        raise RuntimeError("/secret/path")

    browser.app.add_api_route("/fail", fail)  # type: ignore[attr-defined]
    answer = browser.get("/fail")
    assert answer.status_code == 500
    assert "/secret/path" not in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


def test_what_changes_something_needs_the_token_of_the_same_session(tmp_path: Path) -> None:
    made = settings(tmp_path)
    browser, other = client(made), client(made)
    given, theirs = token(browser), token(other)

    assert browser.post(LOGOUT).status_code == 403
    assert browser.post(LOGOUT, data={"csrf": "x"}).status_code == 403
    assert browser.post(LOGOUT, headers={"X-CSRF-Token": theirs}).status_code == 403
    assert browser.post(LOGOUT, headers={"X-CSRF-Token": "é".encode()}).status_code == 403
    assert [line["outcome"] for line in audit(made)] == ["refused: no token"] * 4

    assert browser.post(LOGOUT, headers={"X-CSRF-Token": given}).status_code == 303


def test_the_token_may_be_a_field_of_the_form(tmp_path: Path) -> None:
    browser = client(settings(tmp_path))

    assert browser.post(LOGOUT, data={"csrf": token(browser)}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:4200"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:4200"},
    ],
)
def test_what_another_site_sends_changes_nothing(tmp_path: Path, headers: dict[str, str]) -> None:
    browser = client(settings(tmp_path))
    given = token(browser)

    answer = browser.post(LOGOUT, headers={"X-CSRF-Token": given, **headers})
    assert answer.status_code == 403
    assert "Another site" in answer.text


def test_another_site_may_lead_here_but_load_nothing(tmp_path: Path) -> None:
    browser = client(settings(tmp_path))
    token(browser)

    led = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert browser.get("/login", headers=led).status_code == 303
    loaded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert browser.get("/static/desk.css", headers=loaded).status_code == 403


def test_a_browser_that_kept_the_cookie_back_is_asked_again_and_stays_logged_in(
    tmp_path: Path, logins: Logins
) -> None:
    browser = client(settings(tmp_path))

    led = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    answer = browser.get("/login?to=%2Fqueue%3Fpartner%3DKEN", headers=led)
    assert 'http-equiv="refresh"' in answer.text
    assert "set-cookie" not in answer.headers


def test_the_cookie_is_for_this_site_and_no_script_and_https_where_that_is_spoken(tmp_path: Path) -> None:
    made = settings(tmp_path)
    plain = client(made).get("/login").headers["set-cookie"]
    assert re.search(r"^desk_[0-9a-f]{8}=.+; Path=/; HttpOnly; SameSite=Strict$", plain)

    proxied = client(made).get("/login", headers={"X-Forwarded-Proto": "https"})
    assert proxied.headers["set-cookie"].endswith("; Secure")
    elsewhere = client(made, come_from="192.0.2.9").get("/login", headers={"X-Forwarded-Proto": "https"})
    assert not elsewhere.headers["set-cookie"].endswith("; Secure")


def test_a_body_is_limited_with_and_without_a_stated_length(tmp_path: Path) -> None:
    browser = client(settings(tmp_path))
    given = {"X-CSRF-Token": token(browser)}

    assert browser.post(LOGOUT, content=b"x" * (MOST + 1), headers=given).status_code == 413
    assert (
        browser.post(LOGOUT, content=iter([b"x" * 1024] * (MOST // 1024 + 1)), headers=given).status_code
        == 413
    )
    assert browser.post(LOGOUT, content=b"x" * MOST, headers=given).status_code == 303


def test_a_login_leads_on_and_a_logout_ends_it_for_good(tmp_path: Path, logins: Logins) -> None:
    made = settings(tmp_path)
    browser = client(made)

    led = browser.get("/queue?partner=KEN")
    assert (led.status_code, led.headers["location"]) == (303, "/login?to=%2Fqueue%3Fpartner%3DKEN")
    assert log_in(browser) == 303
    inside = browser.get("/queue")
    assert "Ann Li" in inside.text
    stolen = dict(browser.cookies)

    assert browser.post(LOGOUT, data={"csrf": token(browser, "/queue")}).status_code == 303
    assert browser.get("/queue").status_code == 303
    browser.cookies.clear()
    browser.cookies.update(stolen)
    assert browser.get("/queue").status_code == 303
    assert [(line["who"], line["what"]) for line in audit(made) if line["what"].startswith("POST")] == [
        ("Ann Li", "POST /login"),
        ("Ann Li", "POST /logout"),
    ]


def test_htmx_is_led_to_the_login_as_a_whole(tmp_path: Path, logins: Logins) -> None:
    answer = client(settings(tmp_path)).get("/queue", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login")


def test_a_name_that_is_not_there_is_told_as_a_wrong_password(tmp_path: Path, logins: Logins) -> None:
    made = settings(tmp_path)
    browser = client(made)
    given = {"csrf": token(browser), "password": "wrong"}

    known = browser.post("/login", data=given | {"name": "Ann Li"})
    unknown = browser.post("/login", data=given | {"name": "Nobody"})
    assert known.status_code == unknown.status_code == 401
    assert known.text.replace("Ann Li", "Nobody") == unknown.text
    assert [line["name"] for line in audit(made) if line["outcome"] == "401"] == ["Ann Li", "Nobody"]


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil"])
def test_a_login_leads_nowhere_else(tmp_path: Path, logins: Logins, to: str) -> None:
    browser = client(settings(tmp_path))
    given = {"name": "Ann Li", "password": PASSWORD, "to": to, "csrf": token(browser)}

    assert browser.post("/login", data=given).headers["location"] == "/queue"


def test_who_guesses_waits(tmp_path: Path, logins: Logins) -> None:
    browser = client(settings(tmp_path))
    for _ in range(FREE + 1):
        assert log_in(browser, password="wrong guess") == 401

    given = {"name": "Ann Li", "password": PASSWORD, "csrf": token(browser)}
    answer = browser.post("/login", data=given)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert "Try again in" in answer.text


def test_waits_grow_and_the_memory_of_them_does_not() -> None:
    now = [1000.0]
    throttle = Throttle(lambda: now[0])
    waits = []
    for _ in range(FREE + 12):
        throttle.failed("name ann", "address 192.0.2.1")
        waits.append(throttle.wait("name ann", "address 192.0.2.9"))

    assert waits[:FREE] == [0.0] * FREE
    assert waits[FREE : FREE + 3] == [2.0, 4.0, 8.0]
    assert waits[-1] == 300.0
    now[0] += 301
    assert throttle.wait("name ann") == 0.0
    for number in range(KEPT + 10):
        throttle.failed(f"name {number}")
    assert throttle.wait("name ann") == 0.0
    assert len(throttle._failures) == KEPT


def test_a_session_ends_when_nobody_works_and_after_a_day_of_work() -> None:
    now = [1_000_000.0]
    sessions = Sessions("key", lambda: now[0])
    signing = sessions._cookies
    session = sessions.fresh("ann", "mark")
    cookie = sessions.written(session)
    assert sessions.read(cookie) is not None

    stamped = signing.loads(cookie, return_timestamp=True)[1].timestamp()
    now[0] = stamped + IDLE + 1
    assert sessions.read(cookie) is None
    now[0] = session.since + LONGEST + 1
    assert sessions.read(sessions.written(session)) is None
    assert sessions.read("") is None
    assert sessions.read(cookie[:-2] + "xx") is None


def test_a_login_that_is_taken_away_or_changed_ends_its_sessions(tmp_path: Path, logins: Logins) -> None:
    browser = client(settings(tmp_path))
    logins.add("Bo", PASSWORD)
    log_in(browser)
    assert browser.get("/queue").status_code != 303

    logins.add("Ann Li", "another password")
    assert browser.get("/queue").status_code == 303
    assert log_in(browser, password="another password") == 303
    logins.remove("Ann Li")
    assert browser.get("/queue").status_code == 303


def test_secrets_are_their_owners_alone(tmp_path: Path, logins: Logins) -> None:
    made = settings(tmp_path)
    client(made).get("/queue")

    private = [tmp_path / "review.key", logins.path, made.log_file.with_name("review-audit.jsonl")]
    client(made).post("/logout")
    assert [stat.S_IMODE(path.stat().st_mode) for path in private] == [0o600] * 3
    assert PASSWORD not in logins.path.read_text()
    assert "$argon2id$" in logins.path.read_text()
    assert key_of(tmp_path) == key_of(tmp_path)


@pytest.mark.parametrize("password", ["", "short"])
def test_a_short_password_is_refused(logins: Logins, password: str) -> None:
    with pytest.raises(SettingsError, match="at least 10"):
        logins.add("Bo", password)
    assert logins.names() == ("Ann Li",)


def test_the_header_of_a_proxy_counts_only_from_that_proxy(tmp_path: Path) -> None:
    made = settings(tmp_path, header="X-Forwarded-User", proxies=["10.0.0.0/24", "10.1.1.1"])
    named = {"X-Forwarded-User": "Ann Li"}

    for proxy in ("10.0.0.7", "10.1.1.1"):
        assert "Ann Li" in client(made, come_from=proxy).get("/nothing", headers=named).text
    forged = client(made, come_from="192.0.2.9").get("/nothing", headers=named)
    assert forged.status_code == 401
    assert client(made, come_from="10.0.0.7").get("/nothing").status_code == 401


def test_where_logins_and_a_proxy_are_set_either_lets_in(tmp_path: Path, logins: Logins) -> None:
    made = settings(tmp_path, header="X-Forwarded-User", proxies=["10.0.0.7"])

    proxied = client(made, come_from="10.0.0.7").get("/nothing", headers={"X-Forwarded-User": "Bo"})
    assert "Bo" in proxied.text
    direct = client(made, come_from="192.0.2.9")
    assert direct.get("/nothing").status_code == 303
    assert log_in(direct) == 303
    assert "Ann Li" in direct.get("/nothing").text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../desk.py",
        "/static/..%2fdesk.py",
        "/static/%2e%2e/app.py",
        "/static/",
        "/static/nothing.css",
    ],
)
def test_no_path_of_a_request_reaches_the_disk(tmp_path: Path, path: str) -> None:
    assert client(settings(tmp_path)).get(path).status_code == 404


def test_a_file_that_the_browser_has_is_not_sent_again(tmp_path: Path) -> None:
    browser = client(settings(tmp_path))
    first = browser.get("/static/htmx.min.js")

    again = browser.get("/static/htmx.min.js", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_doors_believe_no_address_that_anybody_can_write(tmp_path: Path) -> None:
    doors = Doors.of(Desk(settings(tmp_path, proxies=["10.0.0.7"]), "ann"))

    told = Headers({"X-Forwarded-For": "203.0.113.5, 198.51.100.2"})
    assert doors.address(told, "10.0.0.7") == "198.51.100.2"
    assert doors.address(told, "192.0.2.9") == "192.0.2.9"
