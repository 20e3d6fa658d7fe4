"""The desk on a port of this machine, until somebody ends it."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from extract.errors import ServingError
from extract.review.app import create_app
from extract.review.safety.hosts import is_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from extract.review.desk import Desk
    from extract.settings.review import Review

PATIENCE = 3  # seconds that answers have to end in, once the desk is to stop
IDLE = 15  # seconds after which a connection without a request is closed
AT_ONCE = 200  # connections
HEAD = 32_768  # bytes of the lines before a body
WAITING = 64  # connections that the system holds until they are taken


def serve(desk: Desk, ready: Callable[[str], None]) -> int | None:
    """Answer until SIGINT or SIGTERM; return which of them ended it.

    `ready` is told the address once pages can be asked for. Raises `SettingsError` if the settings would let
    in anybody, `ServingError` if the port is taken or the desk does not start. Call it in the main thread.
    """
    app = create_app(desk)
    review = desk.settings.review
    with _listening(review.host, review.port) as listener, _logged():
        server = _Server(_config(app), lambda: ready(address(review)))
        server.run(sockets=[listener])
    if not server.started:
        raise ServingError(f"The review desk did not start. The details are in {desk.settings.log_file}.")
    return server.heard


def address(review: Review) -> str:
    """Return the address that people open: a name of the settings where it listens at all addresses."""
    host = review.hosts[0] if is_everywhere(review.host) and review.hosts else review.host
    return f"http://[{host}]:{review.port}/" if ":" in host else f"http://{host}:{review.port}/"


def _config(app: Callable[..., object]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the doors look at them, and whom they come from
        lifespan="on",
        ws="none",
        h11_max_incomplete_event_size=HEAD,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=PATIENCE,
    )


class _Server(uvicorn.Server):
    """Tells when it can be asked, and ends by a signal without passing it on; `heard` is which one."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready, self._parent = ready, os.getppid()
        self.heard: int | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and not self.should_exit:
            self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        for number in before:
            signal.signal(number, self._hear)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def on_tick(self, counter: int) -> bool:
        if os.getppid() != self._parent:  # who would have told of Ctrl-C was killed
            self.should_exit = True
        return await super().on_tick(counter)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self.force_exit = self.heard is not None  # somebody is in a hurry
        self.heard = self.heard or number
        self.should_exit = True


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; whoever uses it closes it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except socket.gaierror as error:
        raise ServingError(
            f"review.host = {host} is no address of this machine ({error.strerror}). Correct it."
        ) from error
    listener = socket.socket(*found[:3])
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(found[4])
        listener.listen(WAITING)
    except OSError as error:
        listener.close()
        raise ServingError(_refused(host, port, error)) from error
    return listener


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken, perhaps by another review desk: open http://{host}:{port}/ to see. "
            f"For a second one, choose another port: factsheets review --port {port + 1}"
        )
    return f"The desk cannot listen at {host}, port {port} ({error.strerror}). Choose another by --port."


@contextmanager
def _logged() -> Iterator[None]:
    """Let what the server complains of go where the program's own log goes, and never to the terminal."""
    ours, theirs = logging.getLogger("extract"), logging.getLogger("uvicorn.error")
    before = theirs.handlers, theirs.level, theirs.propagate
    theirs.handlers, theirs.propagate = list(ours.handlers), False
    theirs.setLevel(logging.WARNING)
    try:
        yield
    finally:
        theirs.handlers, theirs.propagate = before[0], before[2]
        theirs.setLevel(before[1])
