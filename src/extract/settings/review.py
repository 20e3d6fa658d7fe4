"""How `factsheets review` is reached, who reviews, and what needs a second person."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Review(BaseModel):
    """Where the review desk listens, how it knows who decides, and which decisions need two people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field("127.0.0.1", description="address on which it listens; any but loopback needs logins")
    port: Annotated[int, Field(ge=1, le=65535)] = Field(8400, description="port of its pages")
    hosts: tuple[str, ...] = Field(
        (),
        description="names by which browsers reach it, besides this address",
        examples=[["desk.example.org"]],
    )
    logins: Annotated[Path | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="file of reviewers and hashed passwords, written by `factsheets review --add-login NAME`"
        "; none: `data/reviewers.json`, once it is there",
        examples=["data/reviewers.json"],
    )
    header: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="header in which a proxy that has checked it names the reviewer",
        examples=["X-Forwarded-User"],
    )
    proxies: tuple[str, ...] = Field(
        ("127.0.0.1", "::1"), description="addresses of proxies whose header is believed"
    )
    two_reviewers: tuple[str, ...] = Field(
        (),
        description="codes of issues whose decisions count once a second person has decided the same",
        examples=[["total_mismatch"]],
    )
    sample: PositiveInt = Field(
        60, description="sure values, chosen by chance and for good, that are mixed into the queue"
    )
