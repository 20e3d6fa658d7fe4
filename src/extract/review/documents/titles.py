"""What a record says, in the few words of a title and some tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.showing import words
from extract.showing.wording import shown, sum_of, tone
from extract.warehouse.explaining import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from extract.warehouse.reviewing.documents import Held

    Told = Mapping[str, Any]

LONGEST = 120  # characters
CHECKS = frozenset({"issue", "comparison"})
SELF_SAID = frozenset({"issue", "comparison", "section"})  # whose title is their words
UNTOLD = frozenset({"other", "exact", "total", "text", "body", "mentioned", ""})  # what goes without saying


def title(held: Held) -> str:
    """Return what the record says."""
    told = held.told
    said = TITLES[held.kind](told) if held.kind in TITLES else ""
    whole = said or " ".join(held.text.split()) or words.spaced(held.kind)
    if held.kind == "section":
        return _cut(whole)  # a heading as it is printed
    return words.capital(whole) if held.kind in CHECKS else _cut(words.capital(whole))


def tags(held: Held) -> Iterator[str]:
    """Yield short words on the record, the most telling first."""
    for name in TAGS.get(held.kind, ()):
        if name == "period":
            told = words.period(held.told.get("period_start"), held.told.get("period_end"))
        elif name == "days":
            told = words.period(held.told.get("start"), held.told.get("end"))
        elif name == "duration":
            told = words.duration(held.told.get(name) or "")
        else:
            told = shown(held.told.get(name))
        if told not in UNTOLD:
            yield f"{PREFIXES.get(name, '')}{words.spaced(told)}"


def tone_of(held: Held) -> str:
    """Return the colour of an issue or a cross-check."""
    return tone(str(held.told.get("severity") or held.told.get("verdict") or ""))


def money(told: Told) -> str:
    """Return the sum that a record states; nothing if it states none."""
    if told.get("value") is None:
        return ""
    return sum_of(Money(told.get("currency"), told["value"], told.get("value_max"), told.get("qualifier")))


def _figure(told: Told) -> str:
    unit = {"percent": "%"}.get(told["unit"] or "", f" {told['unit'] or ''}").rstrip()
    number = money(told) if told["currency"] else f"{words.number(told['value'])}{unit}"
    return f"{number} {told['label']}"


def _project(told: Told) -> str:
    return " · ".join(part for part in (told["title"], money(told)) if part)


def _day(told: Told) -> str:
    return words.duration(told["duration"]) if told["duration"] else words.period(told["start"], told["end"])


def _table(told: Told) -> str:
    size = f"{len(told['rows'])} rows, {len(told['header'])} columns"
    return f"{told['title']} ({size})" if told["title"] else f"Table of {size}"


def _cut(told: str) -> str:
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rpartition(' ')[0]} …"


TITLES: Mapping[str, Callable[[Told], str]] = {
    "amount": money,
    "contribution": money,
    "project": _project,
    "fact": lambda told: f"{words.spaced(told['key'])}: {told['value']}",
    "key_figure": _figure,
    "contact": lambda told: str(told["value"]),
    "link": lambda told: str(told["uri"]),
    "table": _table,
    "chart": lambda told: str(told["title"] or ""),
    "country": lambda told: f"{told['name']} ({told['code']})",
    "region": lambda told: str(told["name"]),
    "organisation": lambda told: str(told["name"]),
    "date": _day,
    "section": lambda told: str(told["heading"] or ""),
}
TAGS: Mapping[str, tuple[str, ...]] = {
    "amount": ("flow", "period", "per"),
    "contribution": ("kind", "period", "aggregation", "provider", "source"),
    "project": ("countries", "days", "duration"),
    "contact": ("kind",),
    "chart": ("kind",),
    "country": ("role",),
    "organisation": ("kind",),
    "section": ("role",),
    "issue": ("severity", "code"),
    "comparison": ("verdict", "kind"),
}
PREFIXES: Mapping[str, str] = {"per": "per ", "provider": "from "}
