"""Whose document is it: what title, file name and text say."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from extract.checks.verdicts import comparison
from extract.entities.pipeline import read_text
from extract.entities.values import Context, CountryValue
from extract.records import About

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Comparison, FactSheet, Language, Verdict

OFTEN = 3  # mentions of another country that make the partner's absence from the text remarkable
_BREAK = re.compile(r"[\W_\d]+")


def partners(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare the partner country with title and file name, and report one that the text never names."""
    partner = sheet.partner
    if partner is None or partner.kind != "country" or partner.code is None:
        return
    for source, codes in (("title", _in_title(sheet)), ("file name", in_file_name(sheet))):
        if codes:
            told = (
                f"The partner is taken to be {partner.name} ({partner.code}), "
                f"{'and' if partner.code in codes else 'but'} the {source} names {', '.join(sorted(codes))}."
            )
            yield _compared(sheet, "agrees" if partner.code in codes else "contradicts", told)
    yield from _text(sheet)


def _text(sheet: FactSheet) -> Iterator[Comparison]:
    partner = sheet.partner
    counted = Counter(country.code for country in sheet.countries)
    if partner is None or partner.code is None or not counted or counted[partner.code]:
        return
    code, count = counted.most_common(1)[0]
    if count >= OFTEN:
        told = (
            f"The partner is taken to be {partner.name} ({partner.code}), which the text never names; "
            f"it names {code} {count} times."
        )
        yield _compared(sheet, "contradicts", told)


def _compared(sheet: FactSheet, verdict: Verdict, told: str) -> Comparison:
    spans = sheet.partner.spans if sheet.partner else ()
    about = About("partner", field="partner", spans=spans)
    return comparison(sheet.source.sha256, "partner_named", verdict, told, about)


def _in_title(sheet: FactSheet) -> frozenset[str]:
    titles = {section.id for section in sheet.sections if section.level == 0}
    return frozenset(c.code for c in sheet.countries if c.in_heading and c.section_id in titles)


def in_file_name(sheet: FactSheet) -> frozenset[str]:
    """Return the countries that the file name names: `fiche-portugal_2023.pdf` names PRT."""
    words = " ".join(part.title() for part in _BREAK.split(PurePath(sheet.source.file_name).stem) if part)
    return _named(words, sheet.language or "en")


@cache
def _named(words: str, language: Language) -> frozenset[str]:
    languages = dict.fromkeys((language, "en"))
    found = (entity for told in languages for entity in read_text(words, Context(language=told)))
    return frozenset(
        entity.value.code
        for entity in found
        if isinstance(entity.value, CountryValue) and not entity.value.demonym
    )
