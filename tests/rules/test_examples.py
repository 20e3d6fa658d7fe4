"""Each rule's own examples: what it accepts (`words` or `words = what is read`), and what it leaves alone."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

import pytest

from extract.entities.dates import find_dates
from extract.entities.dates.rules import DateRules, DateWords
from extract.entities.flow.rules import FlowRules, FlowWords
from extract.entities.money import find_money
from extract.entities.money.heads import names_count
from extract.entities.money.qualifiers import QualifierRules, QualifierWords
from extract.entities.numbers.heads import HeadRules, HeadWords
from extract.entities.organisations import find_organisations
from extract.entities.organisations.rules import PatternRules
from extract.entities.places import find_places, read_places
from extract.entities.places.role_rules import RoleRules, RoleWords
from extract.entities.places.rules import PlaceContextRules
from extract.entities.values import Context, CountryValue, DateValue, MoneyValue, OrganisationValue
from extract.models import Language
from extract.records.beneficiaries import people_reached
from extract.records.fact_rules import Beneficiaries, FactRule, FactRules
from extract.records.facts import matches
from extract.rules import Rule, RuleModel, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGUAGES: tuple[Language, ...] = get_args(Language)
FILES: dict[str, type[RuleModel]] = {
    "country_roles": RoleRules,
    "dates": DateRules,
    "facts": FactRules,
    "flow": FlowRules,
    "organisation_patterns": PatternRules,
    "place_contexts": PlaceContextRules,
    "qualifiers": QualifierRules,
    "table_heads": HeadRules,
}


def dates(_: Rule, text: str, language: Language) -> Iterator[str]:
    for entity in find_dates(text, language):
        assert isinstance(entity.value, DateValue)
        yield entity.value.duration or f"{entity.value.start}/{entity.value.end or '..'}"


def amounts(text: str, language: Language) -> Iterator[MoneyValue]:
    for entity in find_money(text, Context(language)):
        assert isinstance(entity.value, MoneyValue)
        yield entity.value


def qualifiers(_: Rule, text: str, language: Language) -> Iterator[str]:
    return (amount.qualifier for amount in amounts(text, language))


def flows(_: Rule, text: str, language: Language) -> Iterator[str]:
    return (str(amount.flow) for amount in amounts(text, language))


def roles(_: Rule, text: str, language: Language) -> Iterator[str]:
    for entity in read_places(text, Context(language)):
        if isinstance(entity.value, CountryValue):
            yield str(entity.value.role)


def countries(_: Rule, text: str, language: Language) -> Iterator[str]:
    for entity in find_places(text, language):
        if isinstance(entity.value, CountryValue):
            yield entity.value.code


def organisations(_: Rule, text: str, language: Language) -> Iterator[str]:
    for entity in find_organisations(text, Context(language)):
        assert isinstance(entity.value, OrganisationValue)
        yield text[entity.start : entity.end]


def counts(_: Rule, text: str, language: Language) -> Iterator[str]:
    return iter(["count"] if names_count(text, language, whole=False) else [])


def figures(rule: Rule, text: str, _: Language) -> Iterator[str]:
    assert isinstance(rule, FactRule)
    return (found.group() for found in matches(rule, text))


def people(_: Rule, text: str, __: Language) -> Iterator[str]:
    found = people_reached(text)
    return iter([found.value] if found else [])


READERS: dict[type[Rule], Callable[[Rule, str, Language], Iterator[str]]] = {
    Beneficiaries: people,
    DateWords: dates,
    FactRule: figures,
    FlowWords: flows,
    HeadWords: counts,
    PatternRules: organisations,
    PlaceContextRules: countries,
    QualifierWords: qualifiers,
    RoleWords: roles,
}


def rules_in(value: object, language: Language = "en") -> Iterator[tuple[Rule, Language]]:
    """Yield each rule in the content of a file, with the language by whose key it stands."""
    if isinstance(value, Rule):
        yield value, language
    if isinstance(value, RuleModel):
        for name in type(value).model_fields:
            spoken = next((known for known in LANGUAGES if known == name), language)
            yield from rules_in(getattr(value, name), spoken)
    elif isinstance(value, tuple):
        for item in value:
            yield from rules_in(item, language)


def cases() -> Iterator[Any]:
    for file, model in FILES.items():
        for rule, language in rules_in(load(file, model)):
            for text in rule.examples:
                yield pytest.param(rule, language, text, True, id=f"{file}: {text}")
            for text in rule.refused:
                yield pytest.param(rule, language, text, False, id=f"{file}: not {text}")


@pytest.mark.parametrize(("rule", "language", "example", "accepted"), list(cases()))
def test_a_rule_reads_its_examples(rule: Rule, language: Language, example: str, *, accepted: bool) -> None:
    text, _, want = example.partition(" = ")
    told = list(READERS[type(rule)](rule, text, language))
    if accepted:
        assert told == [want] if want else told, f"should be accepted: {text}"
    else:
        assert told == [], f"should be left alone: {text}"


@pytest.mark.parametrize("file", FILES)
def test_every_rule_has_examples(file: str) -> None:
    assert all(rule.examples for rule, _ in rules_in(load(file, FILES[file])))


def test_every_example_in_the_files_runs() -> None:
    written = {
        entry.name.removesuffix(".toml")
        for entry in files("extract.rules").iterdir()
        if entry.name.endswith(".toml") and "\nexamples = [" in entry.read_text("utf-8")
    }
    assert written == set(FILES)
