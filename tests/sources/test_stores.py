"""Visiting object stores: in memory, in a folder, and one that speaks S3 over the network of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from extract.errors import LimitExceeded, UnopenableFile
from extract.settings.sources import Hints, StoreSource
from extract.sources import Archive, Remembered, objects, visit
from extract.sources.stores import CHANGED, SILENCES
from tests.stores import BUCKET

if TYPE_CHECKING:
    from pathlib import Path

    import s3fs

    from extract.sources import Visit


def store(address: str, **more: Any) -> StoreSource:
    return StoreSource(name="shelf", address=address, **more)


def fill(files: Any, root: str) -> None:
    for name in ("a.pdf", "deep/B.PDF", "notes.txt", ".hidden.pdf", "deep/.cache/c.pdf", "é #1?.pdf"):
        files.pipe_file(f"{root}/{name}", b"%PDF-1.7 " + name.encode())


def names(visit: Visit) -> list[str]:
    return sorted(one.file.file_name for one in visit.met)


def memory_of(visit: Visit) -> dict[str, Remembered]:
    return {one.file.uri: Remembered(one.file.sha256, one.validator) for one in visit.met if one.validator}


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("in/", ["B.PDF", "a.pdf", "é #1?.pdf"]),
        ("in", ["B.PDF", "a.pdf", "é #1?.pdf"]),
        ("in/a.pdf", ["a.pdf"]),
        ("in/notes.txt", ["notes.txt"]),
        ("in/*.pdf", [".hidden.pdf", "a.pdf", "é #1?.pdf"]),
        ("in/**/*.PDF", ["B.PDF"]),
        ("in/de*/*", ["B.PDF"]),
        ("in/é #1?.pdf", ["é #1?.pdf"]),
    ],
)
@pytest.mark.parametrize("kind", ["memory", "s3", "file"])
def test_what_an_address_leads_to(
    kind: str, below: str, expected: list[str], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    root, files = places(kind, request, tmp_path)
    fill(files, root.partition("://")[2] + "/in")
    found = visit(store(f"{root}/{below}"), Archive(tmp_path / "archive"), {})
    assert (names(found), found.passed, found.problems, found.unreachable) == (expected, (), (), ())
    for met in found.met:
        assert met.file.path.read_bytes().endswith(met.file.file_name.encode())
        assert met.file.uri.startswith(root)
        assert met.validator


def places(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Any]:
    if kind == "s3":
        return f"s3://{BUCKET}", request.getfixturevalue("bucket")
    if kind == "memory":
        return "memory:///shelf", request.getfixturevalue("memory")
    import fsspec

    return f"file://{tmp_path}/shelf", fsspec.filesystem("file", auto_mkdir=True)


def test_hints_go_with_what_is_met(archive: Archive, memory: Any) -> None:
    memory.pipe_file("/shelf/a.pdf", b"%PDF")
    hints = Hints(partner="NOR")
    (met,) = visit(store("memory://shelf/", hints=hints), archive, {}).met
    assert met.file.hints == hints


def test_only_what_has_changed_is_read_again(
    archive: Archive, bucket: s3fs.S3FileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        bucket.pipe_file(f"{BUCKET}/{name}.pdf", name.encode())
    first = visit(store(f"s3://{BUCKET}/"), archive, {})
    read: list[str] = []
    chunks = objects.Shelf.chunks

    def noted(self: objects.Shelf, one: objects.Object) -> Any:
        read.append(one.path)
        return chunks(self, one)

    monkeypatch.setattr(objects.Shelf, "chunks", noted)
    assert visit(store(f"s3://{BUCKET}/"), archive, memory_of(first)) == first
    assert read == []
    bucket.pipe_file(f"{BUCKET}/b.pdf", b"c")
    second = visit(store(f"s3://{BUCKET}/"), archive, memory_of(first))
    assert read == [f"{BUCKET}/b.pdf"]
    assert [one.file.path.read_bytes() for one in second.met] == [b"a", b"c"]


def test_what_the_archive_has_lost_is_read_again(archive: Archive, memory: Any) -> None:
    memory.pipe_file("/shelf/a.pdf", b"%PDF")
    first = visit(store("memory://shelf/"), archive, {})
    first.met[0].file.path.unlink()
    assert visit(store("memory://shelf/"), archive, memory_of(first)) == first
    assert first.met[0].file.path.read_bytes() == b"%PDF"


def test_the_same_bytes_under_ten_names_are_kept_once(archive: Archive, memory: Any) -> None:
    for number in range(10):
        memory.pipe_file(f"/shelf/{number}.pdf", b"%PDF")
    found = visit(store("memory://shelf/"), archive, {})
    assert len({one.file.uri for one in found.met}) == 10
    assert len(list(archive.folder.rglob("*.pdf"))) == 1


def test_an_object_that_is_too_large_is_told_before_it_is_read(
    archive: Archive, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe_file("/shelf/large.pdf", b"x" * 101)
    memory.pipe_file("/shelf/small.pdf", b"x" * 100)
    monkeypatch.setattr(type(memory), "open", refusing("large", type(memory).open))
    found = visit(store("memory://shelf/", max_bytes=100), archive, {})
    assert names(found) == ["small.pdf"]
    (passed,) = found.passed
    assert isinstance(passed.error, LimitExceeded)
    assert "101 bytes or more, and max_bytes of the source 'shelf' is 100" in passed.cause


def refusing(name: str, of: Any) -> Any:
    def call(self: Any, path: str, *rest: Any, **more: Any) -> Any:
        assert name not in path
        return of(self, path, *rest, **more)

    return call


def test_a_store_that_lies_about_length_does_not_fill_the_disk(
    archive: Archive, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe_file("/shelf/a.pdf", b"x" * 5_000_000)
    info = type(memory).info
    monkeypatch.setattr(type(memory), "info", lambda *told, **more: info(*told, **more) | {"size": 10})
    found = visit(store("memory://shelf/a.pdf", max_bytes=1_500_000), archive, {})
    (passed,) = found.passed
    assert isinstance(passed.error, LimitExceeded)
    assert list(archive.folder.rglob("*")) == []


def test_an_object_replaced_while_it_is_read_is_left_for_the_next_run(
    archive: Archive, bucket: s3fs.S3FileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each range is asked for by the ETag that was seen, so halves of two objects never come together."""
    bucket.pipe_file(f"{BUCKET}/a.pdf", b"old" * 1_000_000)
    bucket.pipe_file(f"{BUCKET}/b.pdf", b"b")
    replace_while_read(monkeypatch, lambda: bucket.pipe_file(f"{BUCKET}/a.pdf", b"new" * 1_000_000))
    found = visit(store(f"s3://{BUCKET}/"), archive, {})
    assert names(found) == ["b.pdf"]
    (passed,) = found.passed
    assert (passed.cause, passed.error, passed.file_name) == (CHANGED, None, "a.pdf")
    monkeypatch.undo()
    assert names(visit(store(f"s3://{BUCKET}/"), archive, memory_of(found))) == ["a.pdf", "b.pdf"]


def test_an_object_removed_while_it_is_read_is_left(
    archive: Archive, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe_file("/shelf/a.pdf", b"%PDF")
    replace_while_read(monkeypatch, lambda: memory.rm_file("/shelf/a.pdf"))
    found = visit(store("memory://shelf/"), archive, {})
    assert [one.cause for one in found.passed] == [CHANGED]
    assert found.met == ()


def replace_while_read(monkeypatch: pytest.MonkeyPatch, replace: Any) -> None:
    """Let `replace` happen when the first chunk of `a.pdf` was read."""
    chunks = objects.Shelf.chunks

    def call(self: objects.Shelf, one: objects.Object) -> Any:
        for number, chunk in enumerate(chunks(self, one)):
            if number == 0 and one.path.endswith("a.pdf"):
                replace()
            yield chunk

    monkeypatch.setattr(objects.Shelf, "chunks", call)


@pytest.mark.parametrize("below", ["", "in/", "in/**/*.pdf"])
def test_a_bucket_that_is_not_there_is_a_problem(
    archive: Archive, bucket: s3fs.S3FileSystem, below: str
) -> None:
    found = visit(store(f"s3://no-such-bucket/{below}"), archive, {})
    assert found.problems == (
        f"s3://no-such-bucket/{below}: there is no such bucket, folder or object. Check the address.",
    )
    assert found.unreachable == ()


@pytest.mark.parametrize("below", ["nothing/", "nothing.pdf", "nothing/**/*.pdf"])
def test_an_address_that_leads_nowhere_is_a_problem(archive: Archive, memory: Any, below: str) -> None:
    memory.pipe_file("/shelf/in/a.txt", b"")
    found = visit(store(f"memory://shelf/{below}"), archive, {})
    assert "there is no such bucket, folder or object" in found.problems[0]
    found = visit(store("memory://shelf/in/"), archive, {})
    assert found.problems == ("memory://shelf/in/: there is no PDF here. Check the address.",)


def test_an_object_that_may_not_be_read_waits_for_a_person(
    archive: Archive, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe_file("/shelf/a.pdf", b"%PDF")
    memory.pipe_file("/shelf/b.pdf", b"%PDF")
    monkeypatch.setattr(type(memory), "open", failing("a.pdf", PermissionError("Forbidden"), memory))
    found = visit(store("memory://shelf/"), archive, {})
    assert names(found) == ["b.pdf"]
    (passed,) = found.passed
    assert isinstance(passed.error, UnopenableFile)
    assert "Forbidden" in passed.cause


def failing(name: str, error: Exception, memory: Any) -> Any:
    of = type(memory).open

    def call(self: Any, path: str, *rest: Any, **more: Any) -> Any:
        if path.endswith(name):
            raise error
        return of(self, path, *rest, **more)

    return call


def test_a_line_that_breaks_is_told_and_the_rest_is_taken(
    archive: Archive, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        memory.pipe_file(f"/shelf/{name}.pdf", name.encode())
    monkeypatch.setattr(type(memory), "open", failing("b.pdf", ConnectionError("line down"), memory))
    found = visit(store("memory://shelf/"), archive, {})
    assert names(found) == ["a.pdf", "c.pdf"]
    assert found.passed == ()
    assert found.unreachable == (
        "memory:///shelf/b.pdf: the store does not answer (line down). Check the network, then try again.",
    )


def test_a_store_that_has_fallen_silent_is_not_asked_for_everything(
    archive: Archive, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        memory.pipe_file(f"/shelf/{number}.pdf", b"%PDF")
    monkeypatch.setattr(type(memory), "open", failing(".pdf", TimeoutError("silence"), memory))
    found = visit(store("memory://shelf/"), archive, {})
    assert len(found.unreachable) == SILENCES + 1
    assert found.unreachable[-1] == "memory://shelf/: 6 more objects were not asked for."


def test_a_server_that_is_gone_may_be_tried_again(
    archive: Archive, bucket: s3fs.S3FileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{taken.getsockname()[1]}")
        type(bucket).clear_instance_cache()
        found = visit(store(f"s3://{BUCKET}/"), archive, {})
    assert found.problems == ()
    assert "the store does not answer" in found.unreachable[0]


def test_a_library_that_is_missing_is_told(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['s3fs'] = None\n"
        "from pathlib import Path\n"
        "from extract.settings.sources import StoreSource\n"
        "from extract.sources import Archive, visit\n"
        "print(*visit(StoreSource(name='s', address='s3://b/x/'), Archive(Path('a')), {}).problems)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert told == "s3://b/x/: the package for s3:// is missing. Run: pip install factsheet-extract[s3]\n"


def test_an_address_of_no_kind_is_told(archive: Archive) -> None:
    found = visit(store("nowhere://x/y"), archive, {})
    assert "nowhere://x/y is no address that can be used" in found.problems[0]
