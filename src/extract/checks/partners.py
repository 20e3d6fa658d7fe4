"""Whose document is it: what title, file name and text say."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from extract.entities.pipeline import read_text
from extract.entities.values import Context, CountryValue
from extract.records import About, issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet, Issue, Language

OFTEN = 3  # mentions of another country that make the partner's absence from the text remarkable
_BREAK = re.compile(r"[\W_\d]+")


def partners(sheet: FactSheet) -> Iterator[Issue]:
    """Report a partner country that title or file name contradict, or that the text never names."""
    partner = sheet.partner
    if partner is None or partner.kind != "country" or partner.code is None:
        return
    for source, codes in (("title", _in_title(sheet)), ("file name", in_file_name(sheet))):
        if codes and partner.code not in codes:
            told = (
                f"The partner is taken to be {partner.name} ({partner.code}), "
                f"but the {source} names {', '.join(sorted(codes))}."
            )
            yield _issue(sheet, told)
    yield from _text(sheet)


def _text(sheet: FactSheet) -> Iterator[Issue]:
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
        yield _issue(sheet, told)


def _issue(sheet: FactSheet, told: str) -> Issue:
    spans = sheet.partner.spans if sheet.partner else ()
    return issue(
        sheet.source.sha256, "partner_mismatch", told, About("partner", field="partner", spans=spans)
    )


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
