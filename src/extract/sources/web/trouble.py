"""Why something of the web was not taken; each is a sentence of a visit, none leaves this package."""

from __future__ import annotations

from extract.errors import SourceError

NEXT_RUN = "It is asked again in the next run."


class Refused(SourceError):  # noqa: N818 - it is an outcome
    """It will not work by itself: no such page, a forbidden redirect, forbidden by robots.txt."""


class Unreachable(SourceError):  # noqa: N818 - likewise
    """It may work when it is tried again: a silent server, status 503."""


class PrivateAddress(Exception):  # noqa: N818 - becomes a sentence as soon as it is known of what
    """A host's addresses are all of the own network; `address` is one of them."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(f"{host}: {address}")
        self.host = host
        self.address = address


class UnknownHost(Exception):  # noqa: N818 - likewise
    """The name of a host leads to no address; its text is the system's reason."""


class TimeIsUp(Exception):  # noqa: N818 - likewise
    """All the time that one file may take is used up."""


class Oversize(Exception):  # noqa: N818 - likewise
    """A body is larger than what is taken; `found` says how large, as far as it is known."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found
