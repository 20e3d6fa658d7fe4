"""What everything in a rule file descends from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, TypeVar

from babel import localedata
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo, field_validator

from extract.models import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

W = TypeVar("W")
FIRST_LANGUAGES = ("en", "fr", "es")


class RuleModel(BaseModel):
    """The base of everything in a rule file: frozen, and nothing unknown is let in.

    `identity` are the keys by which an entry of a list of tables (`[[country]]`) is known: a user's entry
    that has the same values there adds to the built-in one. Without such keys each stands for itself.
    Only the model of a whole file validates anything, so no other is built.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    identity: ClassVar[tuple[str, ...]] = ()
    may_be_empty: ClassVar[frozenset[str]] = frozenset()  # keys of lists that may hold an empty text

    @field_validator("*")
    @classmethod
    def _has_no_empty_word(cls, value: Any, info: ValidationInfo) -> Any:
        words = value if isinstance(value, tuple | frozenset | dict) else ()
        blank = any(isinstance(word, str) and not word.strip() for word in words)
        if blank and info.field_name not in cls.may_be_empty:
            raise ValueError("an empty text is no word; take it out")
        return value

    @classmethod
    def is_same(cls, known: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
        """Tell whether two entries, as they stand in files, are about the same thing."""
        return bool(cls.identity) and all(key in own and own[key] == known.get(key) for key in cls.identity)


class Rule(RuleModel):
    """What has its own tests: texts that it accepts, and texts that it must leave alone.

    An example may say what is read: `words = value`. One in another language than the rule's own begins with
    its code: `fr: mots = value`.
    """

    examples: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class ByLanguage(RuleModel, Generic[W]):
    """Something for each language: a table with the language's code as its key, besides what else it has.

    It is `complete` if there must be something for every language of `languages.toml`.
    """

    model_config = ConfigDict(extra="allow")

    complete: ClassVar[bool] = True

    __pydantic_extra__: dict[str, W]

    @classmethod
    def told_type(cls) -> Any:
        """Return the type of what there is for a language."""
        made = (base.__pydantic_generic_metadata__ for base in cls.__mro__ if issubclass(base, ByLanguage))
        return next((of["args"][0] for of in made if of["args"]), Any)

    def of(self, language: str) -> W:
        """Return what there is for `language`."""
        return self.__pydantic_extra__[language]

    def items(self) -> Iterable[tuple[str, W]]:
        """Return each language with what there is for it."""
        return self.__pydantic_extra__.items()


def _listed(language: str) -> str:
    if not localedata.exists(language):
        raise ValueError("CLDR (Babel) has no language with this code")
    return language


ListedLanguage = Annotated[Language, AfterValidator(_listed)]


class LanguageRules(Rule):
    """`languages.toml`: the languages that are read, and others that are only told from them."""

    languages: tuple[ListedLanguage, ...]
    others: tuple[ListedLanguage, ...]
    further: tuple[ListedLanguage, ...] = ()

    @field_validator("languages")
    @classmethod
    def _has_the_first(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        if not {*FIRST_LANGUAGES} <= {*codes}:
            raise ValueError(f"{', '.join(FIRST_LANGUAGES)} cannot be taken away")
        return codes
