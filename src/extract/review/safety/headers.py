"""What each answer tells the browser: load nothing from elsewhere, run nothing that stands in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Message

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SAFE: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
KEPT_BY_NOBODY = "no-store"


def harden(message: Message) -> MutableHeaders:
    """Give the start of an answer the headers that it lacks, and return them."""
    headers = MutableHeaders(scope=message)
    for name, value in SAFE.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", KEPT_BY_NOBODY)
    return headers
