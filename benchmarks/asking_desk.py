"""Ask a desk for each of its pages, as a browser does."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.served_desk import Full, ServedDesk

TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
LONGEST = "SELECT document FROM amounts GROUP BY ALL ORDER BY count(*) DESC, document LIMIT 1"
SAMPLE = "SELECT sha256 FROM documents WHERE file_name = 'korea-2023.pdf'"


@dataclass(frozen=True, slots=True)
class Answer:
    """How one page was answered: seconds of the first time, and of the others; bytes of its content.

    `cpu` are the CPU seconds of the desk for one answer: they say more where other programs are busy too.
    """

    page: str
    first: float
    median: float
    worst: float
    cpu: float
    size: int


@dataclass(frozen=True, slots=True)
class _Asker:
    client: httpx.Client
    desk: ServedDesk
    times: int

    def page(self, name: str, path: str) -> Answer:
        """Ask for a page, to its last byte."""
        first, size = self._seconds(path)
        before = self.desk.cpu()
        again = [self._seconds(path)[0] for _ in range(self.times)]
        cpu = (self.desk.cpu() - before) / self.times
        return Answer(name, first, median(again), max(again), cpu, size)

    def decision(self, name: str, path: str, form: Mapping[str, str]) -> Answer:
        """Decide, each time anew; what was decided is on the disk when the answer comes."""
        before = self.desk.cpu()
        found = [self._seconds(path, {**form, "reason": f"turn {n}"}) for n in range(self.times + 1)]
        spent = [seconds for seconds, _ in found[1:]]
        cpu = (self.desk.cpu() - before) / (self.times + 1)
        return Answer(name, found[0][0], median(spent), max(spent), cpu, found[0][1])

    def _seconds(self, path: str, form: Mapping[str, str] | None = None) -> tuple[float, int]:
        began = time.monotonic()
        told = self.client.post(path, data=form) if form else self.client.get(path)
        told.raise_for_status()
        return time.monotonic() - began, len(told.content)


def answers(desk: ServedDesk, full: Full, times: int) -> Iterator[Answer]:
    """Ask for every page."""
    with httpx.Client(base_url=desk.address, timeout=60, follow_redirects=True) as client:
        asker = _Asker(client, desk, times)
        for name, path in _paths(full):
            yield asker.page(name, path)
        found = TOKEN.search(client.get("/queue").text)
        client.headers["X-CSRF-Token"] = found[1] if found else ""
        document = full.one(SAMPLE)
        key = full.one(f"SELECT id FROM amounts WHERE document = '{document}' ORDER BY id LIMIT 1")
        form = {"kind": "amount", "record_id": key, "action": "comment"}
        yield asker.decision("decision: a comment", f"/documents/{document}/decisions", form)


def _paths(full: Full) -> Iterator[tuple[str, str]]:
    code = full.one("SELECT mode(code) FROM issues")
    partner = full.one("SELECT mode(partner_code) FROM documents")
    yield "queue", "/queue"
    yield "queue, third page", "/queue?page=3"
    yield f"queue: issues {code}", f"/queue?code={code}"
    yield f"queue: partner {partner}", f"/queue?partner={partner}"
    yield "rules", "/rules"
    yield "state", "/state"
    for name, sql in (("a sample", SAMPLE), ("most amounts", LONGEST)):
        yield from _document(full, name, full.one(sql))
    sample = full.one(SAMPLE)
    yield "picture, kept", f"/documents/{sample}/pages/1.png"


def _document(full: Full, name: str, document: str) -> Iterator[tuple[str, str]]:
    where = f"WHERE document = '{document}' ORDER BY id LIMIT 1"
    amount, issue = (full.one(f"SELECT id FROM {table} {where}") for table in ("amounts", "issues"))
    page = f"/documents/{document}"
    yield f"document: {name}", page
    yield f"document: {name}, a record chosen", f"{page}?record={amount}"
    yield f"row: {name}", f"{page}/rows/{amount}"
    for kind, key in (("amount", amount), ("issue", issue), ("document", document)):
        yield f"panel: {name}, {kind}", f"{page}/panel/{key}"
