"""Whatever a file is, its reading ends, and tells a state and a reason."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from extract.pdf import read_pdf
from extract.settings import Limits
from tests.fuzz import packed, running
from tests.fuzz.keeping import Book
from tests.fuzz.mutants import KINDS, Mutant, mutant, papers
from tests.fuzz.running import Result, fuzzed
from tests.fuzz.tables import table
from tests.fuzz.words import laid

if TYPE_CHECKING:
    from pathlib import Path

    from extract.pdf import Pdf
    from tests.fuzz.paper import Paper

SHORT, LONG = 30, 300


def found(results: list[Result]) -> list[Result]:
    """What should not be, but for times: a seed is remade by `python -m tests.fuzz --seed N`."""
    return [one for one in results if any(running.LATE not in told for told in one.problems)]


def test_some_mutants_are_read_or_told_why_not() -> None:
    results = list(fuzzed(range(SHORT)))
    assert found(results) == []
    assert [one.seed for one in results] == list(range(SHORT))
    assert {one.state.split(":")[0] for one in results} >= {"loaded", "loaded with issues", "queued"}


@pytest.mark.long
def test_hundreds_of_mutants_are_read_or_told_why_not() -> None:
    results = list(fuzzed(range(SHORT, SHORT + LONG)))
    assert found(results) == []
    assert {one.kind for one in results} == set(KINDS)


def test_a_seed_makes_the_same_mutant_again() -> None:
    first = [mutant(seed).data for seed in range(40)]
    papers.cache_clear()
    assert [mutant(seed).data for seed in range(40)] == first


def pdf(folder: Path, data: bytes) -> Pdf:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return read_pdf(path, Limits())


@pytest.mark.parametrize("paper", papers()[::8], ids=lambda one: one.name)
def test_a_paper_without_a_change_reads_as_its_page_in_both_ways_of_writing(
    paper: Paper, tmp_path: Path, samples: Path
) -> None:
    name, _, number = paper.name.rpartition("-")
    page = read_pdf(samples / f"{name}.pdf", Limits(), [int(number)]).pages[0]
    for data in (paper.written(), packed.written(paper)):
        read = pdf(tmp_path, data).pages[0]
        assert [(word.text, word.box) for word in read.words] == [
            (word.text, word.box) for word in page.words
        ]


class TestTheFuzzerSeesWhatIsWrong:
    """A fuzzer that finds nothing must be able to find something."""

    def made(self, seed: int) -> Mutant:
        return Mutant(seed, "words", "words", laid(Random(seed), ["Ghana pays US$ 5 million."]).written())

    def test_in_a_sheet(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(running, "problems", lambda sheet, name: [f"{len(sheet.amounts)} amounts"])
        (one,) = fuzzed([1], self.made)
        assert (one.problems, one.seed) == (["1 amounts"], 1)

    def test_in_its_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(running, "GRACE", -running.LIMITS.wall_seconds)
        (one,) = fuzzed([1], self.made)
        assert "reading it took" in one.problems[0]


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    book = Book(tmp_path)
    first = Result(4, "bytes", "words", "loaded", 0.5, [])
    book.write([first], 0)
    with (tmp_path / "results-0.jsonl").open("a") as stream:
        stream.write('{"seed": 6, "ki')
    assert book.results() == [first]
    assert book.todo(range(8), 0, 2) == [0, 2, 6]
    book.write([replace(first, seed=6)], 0)
    assert [one.seed for one in book.results()] == [4, 6]
    assert book.todo(range(8), 1, 2) == [1, 3, 5, 7]


def test_the_table_counts_by_kind_and_names_what_was_found() -> None:
    told = table(
        [
            Result(1, "bytes", "words", "loaded", 0.5, []),
            Result(
                2, "fonts", "words", "queued: damaged", 0.5, ["an internal error"], "Traceback\nKeyError: 1"
            ),
        ]
    )
    assert "2 mutants" in told
    assert "--seed 2 (fonts): an internal error; KeyError: 1" in told
