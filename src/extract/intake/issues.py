"""What a run has found that a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from extract.warehouse import query

if TYPE_CHECKING:
    from extract.settings import Settings

NEW = """
SELECT i.record_id, i.severity, i.file_name, i.page, i.message, i.next_step
FROM open_issues i JOIN documents d ON d.sha256 = i.document
WHERE d.run_id = '{run}'
"""


@dataclass(frozen=True, slots=True)
class NewIssue:
    """An open issue; `page` counts from 1 and is null where the whole document is meant."""

    record_id: str | None
    severity: str
    file_name: str
    page: int | None
    message: str
    next_step: str | None


def new_issues(run_id: str, settings: Settings) -> tuple[NewIssue, ...]:
    """Return the open issues of the documents that a run has read, the gravest first."""
    quoted = run_id.replace("'", "''")
    found = query(settings.published, NEW.format(run=quoted))
    return tuple(NewIssue(*cast("tuple[Any, ...]", row)) for row in found.rows)
