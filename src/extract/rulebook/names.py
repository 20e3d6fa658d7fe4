"""Each name that the rules list is an example of itself: 'Horn of Africa' must be read as that region."""

from __future__ import annotations

from functools import partial, singledispatch
from typing import TYPE_CHECKING, Any

from extract.entities.currencies import unit_at
from extract.entities.currencies.rules import CurrencyRules
from extract.entities.numbers import lex
from extract.entities.organisations.rules import Alone, KnownOrganisation
from extract.entities.places.country_rules import CountryNames
from extract.entities.places.rules import Demonym, RegionNames
from extract.identity.rules import Body
from extract.rulebook.readers import documents, values
from extract.rules import RuleModel, languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from extract.models import Language
    from extract.rulebook.readers import Reader
    from extract.rules.merging import Path

    Name = tuple[Path, str, str, Callable[[], Iterable[str]]]  # place, name, what must be read, what is read


@singledispatch
def names_in(_: RuleModel) -> Iterator[Name]:
    """Yield the names that a part of a rule file lists."""
    yield from ()


@names_in.register(CountryNames)
def _(country: CountryNames) -> Iterator[Name]:
    for path, name in _listed(country, "names", "formal", "former", "local", "exact"):
        yield path, name, country.code, partial(_in_any, values.countries, country, f"« {name} »")


@names_in.register(RegionNames)
def _(region: RegionNames) -> Iterator[Name]:
    for path, name in _listed(region, "names", "exact"):
        yield path, name, region.name, partial(_in_any, values.regions, region, f"« {name} »")
    for path, name in _listed(region, "weak"):
        text = f"« {region.after[0]} {name} »"
        yield path, name, region.name, partial(_in_any, values.regions, region, text)


@names_in.register(Demonym)
def _(demonym: Demonym) -> Iterator[Name]:
    for language, words in demonym.items():
        for number, word in enumerate(words):
            read = partial(values.countries, demonym, f"« {word} »", language)
            yield (language, number), word, demonym.code, read


@names_in.register(KnownOrganisation)
def _(known: KnownOrganisation) -> Iterator[Name]:
    for path, name in _listed(known, "acronyms", "names"):
        yield path, *_organisation(known, name, known.name or name)
    for language, acronyms in known.only.items():
        for number, name in enumerate(acronyms):
            yield ("only", language, number), *_organisation(known, name, known.name or name, language)


@names_in.register(Alone)
def _(alone: Alone) -> Iterator[Name]:
    for key in ("acronyms", "names", "national", "only_national"):
        for kind, names in getattr(alone, key).items():
            for number, name in enumerate(names):
                whole = f"{name} Norway" if key == "only_national" else name
                yield (key, kind, number), *_organisation(alone, whole, whole)


def _organisation(part: RuleModel, name: str, want: str, language: Language = "en") -> tuple[str, str, Any]:
    return name, want, partial(values.organisations, part, f"« {name} », 2021", language)


@names_in.register(Body)
def _(body: Body) -> Iterator[Name]:
    for path, name in _listed(body, "names"):
        yield path, name, body.name, partial(documents.partners, body, f"Cooperation with {name}", "en")


@names_in.register(CurrencyRules)
def _(rules: CurrencyRules) -> Iterator[Name]:
    yield from _units("signs", rules.signs, "en")
    for language, names in rules.names.items():
        yield from _units(f"names {language}", names, language)


def _units(key: str, names: Mapping[str, tuple[str, ...]], language: str) -> Iterator[Name]:
    for name, codes in names.items():
        read = partial(_codes, name, codes, language)
        yield (*key.split(), name), name, " or ".join(codes), read


def _codes(name: str, codes: tuple[str, ...], language: str) -> Iterator[str]:
    """Tell which of `codes` a sign or name may stand for."""
    tokens = lex(name)
    unit = unit_at(tokens, 0, language)
    if unit and unit.last == len(tokens):
        yield " or ".join(code for code in codes if code in unit.codes)


def _listed(part: Any, *keys: str) -> Iterator[tuple[Path, str]]:
    for key in keys:
        for number, name in enumerate(getattr(part, key)):
            yield (key, number), name


def _in_any(read: Reader, part: Any, text: str) -> Iterable[str]:
    """Return what is read in the first language in which something is."""
    told = (list(read(part, text, language)) for language in languages())
    return next((found for found in told if found), [])
