"""`release`: what is published becomes a dated release, unless nothing has changed since the last one."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from extract.errors import ReleaseError
from extract.releases.making import ALL_FORMS, Form, Making
from extract.releases.manifest import LATEST, MANIFEST, Manifest, as_json
from extract.releases.places import store_at, told
from extract.storage import alone, next_name
from extract.warehouse import opened

if TYPE_CHECKING:
    from pathlib import Path

    from extract.releases.stores import Store
    from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Released:
    """What became of the wish for a release."""

    name: str
    where: str
    manifest: Manifest | None  # None: nothing has changed since the release `name`
    removed: tuple[str, ...]


def release(
    settings: Settings, *, to: str | None = None, keep: int | None = None, forms: tuple[Form, ...] = ALL_FORMS
) -> Released:
    """Release what is published `to` a folder or address, and keep the newest `keep` releases there.

    Readers follow `latest.json`, which is written when everything else is there.
    """
    place = to or settings.releases_to or str(settings.releases)
    with alone(settings.data_dir, "releasing", _busy(settings)) as aside:
        source, fingerprint = _taken(settings.published, aside)
        with told(place):
            store = store_at(place, _maker(settings))
            store.clear()
            same, taken = _unchanged(store, fingerprint, forms), store.taken()
        manifest = None if same else _made(source, aside, taken, fingerprint, forms)
        with told(place):
            if manifest:
                store.put(aside / manifest.release, manifest.release)
            name = manifest.release if manifest else str(same)
            _point(store, name)
            return Released(
                name, store.where(name), manifest, _removed(store, name, keep or settings.keep_releases)
            )


def _busy(settings: Settings) -> ReleaseError:
    return ReleaseError(
        f"{settings.data_dir}: another release is being made. Wait until it has ended, then try again."
    )


def _taken(published: Path, aside: Path) -> tuple[Path, str]:
    """Copy the published file, as the next run may replace it meanwhile, and return its fingerprint too."""
    source = aside / "source.duckdb"
    with opened(published):
        shutil.copyfile(published, source)
    with opened(source) as snapshot:
        return source, snapshot.fingerprint()


def _maker(settings: Settings) -> str:
    who = f"{socket.gethostname()}:{settings.data_dir.absolute()}"
    return hashlib.sha256(who.encode()).hexdigest()[:16]


def _unchanged(store: Store, fingerprint: str, forms: tuple[Form, ...]) -> str | None:
    """Return the newest release if it holds the same data in all these forms."""
    names = store.names()
    content = store.read(f"{names[-1]}/{MANIFEST}") if names else None
    last: dict[str, Any] = json.loads(content) if content else {}
    same = last.get("fingerprint") == fingerprint and set(forms) <= set(last.get("formats", ()))
    return names[-1] if same else None


def _made(source: Path, aside: Path, taken: list[str], fingerprint: str, forms: tuple[Form, ...]) -> Manifest:
    now = datetime.now(UTC)
    name = next_name(now, taken)
    folder = aside / name
    folder.mkdir()
    return Making(folder, name, now.isoformat(timespec="seconds"), forms).run(source, fingerprint)


def _point(store: Store, name: str) -> None:
    """Let `latest.json` lead to the release; it may lag behind where a release was interrupted."""
    path = f"{name}/{MANIFEST}"
    digest = hashlib.sha256(store.read(path) or b"").hexdigest()
    pointer = as_json({"release": name, "manifest": path, "sha256": digest}).encode()
    if store.read(LATEST) != pointer:
        store.point(LATEST, pointer)


def _removed(store: Store, name: str, keep: int | None) -> tuple[str, ...]:
    old = tuple(one for one in store.names()[:-keep] if one != name) if keep else ()
    for one in old:
        store.remove(one)
    return old
