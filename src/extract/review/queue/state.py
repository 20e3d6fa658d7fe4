"""What a reviewer has chosen to see of the queue; all of it stands in the URL."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

FILTERS = ("kind", "severity", "code", "partner", "source", "language", "rule", "assigned")
LONGEST = 200  # characters of a value
MOST = 1_000_000  # pages
FIELDS = 50  # of a query


@dataclass(frozen=True, slots=True)
class State:
    """The value of each filter ('' for all), what is listed, and the page of the list, from 1."""

    kind: str = ""
    severity: str = ""
    code: str = ""
    partner: str = ""
    source: str = ""
    language: str = ""
    rule: str = ""
    assigned: str = ""
    show: Literal["issues", "documents"] = "issues"
    page: int = 1

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> State:
        """Return the state that a query tells; what it does not know is passed over."""
        told = {name: value[:LONGEST] for name, value in pairs}
        page = told.get("page", "1")
        return cls(
            **{name: told.get(name, "") for name in FILTERS},
            show="documents" if told.get("show") == "documents" else "issues",
            page=min(max(int(page), 1), MOST) if page.isdecimal() and page.isascii() else 1,
        )

    @classmethod
    def parse(cls, query: str) -> State:
        """Return the state of a query string, such as `partner=KEN&severity=error`."""
        try:
            return cls.of(parse_qsl(query, max_num_fields=FIELDS))
        except ValueError:
            return cls()

    @property
    def query(self) -> str:
        """The query string; what is not chosen is left out."""
        plain = State()
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return urlencode({name: value for name, value in told.items() if value != getattr(plain, name)})

    @property
    def url(self) -> str:
        """The address of the queue in this state."""
        return f"/queue?{self.query}" if self.query else "/queue"

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything is left out."""
        return any(getattr(self, name) for name in FILTERS)

    def with_(self, **changes: object) -> State:
        """Return another state; its list begins at the first page unless told."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
