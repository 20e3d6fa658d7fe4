"""The rules by name: what each does, examples, and how often it was right (`rules.toml`, `measured.toml`)."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.warehouse.bulk import Row


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NamedRule(_Data):
    """What a rule does; `kind` is the table of its records, `rule_files` hold the words that it knows."""

    stage: Literal["pdf", "layout", "sections", "entities", "identity", "records", "checks"]
    kind: str
    meaning: str
    rule_files: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class Count(_Data):
    """How much a rule made that gold can judge, and how much of it is right."""

    right: int = 0
    made: int = 0


class Measured(_Data):
    """All of `measured.toml`; `told` says what is counted of the rules whose names begin so."""

    gold: str
    documents: int
    rules_version: str
    told: dict[str, str] = Field(alias="as")
    rules: dict[str, Count]

    @property
    def source(self) -> str:
        """What it was measured on."""
        return f"{self.gold}, {self.documents} documents, rules {self.rules_version}"

    def counted_as(self, rule: str) -> str | None:
        """Return what was counted of a rule; None if gold says nothing of it."""
        return next((told for start, told in self.told.items() if rule.startswith(start)), None)


class _Catalogue(RootModel[dict[str, NamedRule]]):
    pass


@cache
def named_rules() -> Mapping[str, NamedRule]:
    """Return each rule by its name."""
    return _Catalogue.model_validate(_toml("rules.toml")).root


@cache
def measured() -> Measured:
    """Return what was measured."""
    return Measured.model_validate(_toml("measured.toml"))


def rule_rows() -> list[Row]:
    """Return the rows of the table `rules`."""
    return [
        {"name": name} | {field: _listed(value) for field, value in rule} | _measured(name)
        for name, rule in named_rules().items()
    ]


def _measured(rule: str) -> Row:
    told = measured().counted_as(rule)
    count = measured().rules.get(rule, Count()) if told else None
    return {
        "measured_right": count and count.right,
        "measured_made": count and count.made,
        "measured_precision": round(Decimal(count.right) / count.made, 4) if count and count.made else None,
        "measured_as": told,
        "measured_on": measured().source if told else None,
    }


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _toml(name: str) -> dict[str, object]:
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))
