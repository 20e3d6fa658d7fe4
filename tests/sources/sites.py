"""Web servers on loopback that answer as they are told, also badly; each keeps what it was asked."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Mapping
    from email.message import Message

PDF = b"%PDF-1.7 a fact sheet\n%%EOF\n"


def pdf(name: str) -> bytes:
    """Return what a careless look takes for a whole PDF."""
    return PDF.replace(b"a fact sheet", name.encode())


@dataclass(slots=True)
class Asked:
    """One request."""

    path: str
    headers: Message


@dataclass(slots=True)
class Site:
    """A running server: `routes` by path; what is not there is 404."""

    address: str
    port: int
    routes: dict[str, Callable[[Handler], None]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def at(self, path: str) -> str:
        return self.address + path

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def serve(self, path: str, body: bytes = PDF, status: int = 200, /, **headers: str) -> str:
        """Answer `path` with `body`; return its address."""
        self.routes[path] = answer(status, body, headers)
        return self.at(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.serve(path, b"", status, Location=target)

    def send(self, path: str, *parts: bytes, stall: bool = False, pause: float = 0.0) -> str:
        """Answer with bytes as they are, then hang up; or stall first, until the test ends."""

        def route(handler: Handler) -> None:
            for part in parts:
                handler.wfile.write(part)
                handler.wfile.flush()
                if self.closing.wait(pause):
                    return
            if stall:
                self.closing.wait()

        self.routes[path] = route
        return self.at(path)


class Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.site.asked.append(Asked(self.path, self.headers))
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            self.site.routes.get(self.path, answer(404, b"nothing"))(self)

    def do_CONNECT(self) -> None:
        """Be a proxy: pass bytes on to the port that is named, whatever its host, until one side hangs up."""
        self.site.asked.append(Asked(self.path, self.headers))
        self.close_connection = True
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", int(self.path.split(":")[1]))) as there,
        ):
            self.send_response_only(200)
            self.end_headers()
            both = {self.connection: there, there: self.connection}
            while True:
                for side in select.select(list(both), [], [])[0]:
                    passed = side.recv(65536)
                    if not passed:
                        return
                    both[side].sendall(passed)

    def log_message(self, *args: Any) -> None:
        pass


def answer(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> Callable[[Handler], None]:
    def route(handler: Handler) -> None:
        told = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        handler.send_response_only(status)
        for name, value in {"Content-Length": str(len(body)), **told}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return route


@contextmanager
def running(tls: ssl.SSLContext | None = None, name: str = "127.0.0.1") -> Iterator[Site]:
    """Yield a server on a free port of 127.0.0.1; in its address it is called `name`."""
    handler = type("Handler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    port = server.server_address[1]
    site = handler.site = Site(f"{'https' if tls else 'http'}://{name}:{port}", int(port))  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
