"""Which fact sheets an archive holds: every country with any publisher, some sheets at a time, by year."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pycountry

from benchmarks.archive.cloning import Clone, clone
from extract.entities.places.standard_names import short_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.archive.templates import Template
    from extract.models import FactSheet

FIRST_YEAR = 2015
WAVE = 200  # sheets whose editions come one year after the other, as they would in an archive that grows
PLACES = ("Harbour", "Lake", "River", "Mountain", "Island", "Desert", "Forest", "Meadow", "Coast", "Valley")
BODIES = (
    "Union",
    "Fund",
    "Bank",
    "Agency",
    "Council",
    "Foundation",
    "Institute",
    "Alliance",
    "League",
    "Forum",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """An archive of at least `amounts` amounts."""

    amounts: int
    editions: int = 10
    seed: int = 1


def sheets(templates: Sequence[Template], plan: Plan) -> Iterator[FactSheet]:
    """Yield the fact sheets of the archive one by one, until they hold enough amounts."""
    left = plan.amounts
    for told, template in _clones(templates, plan):
        sheet = clone(template, told)
        yield sheet
        left -= len(sheet.amounts)
        if left <= 0:
            return


def _clones(templates: Sequence[Template], plan: Plan) -> Iterator[tuple[Clone, Template]]:
    pairs = _pairs(plan.seed)
    numbers = iter(range(len(pairs)))
    while wave := list(islice(numbers, WAVE)):
        for edition in range(plan.editions):
            for number in wave:
                yield _told(number, pairs[number], edition, plan), templates[number % len(templates)]


def _pairs(seed: int) -> list[tuple[str, str]]:
    """Return publisher and partner of each sheet, no pair twice."""
    publishers = [f"{place} {body}" for place in PLACES for body in BODIES]
    pairs = [(publisher, code) for publisher in publishers for code in _countries()]
    random.Random(seed).shuffle(pairs)
    return pairs


def _told(number: int, pair: tuple[str, str], edition: int, plan: Plan) -> Clone:
    publisher, code = pair
    chance = random.Random(f"{plan.seed}/{number}/{edition}")
    return Clone(
        name=f"{plan.seed}-{number}-{edition}",
        publisher=publisher,
        partner=(code, short_names()[code]),
        year=FIRST_YEAR + edition,
        factor=Decimal(chance.randrange(5, 40)) / 10,
        countries=_others(number % len(_countries())),
    )


@cache
def _others(turn: int) -> dict[str, str]:
    """Return for each country another, as code and as name."""
    codes = _countries()
    turned = [*codes[turn:], *codes[:turn]]
    names = short_names()
    return dict(zip(codes, turned, strict=True)) | {
        names[old]: names[new] for old, new in zip(codes, turned, strict=True)
    }


@cache
def _countries() -> tuple[str, ...]:
    return tuple(sorted(country.alpha_3 for country in pycountry.countries))
