"""What the rules got right when somebody last looked, so that a change that makes it wrong can be refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from extract.errors import SourceError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from extract.feedback.cases import Case


class Baseline(BaseModel):
    """The verdict on each case, by the id of its correction; and by which rules."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules_version: str
    cases: dict[str, str]


def write(file: Path, cases: Iterable[Case], rules_version: str) -> None:
    """Keep the verdicts; `StorageError` where the file cannot be written."""
    verdicts = {one.correction.id: one.verdict for one in cases}
    told = Baseline(rules_version=rules_version, cases=dict(sorted(verdicts.items())))
    try:
        file.write_text(json.dumps(told.model_dump(), indent=1) + "\n", "utf-8")
    except OSError as error:
        raise StorageError(f"{file}: cannot be written ({error.strerror or error}).") from error


def lost(file: Path, cases: Iterable[Case]) -> tuple[Case, ...]:
    """Return the cases that were right and are wrong now; `SourceError` if the file is no baseline."""
    try:
        before = Baseline.model_validate_json(file.read_bytes())
    except OSError as error:
        raise SourceError(
            f"{file}: cannot be read ({error.strerror}). Write it with --write first."
        ) from error
    except ValidationError as error:
        raise SourceError(
            f"{file} is no baseline. Write one: factsheets evaluate --corrections --write FILE"
        ) from error
    return tuple(
        one for one in cases if one.verdict == "wrong" and before.cases.get(one.correction.id) == "right"
    )
