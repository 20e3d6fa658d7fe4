"""Each correction is a case: whether the program reads by itself what the reviewer said.

A document is read anew without corrections, and each decision in force on it (an edit, an acceptance, a
rejection, an added record, an issue that was none) is held against what the rules read now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract import sources, workers
from extract.corrections import Corrections, shown, two_reviewers
from extract.corrections.apply import apply
from extract.corrections.issues import closed
from extract.corrections.sheets import record_of
from extract.feedback.deciding import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.models import AppliedCorrection, Correction, FactSheet
    from extract.settings import Settings
    from extract.workers import File

Verdict = Literal["right", "wrong", "gone"]
JUDGED = frozenset({"edit", "accept", "reject", "add"})
NOBODY = frozenset({"withdrawn", "superseded", "proposed", "noted"})  # states that decide nothing


@dataclass(frozen=True, slots=True)
class Case:
    """A decision, and whether the program now reads what it says; gone: its PDF is not there any more.

    `rule` is empty where no rule is to blame: the record was missed, or the field has none. `code` is that
    of the issue that led to the decision, if one did.
    """

    correction: Correction
    verdict: Verdict
    rule: str = ""
    reads: str = ""

    @property
    def code(self) -> str:
        """The issue that led to it; of an issue, itself."""
        one = self.correction
        return one.answers or (one.anchor.detail if one.kind == "issue" else "")

    @property
    def said(self) -> str:
        """What the reviewer said, in words."""
        one = self.correction
        told = {
            "reject": "no such record",
            "accept": "as it was read" if one.field is None else shown(one.seen),
        }
        return told.get(one.action) or shown(one.value)


def judged(entries: Sequence[Correction], files: Mapping[str, File], settings: Settings) -> tuple[Case, ...]:
    """Return a case for each decision in force, by document; `files` has the PDFs, by SHA-256."""
    wanted = sorted({one.document for one in entries if one.action in JUDGED})
    here = [key for key in wanted if key in files]
    sheets = workers.extract_all([files[key] for key in here], settings)
    read = dict(zip(here, sheets, strict=True))
    known = Corrections(entries, two_reviewers(settings))
    return tuple(case for key in wanted for case in _of_document(key, read.get(key), known))


def archived(entries: Iterable[Correction], settings: Settings) -> Mapping[str, File]:
    """Return what the archive has of the documents of `entries`."""
    archive = sources.archive_of(settings)
    names = {one.document: one.edition.file_name for one in entries}
    found = {key: archive.find(name, key) for key, name in names.items()}
    return {key: file for key, file in found.items() if file}


def _of_document(document: str, sheet: FactSheet | None, known: Corrections) -> Iterator[Case]:
    own = known.concerning(document, None)
    if sheet is None:
        yield from (Case(one, "gone", one.rule or "") for one in in_force(own) if one.action in JUDGED)
        return
    plain = sheet.model_copy(update={"corrections": ()})
    told = (*apply(sheet, known).corrections, *closed(plain, known).corrections)
    counting = {one.id for one in in_force(own)}
    for one in told:
        asked = one.correction
        if one.carried or one.state in NOBODY or asked.id not in counting or asked.action not in JUDGED:
            continue
        if asked.kind != "issue" or asked.action == "reject":
            yield _case(one, sheet)


def _case(one: AppliedCorrection, sheet: FactSheet) -> Case:
    asked = one.correction
    gone = one.state == "orphaned"
    right = gone if asked.action == "reject" and asked.kind != "issue" else one.state == "confirmed"
    reads = "nothing there" if gone else _reads(one)
    readable = bool(sheet.sections)
    return Case(asked, "right" if right and readable else "wrong", asked.rule or _rule(one, sheet), reads)


def _reads(one: AppliedCorrection) -> str:
    """Return what the program reads now, in words."""
    asked = one.correction
    if asked.action == "reject":
        return "still read" if one.state == "applied" else "not read"
    if asked.action == "add" and one.state == "applied":
        return "still missed"
    return shown(one.machine) if asked.field or one.machine is not None else "still read"


def _rule(one: AppliedCorrection, sheet: FactSheet) -> str:
    """Return the rule that reads the record now."""
    asked = one.correction
    if asked.kind == "document":
        told = sheet.published if asked.field == "published" else sheet.partner
        named = asked.field == "published" or (asked.field or "").startswith("partner_")
        return told.rule if told and named else ""
    record = None if asked.kind == "issue" else record_of(sheet, asked.kind, one.record_id or "")
    return "" if record is None or asked.action == "add" else str(getattr(record, "rule", ""))
