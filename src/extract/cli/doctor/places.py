"""The sources: whether each is there, as far as can be told without asking a network."""

from __future__ import annotations

import os
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extract.cli.doctor.findings import Finding, note, ok, problem
from extract.settings.sources import FolderSource, GlobSource, IndexSource, StoreSource, UrlsSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.cli.doctor.findings import Case
    from extract.settings.sources import ConfiguredSource

CORRECT = "Correct it in factsheets.toml, or make it."


def all_sources(case: Case) -> Iterator[Finding]:
    """Look at each source that is configured."""
    if not case.settings.sources and not case.wrong:
        do = "Name places in factsheets.toml (factsheets init), or give paths: factsheets ingest PATH"
        yield note("sources", "None is configured.", do)
    for source in case.settings.sources:
        name = f"source {source.name}"
        troubles = list(_troubles(source, network=case.network))
        yield from (problem(name, f"{says}.", do) for says, do in troubles)
        if not troubles:
            yield ok(name, _fine(source, network=case.network))


def _fine(source: ConfiguredSource, *, network: bool) -> str:
    if isinstance(source, FolderSource | GlobSource):
        return "It can be read."
    return "It answers." if network else "It is well described; whether it answers is asked with --network."


def _troubles(source: ConfiguredSource, *, network: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a source, and what to do."""
    match source:
        case FolderSource():
            yield from _folder(source.path.expanduser())
        case GlobSource():
            yield from _folder(_root(source.pattern))
        case UrlsSource():
            yield from _list(source)
            yield from _hosts(source.urls) if network else ()
        case IndexSource():
            yield from _hosts(source.pages) if network else ()
        case StoreSource():
            yield from _store(source.address, network=network)


def _folder(folder: Path) -> Iterator[tuple[str, str]]:
    if not folder.exists():
        yield f"The folder {folder} does not exist", f"{CORRECT} Is its disk mounted?"
    elif not folder.is_dir():
        yield f"{folder} is no folder", CORRECT
    elif not os.access(folder, os.R_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        yield f"The folder {folder} cannot be read", "Make it readable for the user who runs factsheets."


def _root(pattern: str) -> Path:
    """Return the folder in which a pattern begins."""
    parts = Path(pattern).expanduser().parts[:-1]
    fixed = next((number for number, part in enumerate(parts) if has_magic(part)), len(parts))
    return Path(*parts[:fixed])


def _list(source: UrlsSource) -> Iterator[tuple[str, str]]:
    if source.file is None:
        if not source.urls:
            yield "It has neither urls nor a file", "Name addresses in factsheets.toml."
        return
    try:
        source.file.expanduser().read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield f"The list {source.file} cannot be read ({getattr(error, 'strerror', None) or error})", CORRECT


def _hosts(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    from flows.schedules import listens

    for host in dict.fromkeys("{0.scheme}://{0.netloc}".format(urlsplit(one)) for one in addresses):
        if not listens(host):
            yield f"{host} takes no connection", "Check the address, the network and any proxy."


def _store(address: str, *, network: bool) -> Iterator[tuple[str, str]]:
    from extract.storage.probing import lacking, unreachable

    if trouble := lacking(address):
        yield (
            trouble,
            "For s3://, install factsheet-extract[s3]; else correct the address in factsheets.toml.",
        )
    elif network and (trouble := unreachable(address)):
        yield trouble, "Check the address, the network, the credentials and the rights."
