"""Messages by real blocks to a real web server and a real mail server."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller

from extract.intake import Row, Summary
from extract.settings import Settings
from extract.warehouse import DocumentOverview
from flows.notifying import notify
from tests.flows.serving import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


@contextmanager
def web_server() -> Iterator[tuple[str, list[Any]]]:
    """Yield the address of a server, and what it was sent."""
    sent: list[Any] = []

    class Keep(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Keep)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", sent
    finally:
        server.shutdown()
        server.server_close()


class Mailbox:
    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(envelope)
        return "250 OK"


def document(name: str, state: Any, cause: str | None = None) -> Row:
    step = "Ask for the file without password." if cause else None
    return Row(DocumentOverview(name, name, state, cause, 1, 0, 0, 0, "run", step), fresh=True)


def summary(*rows: Row) -> Summary:
    return Summary("run-1", rows, (), Path("published.duckdb"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, notify=("custom-webhook/ops",))


@pytest.fixture
def webhook() -> Iterator[list[Any]]:
    from prefect.blocks.notifications import CustomWebhookNotificationBlock

    with web_server() as (address, sent):
        block = CustomWebhookNotificationBlock(
            name="ops", url=address, json_data={"subject": "{{subject}}", "body": "{{body}}"}
        )
        block.save("ops", overwrite=True)
        yield sent


def test_documents_in_need_are_told_once(webhook: list[Any], settings: Settings) -> None:
    rows = [document("a.pdf", "queued", "It is encrypted."), document("b.pdf", "loaded")]
    assert notify(summary(*rows), settings) == ()
    (told,) = webhook
    assert told["subject"] == "factsheets: 1 document waits for a person"
    assert "- a.pdf (queued): It is encrypted. Next: Ask for the file without password." in told["body"]
    assert "b.pdf" not in told["body"]
    notify(summary(*rows), settings)
    assert len(webhook) == 1
    notify(summary(document("a.pdf", "loaded")), settings)
    notify(summary(document("a.pdf", "failed", "Again.")), settings)
    assert len(webhook) == 2


def test_ten_are_named_and_the_rest_is_counted(webhook: list[Any], settings: Settings) -> None:
    notify(summary(*(document(f"{n}.pdf", "failed", "It fell.") for n in range(13))), settings)
    body = webhook[0]["body"]
    assert (body.count("(failed)"), "… and 3 more" in body) == (10, True)


def test_nothing_is_sent_unless_configured(webhook: list[Any], tmp_path: Path) -> None:
    assert notify(summary(document("a.pdf", "queued", "Why.")), Settings(data_dir=tmp_path)) == ()
    assert webhook == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["custom-webhook/nobody", "no-such-type/x", "secret", "custom-webhook/silent"]
)
def test_a_block_that_is_missing_or_fails_is_a_note(name: str, tmp_path: Path) -> None:
    from prefect.blocks.notifications import CustomWebhookNotificationBlock

    nowhere = f"http://127.0.0.1:{free_port()}"
    CustomWebhookNotificationBlock(name="silent", url=nowhere).save("silent", overwrite=True)
    (note,) = notify(
        summary(document("a.pdf", "queued", "Why.")), Settings(data_dir=tmp_path, notify=(name,))
    )
    assert note.startswith(f"The notification by the block {name} was not sent: ")
    assert not (tmp_path / "told.json").exists()  # so that the next run tries again


def test_mail_is_sent_as_plain_text(tmp_path: Path) -> None:
    from prefect_email import EmailServerCredentials

    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        EmailServerCredentials(smtp_server="127.0.0.1", smtp_port=controller.port, smtp_type="INSECURE").save(
            "ops", overwrite=True
        )
        settings = Settings(
            data_dir=tmp_path,
            notify=("email-server-credentials/ops",),
            notify_to=("desk@example.org",),
            notify_from="factsheets@example.org",
        )
        assert notify(summary(document("é<b>.pdf", "queued", "It is encrypted.")), settings) == ()
    finally:
        controller.stop()
    (letter,) = box.letters
    assert (letter.mail_from, letter.rcpt_tos) == ("factsheets@example.org", ["desk@example.org"])
    assert b"Content-Type: text/plain" in letter.content


def test_a_run_that_fails_is_told_with_its_address(webhook: list[Any], settings: Settings) -> None:
    from prefect import flow

    from flows.notifying import told_of_failure

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("flows.notifying.load_settings", lambda: settings)

        @flow(name="breaks", on_failure=[told_of_failure])
        def breaks() -> None:
            raise ValueError("the disk is full")

        with pytest.raises(ValueError, match="full"):
            breaks()
    (told,) = webhook
    assert told["subject"] == "factsheets: breaks failed"
    assert "the disk is full" in told["body"]
