"""Examples of rules about values: dates, amounts, places, organisations in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities import annotate
from extract.entities.dates import find_dates
from extract.entities.money import find_money
from extract.entities.organisations import find_organisations, introduced_acronyms
from extract.entities.places import find_places, read_places
from extract.entities.values import (
    Context,
    CountryValue,
    DateValue,
    MoneyValue,
    OrganisationValue,
    RegionValue,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.entities.values import Entity
    from extract.models import Language
    from extract.rules import RuleModel


def dates(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield each date as `first day/last day`, and each duration; `..` is open."""
    for entity in find_dates(text, language):
        if isinstance(entity.value, DateValue):
            yield entity.value.duration or f"{entity.value.start}/{entity.value.end or '..'}"


def _amounts(text: str, language: Language) -> Iterator[MoneyValue]:
    for entity in find_money(text, Context(language)):
        if isinstance(entity.value, MoneyValue):
            yield entity.value


def currencies(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the currency of each amount."""
    return (str(amount.currency) for amount in _amounts(text, language))


def qualifiers(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield how exact each amount is."""
    return (amount.qualifier for amount in _amounts(text, language))


def flows(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield what each amount is."""
    return (str(amount.flow) for amount in _amounts(text, language))


def periods(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the first and the last day that each amount covers."""
    for amount in annotate(text, language).amounts:
        if amount.period_start or amount.period_end:
            yield f"{amount.period_start or '..'}/{amount.period_end or '..'}"


def roles(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the role of each country."""
    for entity in read_places(text, Context(language)):
        if isinstance(entity.value, CountryValue):
            yield str(entity.value.role)


def countries(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the code of each country."""
    for entity in find_places(text, language):
        if isinstance(entity.value, CountryValue):
            yield entity.value.code


def regions(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the name of each region."""
    for entity in find_places(text, language):
        if isinstance(entity.value, RegionValue):
            yield entity.value.name


def organisations(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield what a record calls each organisation."""
    for entity in _organisations(text, language):
        if isinstance(entity.value, OrganisationValue):
            yield entity.value.name


def organisations_as_printed(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the words of each organisation."""
    return (entity.text for entity in _organisations(text, language))


def _organisations(text: str, language: Language) -> tuple[Entity, ...]:
    return find_organisations(text, Context(language, acronyms=introduced_acronyms([text], language)))
