"""The benchmark measures what the pipeline does."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import pdfplumber
import pytest

from benchmarks import bench, shown
from benchmarks.fitting import Point, exponent
from benchmarks.flow import copies
from benchmarks.grown import made, paragraph
from benchmarks.peers import PEERS, Measured, Peer, Unavailable, homes, measured_by, python_of, told
from benchmarks.peers.reading import READERS
from benchmarks.stages import REST, STAGES, stage_seconds
from benchmarks.start import BASE, programs
from extract import pipeline
from extract.settings import Settings

SAMPLE = Path(__file__).parents[1] / "samples" / "korea-2023.pdf"


@pytest.mark.parametrize("function", [name for names in STAGES.values() for name in names])
def test_each_stage_is_a_function_of_the_pipeline(function: str) -> None:
    assert callable(getattr(pipeline, function))


def test_each_stage_takes_time() -> None:
    spent = stage_seconds(SAMPLE, Settings())
    assert set(spent) == {*STAGES, REST}
    assert all(seconds > 0 for stage, seconds in spent.items() if stage != REST)


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    points = [Point(size, 0.3 * size**power, 0) for size in (10, 100, 400, 10_000)]
    assert exponent(points) == pytest.approx(power)


def test_the_exponent_lies_between_those_of_its_steps() -> None:
    points = [Point(10, 12.0, 0), Point(100, 15.0, 0), Point(1000, 45.0, 0)]
    assert exponent(points[:2]) < exponent(points) < exponent(points[1:])


@pytest.mark.parametrize("points", [[], [Point(1, 1.0, 0)], [Point(1, 0.0, 0), Point(2, 1.0, 0)]])
def test_where_nothing_can_be_fitted_that_is_said(points: list[Point]) -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent(points)


def test_the_last_line_of_a_peer_counts() -> None:
    measured = Measured("7.1", 1.5, 900, 63.5)
    assert told(f"Loading a model\n\n{json.dumps(asdict(measured))}\n\n") == measured


@pytest.mark.parametrize("output", ["", "killed", "[1, 2]", '{"version": "7.1"}'])
def test_what_is_no_measurement_is_told_as_it_is(output: str) -> None:
    with pytest.raises(Unavailable, match="it said"):
        told(output)


def test_each_peer_can_be_read() -> None:
    assert {peer.name for peer in PEERS} == set(READERS)


@pytest.mark.parametrize("peer", [peer for peer in PEERS if not peer.needs], ids=lambda peer: peer.name)
def test_a_peer_reads_and_says_its_version(peer: Peer) -> None:
    measured = measured_by(peer, [SAMPLE], 1)
    assert measured.version == version(READERS[peer.name][0])
    assert measured.characters > 1000
    assert measured.seconds > 0
    assert 5 < measured.peak_mb < 500


def test_a_peer_that_cannot_read_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no PDF")
    with pytest.raises(Unavailable, match="PDF"):
        measured_by(next(peer for peer in PEERS if peer.name == "pypdfium2"), [broken], 1)


def test_without_uv_nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(homes, "ROOT", tmp_path)
    monkeypatch.setattr(homes, "HOMES", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unavailable, match="no uv"):
        python_of(Peer("other", "text", ("other==1",)))


def test_the_table_holds_each_line_against_one_of_its_part() -> None:
    page_ms = {"read": 30.0, bench.WHOLE: 60.0, bench.BARE: 40.0}
    starts = {BASE: 0.1, "factsheets --help": 0.25}
    peers: dict[str, Measured | str] = {"pypdf": Measured("7.1", 0.2, 9, 60), "PyMuPDF": "there is no uv"}
    result = bench.Result(2, 10, 0.0, page_ms, 1.5, 0.0, 200.0, starts, peers)
    ratios = {row[0]: row[3] for part in (shown.stages, shown.peers, shown.starts) for row in part(result)}
    assert ratios == {
        "read": "0.75 x pdfplumber page.chars",
        bench.WHOLE: "1.50 x pdfplumber page.chars",
        bench.BARE: "1.00 x pdfplumber page.chars",
        "pypdf 7.1": "0.50 x pdfplumber page.chars",
        "PyMuPDF": "passed over: there is no uv",
        BASE: "1.00 x import pydantic",
        "factsheets --help": "2.50 x import pydantic",
    }


def test_starts_are_held_against_one_of_them() -> None:
    assert BASE in programs(SAMPLE)


def test_what_grows_has_the_size_asked_for(tmp_path: Path) -> None:
    assert len(paragraph(12_345)) == 12_345
    with pdfplumber.open(made(tmp_path / "made.pdf", 7)) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    assert len(texts) == 7
    assert len(set(texts)) == 7


def test_copies_differ_in_content(tmp_path: Path) -> None:
    copies(tmp_path / "in", 5, [SAMPLE])
    assert len({path.read_bytes() for path in (tmp_path / "in").iterdir()}) == 5
