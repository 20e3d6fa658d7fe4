"""A record that the program has missed and a reviewer has added, with its place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from extract.corrections.anchors import same_words
from extract.corrections.giving import with_gift
from extract.corrections.kinds import KINDS
from extract.corrections.sheets import made_id, with_record
from extract.corrections.values import parsed
from extract.errors import CorrectionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.corrections.codes import Codes
    from extract.models import Anchor, Correction, FactSheet, RecordKind, Section

RULE = "review.added"


def made_by(corrections: Iterable[Correction], document: str) -> Mapping[str, str]:
    """Return the ids of all records that corrections make, each with its id in `document`."""
    found: dict[str, str] = {}
    for one in corrections:
        for part in _numbers(one):
            here = made_id(one.kind, document, one.id, *part)
            found |= {made_id(one.kind, one.document, one.id, *part): here, here: here}
    return found


def _numbers(one: Correction) -> Iterator[tuple[int, ...]]:
    if one.action == "add":
        yield ()
    parts = one.value.get("parts") if one.action == "split" and isinstance(one.value, dict) else None
    if isinstance(parts, list):
        yield from ((number,) for number in range(len(parts)))


def added(sheet: FactSheet, machine: FactSheet, asked: Correction, codes: Codes) -> tuple[FactSheet, Any]:
    """Return the sheet with the record that `asked` adds, and it; `CorrectionError` if it is not whole.

    Its section is found by the heading of `machine`, as the program had read it, or by that of `sheet`.
    """
    kind = asked.kind
    place = _place((machine, sheet), kind, asked.anchor)
    identity = {"id": made_id(kind, sheet.source.sha256, asked.id), "rule": RULE}
    try:
        record: Any = KINDS[kind].model.model_validate(place | identity | fields_of(asked, codes))
    except ValidationError as error:
        told = error.errors()[0]
        raise CorrectionError(f"{'.'.join(map(str, told['loc']))}: {told['msg']}.") from error
    sheet = with_record(sheet, kind, record)
    return (with_gift(sheet, record.id) if kind == "amount" else sheet), record


def fields_of(asked: Correction, codes: Codes) -> dict[str, Any]:
    """Return the typed fields of a record to add; a country's name and a region's number are looked up."""
    given = asked.value if isinstance(asked.value, dict) else {}
    fields = {name: parsed(asked.kind, name, value, codes) for name, value in given.items()}
    return fields | looked_up(asked.kind, fields, codes)


def looked_up(kind: RecordKind, fields: dict[str, Any], codes: Codes) -> dict[str, Any]:
    """Return the fields that follow from a code or a name."""
    if kind == "country" and "code" in fields:
        return {"name": codes.countries[fields["code"]]}
    if kind == "region" and "name" in fields:
        return {"m49": codes.regions[fields["name"]]}
    return {}


def _place(sheets: Iterable[FactSheet], kind: RecordKind, anchor: Anchor) -> dict[str, Any]:
    """Return where the words stand: in the text of a section, or on the page alone."""
    section, start = _standing(sheets, anchor)
    end = start + len(anchor.words) if section else 0
    days = kind in {"date", "project"}
    offsets = {"start_char": start, "end_char": end} if days else {"start": start, "end": end}
    more = {"title": anchor.words, "description": anchor.words} if kind == "project" else {}
    held = {"section_id": section and section.id, "text": anchor.words, "spans": anchor.spans}
    return held | offsets | more


def _standing(sheets: Iterable[FactSheet], anchor: Anchor) -> tuple[Section | None, int]:
    """Return the section whose text has the words, and where: under the heading that the reviewer saw."""
    for section in (section for sheet in sheets for section in sheet.sections):
        if same_words(section.heading or "", anchor.heading or "") and anchor.words in section.text:
            return section, section.text.index(anchor.words)
    return None, 0
