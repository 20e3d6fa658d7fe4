"""Names of countries from ISO 3166 with its translations, and CLDR: `Kenya`, `Kenia`, `Republic of Kenya`."""

from __future__ import annotations

import gettext
from functools import cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale

from extract.entities.places.country_rules import KOSOVO, country_rules
from extract.rules import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language

_INVERTED = frozenset(",(")  # as in 'Korea, Republic of' and 'Falkland Islands (Malvinas)'
_ARTICLES = ("the ", "L'", "L’")  # as in 'the State of Eritrea' and "L'État de Palestine"


@cache
def short_names() -> dict[str, str]:
    """Return the English short name of each country by its alpha-3 code."""
    names = {c.alpha_3: getattr(c, "common_name", c.name) for c in pycountry.countries}
    return names | {KOSOVO: "Kosovo"} | {c.code: c.name for c in country_rules().country if c.name}


def standard_names() -> Iterator[tuple[str, str]]:
    """Give (alpha-3 code, name) from ISO 3166 with its translations and from CLDR, without inverted names."""
    for country in pycountry.countries:
        for language in languages():
            iso = (
                _translated(country, field, language) for field in ("name", "common_name", "official_name")
            )
            for name in (*iso, Locale(language).territories.get(country.alpha_2)):
                if name and not _INVERTED & set(name) and " - " not in name:
                    yield country.alpha_3, _without_article(name)


def _without_article(name: str) -> str:
    return next((name.removeprefix(article) for article in _ARTICLES if name.startswith(article)), name)


def _translated(country: object, field: str, language: Language) -> str | None:
    name = getattr(country, field, None)
    return name and (name if language == "en" else _translations(language).gettext(name))


@cache
def _translations(language: Language) -> gettext.NullTranslations:
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
