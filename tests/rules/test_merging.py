"""A user's rules laid over the built-in ones: what is added, replaced, and taken away."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from extract.entities.organisations.rules import OrganisationRules
from extract.rules import RuleModel
from extract.rules.merging import laid_over

BASE: dict[str, Any] = {
    "unit": "kg",
    "words": ["ripe", "soft"],
    "weights": {"plum": 30, "fig": 50},
    "signs": {"P": ["plum", "pear"]},
    "fruit": [{"code": "PLU", "names": ["plum"], "kind": "stone"}, {"code": "FIG", "names": ["fig"]}],
    "note": [{"key": "a", "text": "x"}],
}


class Fruit(RuleModel):
    identity: ClassVar = ("code",)

    code: str
    names: tuple[str, ...]
    kind: str = ""


class Note(RuleModel):
    key: str
    text: str


class Basket(RuleModel):
    unit: str
    words: tuple[str, ...]
    weights: dict[str, int]
    signs: dict[str, tuple[str, ...]]
    fruit: tuple[Fruit, ...]
    note: tuple[Note, ...]


def whole(**own: Any) -> dict[str, Any]:
    content, missed = laid_over(BASE, own, Basket)
    assert missed == []
    assert "remove" not in content
    return content


@pytest.mark.parametrize(
    ("own", "key", "value"),
    [
        ({"unit": "lb"}, "unit", "lb"),
        ({"words": ["mellow"]}, "words", ["mellow", "ripe", "soft"]),
        ({"words": ["soft", "mellow"]}, "words", ["soft", "mellow", "ripe"]),
        ({"weights": {"kiwi": 70, "fig": 55}}, "weights", {"plum": 30, "fig": 55, "kiwi": 70}),
        ({"signs": {"P": ["peach"], "F": ["fig"]}}, "signs", {"P": ["peach", "plum", "pear"], "F": ["fig"]}),
        (
            {"fruit": [{"code": "KIW", "names": ["kiwi"]}]},
            "fruit",
            [{"code": "KIW", "names": ["kiwi"]}, *BASE["fruit"]],
        ),
        (
            {"fruit": [{"code": "FIG", "names": ["figue"], "kind": "soft"}]},
            "fruit",
            [{"code": "FIG", "names": ["figue", "fig"], "kind": "soft"}, BASE["fruit"][0]],
        ),
        (
            {"note": [{"key": "a", "text": "y"}]},
            "note",
            [{"key": "a", "text": "y"}, {"key": "a", "text": "x"}],
        ),
        ({"new": 1}, "new", 1),
        ({"words": "mellow"}, "words", "mellow"),  # what does not fit is left to the validation
        ({"fruit": ["kiwi"]}, "fruit", ["kiwi", *BASE["fruit"]]),
    ],
)
def test_what_a_user_adds_and_changes(own: dict[str, Any], key: str, value: object) -> None:
    found = whole(**own)
    assert found[key] == value
    assert {k: v for k, v in found.items() if k != key} == {k: v for k, v in BASE.items() if k != key}


@pytest.mark.parametrize(
    ("taken", "key", "value"),
    [
        ({"words": ["ripe"]}, "words", ["soft"]),
        ({"weights": {"fig": 50}}, "weights", {"plum": 30}),
        ({"signs": {"P": ["plum"]}}, "signs", {"P": ["pear"]}),
        ({"signs": {"P": ["plum", "pear"]}}, "signs", {"P": []}),
        ({"fruit": [{"code": "PLU"}]}, "fruit", [BASE["fruit"][1]]),
        ({"fruit": [{"names": ["fig"]}]}, "fruit", [BASE["fruit"][0]]),
        ({"note": [{"key": "a"}]}, "note", []),
    ],
)
def test_what_a_user_takes_away(taken: dict[str, Any], key: str, value: object) -> None:
    assert whole(remove=taken)[key] == value


def test_an_entry_is_replaced_by_taking_it_away_and_writing_it_anew() -> None:
    own = {"remove": {"fruit": [{"code": "PLU"}]}, "fruit": [{"code": "PLU", "names": ["prune"]}]}
    assert whole(**own)["fruit"] == [{"code": "PLU", "names": ["prune"]}, BASE["fruit"][1]]


@pytest.mark.parametrize(
    ("taken", "missed"),
    [
        ({"words": ["ripe", "hard"]}, ("remove", "words", 1)),
        ({"weights": {"fig": 51}}, ("remove", "weights", "fig")),
        ({"weights": {"kiwi": 70}}, ("remove", "weights", "kiwi")),
        ({"signs": {"X": ["plum"]}}, ("remove", "signs", "X")),
        ({"fruit": [{"code": "KIW"}]}, ("remove", "fruit", 0)),
        ({"fruit": [{"code": "PLU", "kind": "soft"}]}, ("remove", "fruit", 0)),
        ({"fruit": [{}]}, ("remove", "fruit", 0)),
        ({"words": "ripe"}, ("remove", "words")),
        ({"vegetable": ["kale"]}, ("remove", "vegetable")),
        ("all", ("remove",)),
    ],
)
def test_what_is_not_there_cannot_be_taken_away(taken: Any, missed: tuple[str | int, ...]) -> None:
    content, told = laid_over(BASE, {"remove": taken}, Basket)
    assert told == [missed]
    assert content.keys() == BASE.keys()


HEALTH = {"kind": "un", "acronyms": ["WHO"], "names": ["World Health Organization"]}


@pytest.mark.parametrize(
    ("own", "same"),
    [
        ({"names": ["World Health Organization", "OMS"]}, True),
        ({"acronyms": ["WHO"]}, True),
        ({"acronyms": ["WHO"], "names": ["Wheat Harvest Office"]}, False),
        ({"names": ["Wheat Harvest Office"]}, False),
        ({"names": 3}, False),
    ],
)
def test_an_organisation_is_known_by_a_name_or_else_by_its_acronym(own: dict[str, Any], same: object) -> None:
    content, _ = laid_over({"organisation": [HEALTH]}, {"organisation": [own]}, OrganisationRules)
    assert (len(content["organisation"]) == 1) is same


def test_nothing_is_changed_in_what_was_given() -> None:
    before = repr(BASE)
    whole(words=["mellow"], signs={"P": ["peach"]}, remove={"fruit": [{"code": "PLU"}]})
    assert repr(BASE) == before
