"""Sources as `factsheets.toml` names them: folders, globs, lists of addresses, index pages, object stores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import (
    BaseModel,
    ByteSize,
    ConfigDict,
    Field,
    NonNegativeFloat,
    PositiveFloat,
    PositiveInt,
    StringConstraints,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://")]


class Hints(BaseModel):
    """Used only where a document is silent; what comes of it is marked with the rule `hint.source`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str | None = Field(
        None,
        description="organisation that publishes these fact sheets",
        examples=["International Labour Organization"],
    )
    partner: str | None = Field(
        None,
        description="whose cooperation they are about: ISO 3166-1 alpha-3, or the name of a listed body",
        examples=["NOR"],
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = Field(
        None, description="ISO 639-1: en, fr or es", examples=["en"]
    )

    def __bool__(self) -> bool:
        """Whether anything is told."""
        return any((self.publisher, self.partner, self.language))


NO_HINTS = Hints()


class _Source(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(description="what you call it: small letters, digits, - and _")
    hints: Hints = Field(
        NO_HINTS, description="what its documents may leave unsaid: publisher, partner, language"
    )


class _Local(_Source):
    settle_seconds: NonNegativeFloat = Field(
        5.0, description="a file that was changed less than this ago is left until it is whole"
    )


class FolderSource(_Local):
    """All PDFs in a folder and below it."""

    kind: Literal["folder"] = Field("folder", description="what sort of place it is")
    path: Path = Field(description="the folder", examples=["inbox"])


class GlobSource(_Local):
    """All files that match a pattern."""

    kind: Literal["glob"] = Field("glob", description="what sort of place it is")
    pattern: str = Field(
        description="which files; `**` stands for folders at any depth", examples=["in/**/*.pdf"]
    )


class _Web(_Source):
    allow_hosts: tuple[str, ...] = Field(
        (),
        description="further hosts from which PDFs may come; `*.ilo.org` stands for all below it",
        examples=[("*.ilo.org",)],
    )
    allow_private: bool = Field(
        default=False,
        description="whether addresses of your own network (127.0.0.1, 10.0.0.0/8, …) are asked",
    )
    use_proxy: bool = Field(
        default=False,
        description="whether the proxy of the environment (HTTPS_PROXY) is used; it looks names up unchecked",
    )
    respect_robots: bool = Field(default=True, description="whether robots.txt is honoured")
    delay_seconds: NonNegativeFloat = Field(1.0, description="pause between two requests to one host")
    timeout_seconds: PositiveFloat = Field(30.0, description="longest silence of a server")
    total_seconds: PositiveFloat = Field(300.0, description="longest time for one file")
    max_bytes: ByteSize = Field(ByteSize(100_000_000), description="largest file that is taken")


class UrlsSource(_Web):
    """A list of addresses."""

    kind: Literal["urls"] = Field("urls", description="what sort of place it is")
    urls: tuple[Address, ...] = Field(
        (), description="addresses of PDFs", examples=[("https://example.org/norway-2023.pdf",)]
    )
    file: Path | None = Field(
        None, description="a text file with one address a line; # begins a remark", examples=["addresses.txt"]
    )


class IndexSource(_Web):
    """Web pages whose links to PDFs are followed."""

    kind: Literal["index"] = Field("index", description="what sort of place it is")
    pages: tuple[Address, ...] = Field(
        min_length=1,
        description="addresses of the pages",
        examples=[("https://example.org/fact-sheets",)],
    )
    match: str = Field("*", description="which links are followed: a pattern over the whole address")
    max_links: PositiveInt = Field(1000, description="most links that are followed from one page")


class StoreSource(_Source):
    """Objects of a store that fsspec knows, such as S3."""

    kind: Literal["store"] = Field("store", description="what sort of place it is")
    address: str = Field(
        description="which objects, as fsspec writes their address",
        examples=["s3://bucket/fact-sheets/**/*.pdf"],
    )
    max_bytes: ByteSize = Field(ByteSize(100_000_000), description="largest object that is taken")


class PathsSource(_Local):
    """Files, folders and globs as a command names them; not for the settings file."""

    kind: Literal["paths"] = "paths"
    name: Name = "paths"
    settle_seconds: NonNegativeFloat = 0.0
    paths: tuple[str, ...]


ConfiguredSource = Annotated[
    FolderSource | GlobSource | UrlsSource | IndexSource | StoreSource, Field(discriminator="kind")
]
Source = FolderSource | GlobSource | UrlsSource | IndexSource | StoreSource | PathsSource
KINDS: Mapping[str, type[BaseModel]] = {
    model.model_fields["kind"].default: model for model in get_args(get_args(ConfiguredSource)[0])
}  # what the settings file may name
