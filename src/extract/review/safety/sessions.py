"""Who a browser belongs to: a signed cookie, and a token that only pages of the desk know."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from itsdangerous import BadData, Signer, URLSafeTimedSerializer
from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

IDLE = 8 * 3600  # seconds without a request after which somebody must log in again
LONGEST = 16 * 3600  # seconds after a login, whatever happens
RENEWED = 600  # seconds after which the cookie of somebody who works is written anew


@dataclass(frozen=True, slots=True)
class Session:
    """One browser; `name` once somebody has logged in, at `since`, with the password that `mark` tells."""

    id: str
    name: str | None = None
    since: int = 0  # seconds since 1970
    mark: str = ""


_TOLD = TypeAdapter(tuple[str, str | None, int, str])


class Sessions:
    """Sessions lie in cookies; here are only the key, and which ones have logged out."""

    def __init__(self, key: str, clock: Callable[[], float] = time.time) -> None:
        self._cookies = URLSafeTimedSerializer(
            key, salt="factsheets.review.session", signer_kwargs={"digest_method": sha256}
        )
        self._tokens = Signer(key, salt="factsheets.review.token", digest_method=sha256)
        self._clock = clock
        self._ended: dict[str, float] = {}  # id -> when its cookie is worth nothing by itself
        self.cookie = f"desk_{sha256(f'cookie {key}'.encode()).hexdigest()[:8]}"

    def fresh(self, name: str | None = None, mark: str = "") -> Session:
        """Return a session that nobody knows yet."""
        return Session(secrets.token_urlsafe(18), name, int(self._clock()) if name else 0, mark)

    def written(self, session: Session) -> str:
        """Return the value of the cookie."""
        return str(self._cookies.dumps([session.id, session.name, session.since, session.mark]))

    def read(self, cookie: str | None) -> tuple[Session, bool] | None:
        """Return the session of a cookie, and whether it is to be written anew; None if it counts no more."""
        try:
            told, signed = self._cookies.loads(cookie or "", return_timestamp=True)
            session = Session(*_TOLD.validate_python(told))
        except (BadData, ValidationError):
            return None
        age, now = self._clock() - signed.timestamp(), self._clock()
        if session.id in self._ended or (session.name and (age > IDLE or now - session.since > LONGEST)):
            return None
        return session, bool(session.name) and age > RENEWED

    def end(self, session: Session) -> Session:
        """Return a session for the same browser without a name; the cookie of the old one counts no more."""
        now = self._clock()
        self._ended = {key: until for key, until in self._ended.items() if until > now}
        if session.name:
            self._ended[session.id] = session.since + LONGEST
        return self.fresh()

    def token(self, session: Session) -> str:
        """Return what a request that changes something must bring."""
        return self._tokens.get_signature(session.id).decode()

    def is_token(self, session: Session, given: str) -> bool:
        """Tell, in the same time for all that is wrong, whether `given` is the token of the session."""
        return self._tokens.verify_signature(session.id, given.encode())
