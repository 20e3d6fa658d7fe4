"""A folder that is gone, closed, or on a disk that fails: what was loaded stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.bad_days.places import place, sheet, small_disk
from tests.users import ordinary_user

MEMORY = Path("/proc/self/mem")  # a regular file whose first page cannot be read


def test_an_unmounted_folder_supersedes_nothing(tmp_path: Path) -> None:
    here = place(tmp_path)
    with small_disk(here.inbox, "4m"):
        (here.inbox / "1.pdf").write_bytes(sheet(1))
        here.run()
    # what lies below the mount point now is an empty folder
    summary = here.run()
    assert "there is no PDF in this folder" in summary.problems[0]
    assert summary.exit_code == summary.FAILED
    assert (here.ledger(), here.figures()) == ({"loaded": 1}, [1])
    with small_disk(here.inbox, "4m"):
        for number in (1, 2):
            (here.inbox / f"{number}.pdf").write_bytes(sheet(number))
        assert here.run().exit_code == 0
    assert (here.ledger(), here.figures()) == ({"loaded": 2}, [1, 2])


def test_a_missing_folder_is_told_and_its_waiting_files_are_not_called_gone(tmp_path: Path) -> None:
    here = place(tmp_path, 1)
    here.run()
    here.inbox.rename(tmp_path / "away")
    summary = here.run()
    assert "no such file or folder" in summary.problems[0]
    assert here.ledger() == {"loaded": 1}
    (tmp_path / "away").rename(here.inbox)
    assert here.run().sentence == "1 document: 1 loaded; nothing is new."


def test_a_file_that_the_disk_does_not_give_stops_no_other(tmp_path: Path) -> None:
    if not MEMORY.exists():
        pytest.skip("there is no file here that fails when it is read")
    here = place(tmp_path, 2)
    here.run()
    content = (here.inbox / "1.pdf").read_bytes()
    (here.inbox / "1.pdf").unlink()
    (here.inbox / "1.pdf").symlink_to(MEMORY)
    (here.inbox / "3.pdf").write_bytes(sheet(3))
    written = []
    for _ in range(2):
        here.run()
        assert here.ledger() == {"loaded": 3, "queued": 1}
        ((cause, step),) = here.ask("SELECT cause, next_step FROM ledger WHERE state = 'queued'")
        assert "Input/output error" in str(cause)
        assert step
        written += here.ask("SELECT count(*) FROM document_history WHERE document LIKE 'uri-%'")
    assert written[0] == written[1], "it is written once"
    (here.inbox / "1.pdf").unlink()
    (here.inbox / "1.pdf").write_bytes(content)
    here.run()
    assert (here.ledger(), here.figures()) == ({"loaded": 3}, [1, 2, 3])


def test_a_closed_folder_is_told_and_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.sources import Archive, FolderSource, visit

    here = place(tmp_path, 1)
    here.run()
    (here.inbox / "deep").mkdir()
    (here.inbox / "deep" / "2.pdf").write_bytes(sheet(2))
    (here.inbox / "deep").chmod(0)
    here.inbox.chmod(0o755)
    monkeypatch.chdir(here.inbox)
    with ordinary_user():
        relative = FolderSource(name="inbox", path=Path("deep"), settle_seconds=0)
        found = visit(relative, Archive(Path("unused")), {})
    assert (found.met, found.passed) == ((), ())
    assert "cannot be opened" in found.problems[0]
    (here.inbox / "deep").chmod(0o755)
    here.run()
    assert (here.ledger(), here.figures()) == ({"loaded": 2}, [1, 2])


def test_a_pipe_in_the_folder_is_told_and_waited_for_by_nobody(tmp_path: Path) -> None:
    here = place(tmp_path, 1)
    subprocess.run(["mkfifo", str(here.inbox / "2.pdf")], check=True)
    here.run()
    assert here.ledger() == {"loaded": 1, "queued": 1}
    assert here.ask("SELECT cause LIKE '%pipe%' FROM ledger WHERE state = 'queued'") == [(True,)]
