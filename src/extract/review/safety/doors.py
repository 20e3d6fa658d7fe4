"""Who may come in, and by which name: nobody else on this machine, a login, or a proxy that knows."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from extract.errors import SettingsError
from extract.review.safety.hosts import is_everywhere, is_loopback, known_hosts
from extract.review.safety.logins import LONGEST_NAME, Logins
from extract.review.safety.secrets_file import key_of
from extract.review.safety.sessions import Sessions
from extract.review.safety.throttle import Throttle

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.datastructures import Headers

    from extract.review.desk import Desk
    from extract.review.safety.sessions import Session
    from extract.settings import Settings

LOGINS = "reviewers.json"


def logins_file(settings: Settings) -> Path:
    """Return where logins are kept."""
    return settings.review.logins or settings.data_dir / LOGINS


@dataclass(frozen=True)
class Doors:
    """How one desk is entered; `logins` is None where nobody has to log in."""

    reviewer: str
    sessions: Sessions
    throttle: Throttle
    hosts: frozenset[str]
    logins: Logins | None
    header: str | None
    proxies: tuple[str, ...]

    @classmethod
    def of(cls, desk: Desk) -> Doors:
        """Return the doors that the settings call for; `SettingsError` if they would let in anybody."""
        settings, review = desk.settings, desk.settings.review
        file = logins_file(settings)
        logins = Logins(file) if review.logins or file.exists() else None
        _check(settings, logins)
        sessions = Sessions(key_of(settings.data_dir))
        return cls(
            desk.reviewer,
            sessions,
            Throttle(),
            known_hosts(review),
            logins,
            review.header,
            review.proxies,
        )

    def name(self, session: Session, headers: Headers, client: str) -> str | None:
        """Return who asks; None if nobody is known to."""
        if self.header and self.is_proxy(client) and (told := headers.get(self.header, "").strip()):
            return told if told.isprintable() and len(told) <= LONGEST_NAME else None
        if self.logins:
            known = session.name and self.logins.mark(session.name)
            return session.name if known and known == session.mark else None
        return None if self.header else self.reviewer

    def is_proxy(self, client: str) -> bool:
        """Tell whether an address is that of a proxy which is believed."""
        try:
            return any(ip_address(client) in ip_network(one, strict=False) for one in self.proxies)
        except ValueError:
            return client in self.proxies

    def address(self, headers: Headers, client: str) -> str:
        """Return where a request comes from: as a proxy that is believed tells, else who is connected."""
        told = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        return told if told and self.is_proxy(client) else client

    def is_https(self, headers: Headers, scheme: str, client: str) -> bool:
        """Tell whether the browser speaks HTTPS, to the desk or to a proxy that is believed."""
        told = headers.get("x-forwarded-proto", "").strip().lower()
        return (told if told and self.is_proxy(client) else scheme) == "https"


def _check(settings: Settings, logins: Logins | None) -> None:
    review = settings.review
    if not is_loopback(review.host) and logins is None and not review.header:
        raise SettingsError(
            f"review.host = {review.host} lets other machines in, and nobody would have to log in. "
            "Add a reviewer first (factsheets review --add-login NAME), or set review.header to the "
            "header in which your proxy names who has logged in."
        )
    if is_everywhere(review.host) and not review.hosts:
        raise SettingsError(
            f"review.host = {review.host} stands for all addresses of this machine: say in review.hosts by "
            "which names browsers reach it, such as desk.example.org."
        )
    if logins is not None and not logins.names() and not review.header:
        raise SettingsError(
            f"{logins.path} has no login, so nobody could come in. "
            "Add a reviewer: factsheets review --add-login NAME"
        )
