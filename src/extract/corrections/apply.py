"""Apply what reviewers decided to what the program reads now.

| the program now reads | what becomes of an edit |
| --- | --- |
| what the reviewer saw | applied: the reviewer's value is in force |
| what the reviewer said | confirmed |
| something else | stale: the reviewer's value is in force, and an issue `correction_stale` says so |
| no such record | orphaned: nothing is lost, and an issue `correction_orphaned` says so |

A decision that needs a second person is proposed until then, and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections.codes import known_codes
from extract.corrections.concerning import Corrections, edition_of, version
from extract.corrections.deciding import heard
from extract.corrections.desk import Desk
from extract.corrections.giving import settled
from extract.corrections.telling import IN_FORCE, orphan, outcome, proposal
from extract.errors import CorrectionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.corrections.carrying import Decided
    from extract.corrections.deciding import Heard
    from extract.corrections.seconding import Asked
    from extract.models import AppliedCorrection, Correction, CorrectionState, FactSheet


def apply(sheet: FactSheet, corrections: Corrections | Iterable[Correction]) -> FactSheet:
    """Return the sheet as reviewers would have it; its `corrections` tell what became of each.

    Decisions on the document itself come first, as they tell of which fact sheet it is an edition, and so
    which decisions on other editions hold here too. The sheet must be as the program read it, before checks.
    """
    known = corrections if isinstance(corrections, Corrections) else Corrections(corrections)
    if not known.entries:
        return sheet
    document = sheet.source.sha256
    own = [one for one in known.concerning(document, None) if one.kind == "document"]
    desk = Desk(sheet, sheet, known_codes())
    told = list(_hear(desk, heard(sheet, own, known.two_reviewers)))
    concerning = known.concerning(document, edition_of(desk.sheet))
    records = [one for one in concerning if one.kind not in {"document", "issue"}]
    told += _hear(desk, heard(sheet, records, known.two_reviewers))
    became = version(concerning, known.two_reviewers)
    extraction = desk.sheet.extraction.model_copy(update={"corrections_version": became})
    return desk.sheet.model_copy(update={"extraction": extraction, "corrections": tuple(told)})


def _hear(desk: Desk, all_asked: Heard) -> Iterator[AppliedCorrection]:
    """Apply decisions, the earliest first; yield what became of each."""
    decided = {(one.target, one.correction.field) for one in all_asked.in_force}
    became = {asked: _decided(desk, asked, all_asked, decided) for asked in all_asked.in_force}
    desk.sheet = settled(desk.sheet)
    told = [*became.values(), *_others(desk.machine, all_asked, became)]
    yield from (one for one in told if not one.carried or one.state in {*IN_FORCE, "proposed"})


def _others(
    sheet: FactSheet, all_asked: Heard, became: dict[Asked, AppliedCorrection]
) -> Iterator[AppliedCorrection]:
    for one, other in all_asked.seconded.items():
        same = became[other]
        yield outcome(sheet, one, same.state, machine=same.machine, message=same.message)
    yield from (proposal(sheet, one) for one in all_asked.proposed)
    told: dict[CorrectionState, tuple[Asked, ...]] = {
        "superseded": all_asked.superseded,
        "withdrawn": all_asked.withdrawn,
        "noted": all_asked.noted,
    }
    for state, some in told.items():
        yield from (outcome(sheet, one, state) for one in some)


def _decided(desk: Desk, asked: Asked, all_asked: Heard, decided: Decided) -> AppliedCorrection:
    """Apply one decision; one that does not fit is an orphan, whatever is wrong with it."""
    try:
        return desk.decide(asked, tuple(all_asked.seen_before(asked)), decided)
    except CorrectionError as error:
        return orphan(desk.machine, asked, error.message.rstrip("."))
    except (ValueError, ArithmeticError, LookupError) as error:
        return orphan(desk.machine, asked, f"the record does not take it ({error})")
