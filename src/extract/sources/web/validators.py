"""By what a server tells whether a file has changed: ETag and Last-Modified, kept as JSON between visits."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

if TYPE_CHECKING:
    import httpx

GRAIN = (
    60.0  # seconds; a file may change again within the second that Last-Modified names (RFC 9110, 8.8.2.2)
)


class Validator(BaseModel):
    """What the answer of the address `at` had beside the file; if nothing, it tells that a file was met."""

    model_config = ConfigDict(frozen=True)

    at: str
    etag: str | None = None
    modified: str | None = None

    @classmethod
    def of(cls, response: httpx.Response) -> Validator:
        """Return what an answer tells that can be relied upon."""
        etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
        if modified and not etag and not _rested(modified, response.headers.get("date")):
            modified = None
        return cls(at=str(response.url), etag=etag, modified=modified)

    @classmethod
    def read(cls, text: str) -> Validator | None:
        """Read what `written` wrote; None if it is something else."""
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            return None

    def written(self) -> str:
        """Return it as text."""
        return self.model_dump_json(exclude_none=True)

    def headers_for(self, url: httpx.URL) -> dict[str, str]:
        """Return the headers that ask for a file only if it has changed; none for another address.

        A redirect may lead to another file than the last time, and that one may be older.
        """
        if str(url) != self.at:
            return {}
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


def _rested(modified: str, now: str | None) -> bool:
    try:
        rest = parsedate_to_datetime(now or "") - parsedate_to_datetime(modified)
    except (TypeError, ValueError):
        return False
    return rest.total_seconds() >= GRAIN
