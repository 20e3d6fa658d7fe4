"""What the amounts in cells of a table are: by the heads of row and column, the unit line and the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.flow.cues import explicit, names_sum
from extract.entities.flow.rules import pattern
from extract.entities.flow.surroundings import named_above, section_class
from extract.entities.numbers import fold
from extract.entities.numbers.heads import head_words

if TYPE_CHECKING:
    from extract.entities.values import Context
    from extract.models import Flow, Language


def cell_flow(context: Context) -> Flow:
    """Return the flow of the amounts of a cell: its row decides, then its column, its table, its section."""
    row = context.row_head or ""
    if _is_total(row, context) and (told := _of_rows(context)):
        return told
    return _told(row, context.language) or _of_table(context, row)


def _told(head: str, language: Language) -> Flow | None:
    return "other" if names_sum(head, language) else explicit(head, language)


def _of_table(context: Context, row: str) -> Flow:
    language = context.language
    lines = (context.cell_head or "").split("\n")
    of_rows = "\n".join(context.header_cells[:1])
    if pattern(language, "donors").search(of_rows) and not explicit("\n".join(lines), language):
        return "voluntary"
    column, *others = lines
    of_kinds = pattern(language, "kinds").fullmatch(of_rows.strip(" :")) is not None
    heads = [*others, of_rows, *([] if of_kinds else [row]), *([] if _told(column, language) else [column])]
    if pattern(language, "project_table").search("\n".join(heads)):
        return "project"
    told = next((flow for line in lines if (flow := _told(line, language))), None)
    if told:
        return told
    if any(pattern(language, kind).search("\n".join(lines)) for kind in ("other_before", "other_head")):
        return "other"
    section = section_class(context)
    if section == "work":
        return "project"
    given = of_kinds and any(pattern(language, "giving").search(line) for line in others)
    default: Flow = "voluntary" if given or (section == "finance" and context.partner_gives) else "other"
    return named_above(context, near=False) or default


def _is_total(head: str, context: Context) -> bool:
    words = fold(head).strip(" :*")
    totals = head_words().of(context.language).total
    return any(words == total or words.startswith(f"{total} ") for total in map(fold, totals))


def _of_rows(context: Context) -> Flow | None:
    """Return what a total is of rows whose heads name their flow: dues and gifts together are `other`."""
    flows = {flow for head in context.first_cells if (flow := explicit(head, context.language))}
    if len(flows) < 2:
        return None
    return "other" if "assessed" in flows else "voluntary"
