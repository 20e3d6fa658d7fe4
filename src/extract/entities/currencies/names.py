"""What CLDR knows of currencies: those in use, their names in each language, and whose they are."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from extract.entities.currencies.rules import currency_rules
from extract.entities.numbers import alpha2, fold

if TYPE_CHECKING:
    from extract.models import Language


@lru_cache(maxsize=1)
def territories() -> dict[str, tuple[str, ...]]:
    """Return the ISO codes of all currencies in use, with the alpha-2 codes of the territories they serve."""
    used: defaultdict[str, list[str]] = defaultdict(list)
    for territory in get_global("territory_currencies"):
        for code in get_territory_currencies(territory):
            used[code].append(territory)
    more = {code: () for code in currency_rules().more_codes if code not in used}
    return {code: tuple(places) for code, places in used.items()} | more


@lru_cache(maxsize=512)
def own_currency(partner: str | None) -> tuple[str, ...]:
    """Return the currencies of a country by its alpha-3 code, the usual first."""
    if partner is not None and partner in currency_rules().own:
        return (currency_rules().own[partner],)
    territory = alpha2(partner)
    return tuple(get_territory_currencies(territory)) if territory else ()


@lru_cache(maxsize=16)
def names(language: Language) -> dict[str, tuple[str, ...]]:
    """Return folded currency names of a language with their codes: the full names and their bare nouns."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    locale = Locale(language)
    plurals = locale._data["currency_names_plural"]  # noqa: SLF001 - Babel offers no public way to all forms
    for code in territories():
        forms = {locale.currencies.get(code, ""), *plurals.get(code, {}).values()} - {""}
        for form in forms:
            full = fold(form)
            found[full].append(code)
            noun = full.split()[-1 if language == "en" else 0]
            if noun != full and noun.isalpha() and len(noun) > 2 and noun not in currency_rules().no_nouns:
                found[noun].append(code)
    own = {fold(name): codes for name, codes in currency_rules().names.of(language).items()}
    return {name: _ordered(own.get(name, ()), codes) for name, codes in found.items()} | {
        name: _ordered(codes, found.get(name, ())) for name, codes in own.items()
    }


def _ordered(first: tuple[str, ...], more: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *more)))


@lru_cache(maxsize=4096)
def named_after(word: str, codes: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Return those of `codes` whose country the folded `word` names: `chilenos`, `Kenyan`, `Canada`."""
    countries = Locale(language).territories
    return tuple(
        code
        for code in codes
        if any(_akin(word, fold(countries.get(place, ""))) for place in territories().get(code, ()))
    )


def _akin(word: str, country: str) -> bool:
    """Tell whether a word begins as a country's name does: four letters, or all but one of a shorter name."""
    size = min(5, max(4, len(country) - 2))
    return len(word) >= 4 and len(country) >= 4 and word[:size] == country[:size]
