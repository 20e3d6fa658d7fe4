"""Object stores: one in memory, and one that speaks S3 over the network of this machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extract.errors import ReleaseError
from extract.releases import release
from extract.releases.objects import MARK, Objects
from tests.commands import factsheets
from tests.releases.conftest import change
from tests.stores import BUCKET, content, paths

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    import s3fs

    from extract.settings import Settings


def command(settings: Settings, access: dict[str, str], *args: str) -> CompletedProcess[str]:
    """Run the command itself, in a process of its own, as an operator does."""
    environment: dict[str, Any] = {"FACTSHEETS_DATA_DIR": str(settings.data_dir), **access}
    return factsheets(*args, **environment)


def test_a_release_in_memory(settings: Settings, memory: Any) -> None:
    made = release(settings, to="memory://shelf", forms=("csv",))
    assert made.where == f"memory://shelf/{made.name}"
    assert content(memory, "/shelf/latest.json")["release"] == made.name
    manifest = content(memory, f"/shelf/{made.name}/manifest.json")
    there = {f"{made.name}/{file['path']}" for file in manifest["files"]}
    assert set(paths(memory, "shelf")) == {*there, "latest.json", f"{made.name}/manifest.json"}
    assert release(settings, to="memory://shelf", forms=("csv",)).manifest is None


def test_the_manifest_comes_last_and_the_pointer_after_it(
    settings: Settings, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def noted(name: str, of: Any) -> Any:
        def call(self: Any, path: str, *rest: Any, **more: Any) -> Any:
            order.append(str(rest[0] if name == "put_file" else path).rpartition("/")[2])
            return of(self, path, *rest, **more)

        return call

    for name in ("put_file", "pipe_file"):
        monkeypatch.setattr(type(memory), name, noted(name, getattr(type(memory), name)))
    release(settings, to="memory://shelf", forms=("csv",))
    assert order[0] == MARK
    assert order[-2:] == ["manifest.json", "latest.json"]


def test_an_upload_that_breaks_is_never_seen_and_cleared_by_the_next(
    settings: Settings, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = release(settings, to="memory://shelf", forms=("csv",))
    change(settings)
    upload = Objects._upload
    sent: list[str] = []

    def breaks(self: Objects, file: Path, path: str) -> None:
        if len(sent) == 3:
            raise ConnectionError("the line is down")
        sent.append(path)
        upload(self, file, path)

    monkeypatch.setattr(Objects, "_upload", breaks)
    with pytest.raises(ReleaseError, match=r"memory://shelf: .*the line is down.*release again"):
        release(settings, to="memory://shelf", keep=1, forms=("csv",))
    broken = {path.partition("/")[0] for path in sent}
    assert content(memory, "/shelf/latest.json")["release"] == first.name
    assert {path.partition("/")[0] for path in paths(memory, "shelf")} == {first.name, "latest.json", *broken}
    monkeypatch.setattr(Objects, "_upload", upload)
    second = release(settings, to="memory://shelf", keep=1, forms=("csv",))
    assert second.removed == (first.name,)
    assert {path.partition("/")[0] for path in paths(memory, "shelf")} == {second.name, "latest.json"}


@pytest.mark.parametrize(("age", "stays"), [(timedelta(hours=1), True), (timedelta(days=2), False)])
def test_uploads_of_others_are_cleared_only_when_old(
    settings: Settings, memory: Any, age: timedelta, stays: bool
) -> None:
    mark = {"maker": "another", "started": (datetime.now(UTC) - age).isoformat()}
    memory.pipe_file(f"/shelf/2024-07-31T120000Z/{MARK}", json.dumps(mark).encode())
    memory.pipe_file("/shelf/2023-07-31T120000Z/csv/left-of-a-removal.csv", b"x")
    memory.pipe_file("/shelf/mine/data.csv", b"kept")
    release(settings, to="memory://shelf", keep=1, forms=("csv",))
    tops = {path.partition("/")[0] for path in paths(memory, "shelf")}
    assert ("2024-07-31T120000Z" in tops) is stays
    assert "2023-07-31T120000Z" not in tops
    assert "mine" in tops


def test_a_file_that_arrives_short_is_told(
    settings: Settings, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(memory), "put_file", lambda self, file, path: self.pipe_file(path, b""))
    with pytest.raises(ReleaseError, match="arrived with 0 bytes"):
        release(settings, to="memory://shelf", forms=("csv",))


@pytest.mark.parametrize(
    ("to", "told"),
    [("nowhere://x/y", "nowhere://x/y is no address"), ("gs://bucket/x", "a package for gs:// is missing")],
)
def test_an_address_that_cannot_be_is_told(settings: Settings, to: str, told: str) -> None:
    with pytest.raises(ReleaseError, match=told):
        release(settings, to=to, forms=("csv",))


def test_releases_in_an_s3_bucket(
    settings: Settings, bucket: s3fs.S3FileSystem, access: dict[str, str]
) -> None:
    to = f"s3://{BUCKET}/public/data"
    root = f"{BUCKET}/public/data"

    def run(*more: str) -> str:
        told = command(settings, access, "release", "--to", to, *more)
        assert told.returncode == 0, told.stderr
        return told.stderr

    assert "Released: s3://fact-sheets/public/data/" in run()
    first = content(bucket, f"{root}/latest.json")["release"]
    manifest = content(bucket, f"{root}/{first}/manifest.json")
    files = {f"{first}/{file['path']}": file["bytes"] for file in manifest["files"]}
    assert {path: bucket.info(f"{root}/{path}")["size"] for path in files} == files
    assert set(paths(bucket, root)) == {*files, f"{first}/manifest.json", "latest.json"}
    assert "Nothing has changed" in run()
    change(settings)
    assert f"Removed: {first}" in run("--keep", "1", "--formats", "csv,parquet")
    second = content(bucket, f"{root}/latest.json")["release"]
    assert {path.partition("/")[0] for path in paths(bucket, root)} == {second, "latest.json"}


def test_a_bucket_that_is_not_there_is_told(settings: Settings, access: dict[str, str]) -> None:
    told = command(settings, access, "release", "--to", "s3://no-such-bucket/x", "--formats", "csv")
    assert told.returncode == 1
    assert "Error: s3://no-such-bucket/x: " in told.stderr
    assert told.stderr.count("\n") == 1
