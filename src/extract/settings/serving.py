"""How `factsheets serve` runs: when, and where its pages are shown."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
SHORTEST = timedelta(seconds=5)


def duration(text: str) -> timedelta:
    """Return how long `30s`, `5m`, `2h` or `1d` is; `ValueError` if none of them, or under 5 seconds."""
    told = re.fullmatch(r"([0-9]{1,6}) ?([smhd])", text.strip())
    if told is None:
        raise ValueError(f"{text!r} is not a time such as 30s, 5m, 2h or 1d")
    found = timedelta(**{UNITS[told[2]]: int(told[1])})
    if found < SHORTEST:
        raise ValueError(f"{text!r} is too short: at least 5s")
    return found


def _is_duration(text: str) -> str:
    duration(text)
    return text


class Serve(BaseModel):
    """When `factsheets serve` visits the sources, and where Prefect's pages are shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    every: Annotated[str, AfterValidator(_is_duration)] = Field(
        "5m", description="time from one run to the next: `30s`, `5m`, `2h` or `1d`"
    )
    cron: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="when to run instead, as in cron (`0 6 * * 1-5`), by this machine's clock",
        examples=["0 6 * * 1-5"],
    )
    keep_days: PositiveInt = Field(
        30,
        description="days after which Prefect forgets runs that ended; the database keeps its record",
    )
    port: Annotated[int, Field(ge=1, le=65535)] = Field(
        4200, description="port of Prefect's pages on this machine"
    )

    @property
    def words(self) -> str:
        """The schedule as part of a sentence."""
        return f"at '{self.cron}' (cron)" if self.cron else f"every {self.every}"
