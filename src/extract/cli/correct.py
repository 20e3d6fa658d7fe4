"""`factsheets correct`: a person decides on a record."""

import getpass
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extract.cli.output import say
from extract.errors import CorrectionError
from extract.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from extract.corrections import Codes, Decision
    from extract.models import Correction
    from extract.warehouse import Found

Reviewer = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; else your user name.")]
FLAGS: tuple[Literal["accept", "reject", "unknown"], ...] = ("accept", "reject", "unknown")
TOLD = {"accept": "accepted", "reject": "rejected", "unknown": "marked as unknown"}
NEXT = "Next: factsheets corrections apply (or the next factsheets ingest) puts it into the database."


def correct(  # noqa: PLR0913 - the words and options of the command
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a record; a document's file name.")],
    field: Annotated[str | None, typer.Argument(metavar="FIELD", help="Field, such as value.")] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="What it should be; null: none.")
    ] = None,
    *,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for those who ask later.")],
    reviewer: Reviewer = None,
    accept: Annotated[bool, typer.Option("--accept", help="The program is right (in FIELD).")] = False,
    reject: Annotated[
        bool, typer.Option("--reject", help="There is no such record in the document.")
    ] = False,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="It cannot be known (FIELD, or the whole record).")
    ] = False,
) -> None:
    """Correct a field of a record, accept what was read, reject the record, or say that it cannot be known.

    The decision is kept in data/corrections.jsonl and holds whenever the document is read again. Money is
    written in units (41800000), days as 2021-07-01, several names or codes with ; between them.

    Example: `factsheets correct amt-1f0c8f1b2a3c4d5e value 41800000 --why "million, not thousand"`
    """
    from extract.corrections import Author, Subject, append, correction, two_reviewers
    from extract.warehouse import look_up

    settings = load_settings()
    found = look_up(settings.published, record_id.strip())
    codes = _codes(settings.published, found)
    flags = {"accept": accept, "reject": reject, "unknown": unknown}
    needing = two_reviewers(settings)
    decision = _about(found, _decision(found, (field, value), codes, flags), needing)
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    made = correction(subject, decision, Author(who(reviewer), why), codes)
    before = _before(settings.corrections, made)
    append(settings.corrections, [made])
    _tell(found, made, before, second=_needs_second(made, needing))


def who(reviewer: str | None) -> str:
    """Return the name of who decides."""
    return reviewer or getpass.getuser()


def _codes(published: "Path", found: "Found") -> "Codes":
    """Return the codes and names that values must be known by; only the rules know listed bodies."""
    from extract.corrections import Codes, known_codes
    from extract.warehouse import lists

    if found.kind == "document":
        return known_codes()
    known = lists(published)
    return Codes(known.countries, known.currencies, known.regions)


def _decision(
    found: "Found", asked: tuple[str | None, str | None], codes: "Codes", flags: "Mapping[str, bool]"
) -> "Decision":
    from extract.corrections import Decision, checked_field, from_text

    field, value = asked
    said = [action for action in FLAGS if flags[action]]
    if len(said) + (value is not None) != 1:
        raise CorrectionError(
            "Say one thing: FIELD and VALUE, or --accept or --unknown (with FIELD or without), or --reject."
        )
    if field is None:
        return Decision(said[0])
    if said == ["reject"]:
        raise CorrectionError("--reject is about the whole record: leave FIELD away.")
    seen = found.machine.get(checked_field(found.kind, field))
    if value is None:
        return Decision(said[0], field, seen)
    return Decision("edit", field, seen, from_text(found.kind, field, value, codes))


def _about(found: "Found", decision: "Decision", two_reviewers: "Collection[str]") -> "Decision":
    """Return the decision with what led to it: the rule that read the record, and the issue about it."""
    from extract.corrections import answered

    code = answered(found.kind, decision.field, found.issues, two_reviewers)
    return replace(decision, rule=found.rule, answers=code)


def _needs_second(made: "Correction", two_reviewers: "Collection[str]") -> bool:
    from extract.corrections import code_of

    return code_of(made) in two_reviewers


def _before(log: "Path", made: "Correction") -> "Correction | None":
    """Return the decision on the same thing that `made` takes the place of."""
    from extract.corrections import read_log

    entries = read_log(log).entries
    undone = {entry.value for entry in entries if entry.action == "undo"}
    same = (made.document, made.record_id, made.field)
    found = [one for one in entries if (one.document, one.record_id, one.field) == same]
    return next((one for one in reversed(found) if one.id not in undone and one.action != "undo"), None)


def _tell(found: "Found", made: "Correction", before: "Correction | None", *, second: bool) -> None:
    from extract.corrections import shown

    what = f"{made.field} of {made.record_id}" if made.field else made.record_id
    told = TOLD.get(made.action)
    if told is None:
        told = f"{shown(found.now.get(made.field or ''))} becomes {shown(made.value)}"
    say(f"{what}: {told} ({made.id}).")
    if second:
        say("It answers an issue that needs two people: it counts once another one has decided the same.")
    elif before:
        say(f"It takes the place of what {before.reviewer} decided on {before.at:%Y-%m-%d} ({before.id}).")
    say(NEXT)
