"""Blocks of Prefect that carry a message: those that notify (webhooks, Slack, …), and mail servers.

A block is named as `type/name`, such as `custom-webhook/ops` or `email-server-credentials/ops`. What is
wrong with one is logged and never ends a run.
"""

from __future__ import annotations

import logging
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any, cast

from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block
from prefect.client.orchestration import get_client
from prefect.exceptions import ObjectNotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from extract.settings import Settings

log = logging.getLogger("extract.flows")  # goes to the log of the data folder

MAIL = "email-server-credentials"


def send(subject: str, body: str, settings: Settings) -> tuple[str, ...]:
    """Send a message by each block of the setting `notify`; return a note on each that could not."""
    return tuple(note for name in settings.notify if (note := _sent(name, subject, body, settings)))


def _sent(name: str, subject: str, body: str, settings: Settings) -> str:
    try:
        if name.startswith(f"{MAIL}/"):
            _mail(name, subject, body, settings)
        else:
            _notify(name, subject, body)
    except Exception as error:  # whatever a block does, the run is not to fail
        log.warning("notification by %s failed", name, exc_info=True)
        return f"The notification by the block {name} was not sent: {_reason(error)}."
    return ""


def _reason(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


def _notify(name: str, subject: str, body: str) -> None:
    block = cast("Any", Block.load(name))
    if not isinstance(block, NotificationBlock):
        raise TypeError("blocks of this type cannot notify")
    with block.raise_on_failure():
        cast("Any", block).notify(body, subject)


def _mail(name: str, subject: str, body: str, settings: Settings) -> None:
    """Send plain text; the block's own task would send HTML, in which names of files could do harm."""
    try:
        from prefect_email import EmailServerCredentials
    except ImportError as error:
        raise RuntimeError("install factsheet-extract[mail]") from error
    block = cast("Any", EmailServerCredentials.load(name.partition("/")[2]))
    sender = settings.notify_from or block.username
    if not (settings.notify_to and sender):
        raise ValueError("set notify_to, and notify_from if the block has no user name")
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, sender, ", ".join(settings.notify_to)
    message.set_content(body)
    with block.get_server() as server:
        server.send_message(message)


def notification_blocks(settings: Settings) -> tuple[UUID, ...]:
    """Return the blocks of the setting `notify` that the server itself can call: all but mail servers."""
    return tuple(_ids(settings))


def _ids(settings: Settings) -> Iterator[UUID]:
    with get_client(sync_client=True) as client:
        for name in settings.notify:
            kind, _, own = name.partition("/")
            if kind == MAIL:
                continue
            try:
                yield client.read_block_document_by_name(own, kind).id
            except ObjectNotFound:
                log.warning("there is no block %s", name)
