"""What people type becomes values: `41.8 million`, `July 2024`, `Kenya (KEN)`, `26 months`.

The models of the records have the last word on every value; here it is only read as people write it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.corrections.values import parsed, told
from extract.errors import CorrectionError
from extract.models import plain
from extract.review.deciding.inputs import input_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pydantic import JsonValue

    from extract.corrections import Codes
    from extract.models import RecordKind

ENGLISH = "en"
CODED = re.compile(r"\(([A-Z][A-Z0-9-]{1,11})\)\s*$")  # Kenya (KEN)
SHORT = re.compile(r"(?i)([\d.,\s]+)(bn|mn|[kmb])\b")
SCALES = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9}
DURATION = re.compile(r"(?i)(\d+)\s*(y|m|w|d)[a-z]*")
PARTED = re.compile(r"[;\n]")
MOST_TYPED = 8_000  # characters of one field


def value_of(kind: RecordKind, name: str, typed: Sequence[str], codes: Codes, language: str) -> JsonValue:
    """Return what was typed in the field `name` as the log keeps it.

    `CorrectionError` says what is wrong with it. `language` is that of the document: `4,5 milliards` is read
    in a French one.
    """
    if sum(map(len, typed)) > MOST_TYPED:
        raise CorrectionError(f"This is longer than {MOST_TYPED:,} characters. Shorten it.")
    asked = input_of(kind, name)
    if asked.many:
        parts = [part.strip() for one in typed for part in PARTED.split(one) if part.strip()]
        value: JsonValue = [_read(asked.widget, part, codes, language) for part in parts]
    else:
        text = " ".join(typed).strip() if asked.widget != "area" else "\n".join(typed).strip()
        value = _read(asked.widget, text, codes, language) if text else None
    if value is None and not asked.optional:
        raise CorrectionError("This cannot be empty.")
    return told(kind, name, parsed(kind, name, value, codes))


def shown_in(kind: RecordKind, name: str, value: JsonValue, codes: Codes) -> tuple[str, ...]:
    """Return a value as a field of a form shows it; `value_of` reads the same value from it."""
    asked = input_of(kind, name)
    if asked.many:
        return tuple(_shown(asked.widget, one, codes) for one in value) if isinstance(value, list) else ()
    return (_shown(asked.widget, value, codes),) if value is not None else ("",)


def _shown(widget: str, value: JsonValue, codes: Codes) -> str:
    match widget:
        case "money":
            return f"{Decimal(str(value)):,f}" if value is not None else ""
        case "country" | "body":
            named = codes.countries.get(str(value)) or codes.bodies.get(str(value), ("",))[0]
            return f"{named} ({value})" if named else str(value)
        case "flag":
            return "yes" if value in (True, "True", "true") else "no"
    return str(value)


def _read(widget: str, text: str, codes: Codes, language: str) -> JsonValue:
    readers: Mapping[str, Callable[[], JsonValue]] = {
        "money": lambda: money(text, language),
        "whole": lambda: _whole(text),
        "flag": lambda: text == "yes",
        "country": lambda: _code(text, {code: (name,) for code, name in codes.countries.items()}, "country"),
        "body": lambda: _code(text, _bodies(codes), "country or listed organisation"),
        "currency": lambda: _coded(text).upper() if len(_coded(text)) == 3 else _coded(text),
        "partial": lambda: partial(text, language),
        "duration": lambda: duration(text),
        "region": lambda: _region(text, codes),
    }
    return readers[widget]() if widget in readers else text


def money(text: str, language: str = ENGLISH) -> str:
    """Return `41.8 million`, `41 800 000`, `€41.8m` in units, as the log writes it: `41800000`."""
    from extract.entities.numbers import lex, quantity_at, usual_mark

    if found := SHORT.fullmatch(bare := _without_currency(text)):
        bare, scale = found[1].strip(), SCALES[found[2].lower()]
    else:
        scale = 0
    for spoken in dict.fromkeys((ENGLISH, language)):
        tokens = lex(bare)
        mark = usual_mark(spoken, None)
        found_there = quantity_at(tokens, 0, spoken, mark) if tokens else None
        if found_there and found_there.last == len(tokens):
            return plain(found_there.value.scaleb(scale))
    raise CorrectionError(f"{text!r} is no number. Write it as 41,800,000 or 41.8 million.")


def _without_currency(text: str) -> str:
    """Return the number alone of what may begin or end with a sign or a code: `NOK 4.5 million`."""
    return re.sub(r"^\s*(?:[A-Z]{2,3}\$?|[$€£¥])\s*|\s*(?:[A-Z]{3}|[$€£¥])\s*$", "", text).strip()


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,6}", text):
        raise CorrectionError(f"{text!r} is no whole number. Write it in digits.")
    return int(text)


def partial(text: str, language: str = ENGLISH) -> str:
    """Return `2024`, `2024-07`, `July 2024` or `14 July 2024` as an ISO date of the same precision."""
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return text
    from extract.entities.dates import find_dates
    from extract.entities.values import DateValue

    for spoken in dict.fromkeys((ENGLISH, language)):
        for found in find_dates(text, spoken):
            value = found.value
            if (found.start, found.end) == (0, len(text)) and isinstance(value, DateValue) and value.start:
                kept = {"day": 10, "month": 7, "year": 4}.get(value.kind)
                if kept:
                    return value.start.isoformat()[:kept]
    raise CorrectionError(f"{text!r} is no date. Write it as 2024, 2024-07 or 2024-07-14.")


def duration(text: str) -> str:
    """Return `26 months`, `3 years 6 months` or `P26M` as ISO 8601."""
    if re.fullmatch(r"P(\d+[YMWD])+", text):
        return text
    parts = DURATION.findall(text)
    rest = DURATION.sub("", text)
    if not parts or re.sub(r"[\s,]|and", "", rest):
        raise CorrectionError(f"{text!r} is no duration. Write it as 26 months or 3 years 6 months.")
    return "P" + "".join(f"{many}{unit.upper()}" for many, unit in parts)


def _coded(text: str) -> str:
    """Return the code behind a name, or what was typed: `Kenya (KEN)` is `KEN`."""
    found = CODED.search(text)
    return found[1] if found else text


def _code(text: str, names: Mapping[str, Sequence[str]], what: str) -> str:
    code = _coded(text)
    if code.upper() in names:
        return code.upper()
    wanted = text.casefold().strip()
    found = [one for one, some in names.items() if wanted in (name.casefold() for name in some)]
    if len(found) != 1:
        raise CorrectionError(f"{text!r} is no {what} that is known. Choose one of the list.")
    return found[0]


def _bodies(codes: Codes) -> Mapping[str, Sequence[str]]:
    return {code: (name,) for code, name in codes.countries.items()} | {
        code: (name,) for code, (name, _) in codes.bodies.items()
    }


def _region(text: str, codes: Codes) -> str:
    return next((name for name in codes.regions if name.casefold() == text.casefold()), text)
