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
from extract.rules import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.entities.currencies.rules import Codes
    from extract.models import Language


@lru_cache(maxsize=1)
def territories() -> dict[str, tuple[str, ...]]:
    """Return the ISO codes of all currencies in use, with the alpha-2 codes of the territories they serve.

    Those of no territory are units of account (`XDR`) and former currencies.
    """
    used: defaultdict[str, list[str]] = defaultdict(list)
    for territory in get_global("territory_currencies"):
        for code in get_territory_currencies(territory):
            used[code].append(territory)
    rules = currency_rules()
    more = {code: () for code in rules.more_codes | rules.rare_codes if code not in used}
    return {code: tuple(places) for code, places in used.items()} | more


@lru_cache(maxsize=512)
def own_currency(partner: str | None) -> tuple[str, ...]:
    """Return the currencies of a country by its alpha-3 code, the usual first."""
    if partner is not None and partner in currency_rules().own:
        return (currency_rules().own[partner],)
    territory = alpha2(partner)
    return tuple(get_territory_currencies(territory)) if territory else ()


@lru_cache(maxsize=16)
def names(language: Language) -> dict[str, Codes]:
    """Return folded names of currencies with their codes: those of a language, then what only others name."""
    found = dict(_told(language))
    for other in languages():
        found |= {name: codes for name, codes in _told(other).items() if name not in found}
    return found


@lru_cache(maxsize=16)
def _told(language: Language) -> dict[str, Codes]:
    """Return the names of one language: CLDR's full names, their bare nouns, and those of the rule file."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(territories(), key=_how_usual):
        for name in _cldr_names(code, language):
            found[name].append(code)
    own = {fold(name): codes for name, codes in currency_rules().names.of(language).items()}
    return {name: _ordered(own.get(name, ()), codes) for name, codes in found.items()} | {
        name: _ordered(codes, found.get(name, ())) for name, codes in own.items()
    }


def _cldr_names(code: str, language: Language) -> Iterator[str]:
    locale = Locale(language)
    plurals = locale._data["currency_names_plural"]  # noqa: SLF001 - Babel offers no public way to all forms
    rare = code in currency_rules().rare_codes
    for form in sorted({locale.currencies.get(code, ""), *plurals.get(code, {}).values()} - {""}):
        full = fold(form)
        if not rare:
            yield full
            yield from _noun(full, language)
        elif " " in full:
            yield full


def _noun(full: str, language: Language) -> Iterator[str]:
    """Give the bare noun of a name: `krone`, `dollars` (of `nouveaux dollars taïwanais`), `sol`."""
    rules = currency_rules()
    words = [word for word in full.split() if word not in rules.new]
    noun = words[-1 if language == "en" else 0]
    if noun != full and noun.isalpha() and len(noun) > 2 and noun not in rules.no_nouns:
        yield noun


def _how_usual(code: str) -> tuple[int, str]:
    usual = currency_rules().usual
    return (usual.index(code) if code in usual else len(usual)), code


def _ordered(first: Codes, more: list[str] | Codes) -> Codes:
    return tuple(dict.fromkeys((*first, *more)))
