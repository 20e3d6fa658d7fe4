"""What the forms of the panel send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Form, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from extract.geometry import Box
from extract.marking import Place
from extract.models import Action, RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.datastructures import FormData

Texts = dict[str, tuple[str, ...]]
Sha = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64}|uri-[0-9a-f]{16})$")]
Key = Annotated[str, StringConstraints(pattern=r"^([a-z]{3}-[0-9a-f]{16}|[0-9a-f]{64})$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Decided = Annotated[str, StringConstraints(pattern=r"^(cor-[0-9a-f]{16})?$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z_]{0,40}$")]
Text = Annotated[str, StringConstraints(max_length=2_000)]
Points = Annotated[float, Field(ge=-10_000, le=100_000, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
TYPED, SHOWN = "value.", "shown."
MOST_PARTS = 12


class Sent(BaseModel):
    """What every form sends."""

    model_config = ConfigDict(frozen=True)

    reason: Text = ""
    answers: Code = Field("", description="code of the issue that is answered")
    queue: Text = Field("", description="state of the queue")
    onward: bool = Field(default=False, alias="next", description="go on to the next of the queue")


class Decision(Sent):
    """A decision; `value.NAME` are the texts of fields, `shown.NAME` what stood in them before."""

    kind: RecordKind
    record_id: Key
    action: Action
    field: Name | None = None
    value: list[Text] = Field([], description="of `field`; or `value.NAME` for several")
    after: Decided = Field("", description="the last decision of the log that was seen")
    into: Key | None = Field(None, description="the project of which another one is a part")
    panel: Key | None = Field(None, description="what the panel was of")


class Drawn(Sent):
    """A box on a page, in points from the top left; or the words from one to another."""

    page: int = Field(ge=1, le=100_000)
    x0: Points
    top: Points
    x1: Points
    bottom: Points
    first: Count | None = Field(None, description="first word of the page that is meant, from 0")
    last: Count | None = Field(None, description="last word that is meant")
    kind: RecordKind | None = None
    start: Count | None = Field(None, description="where the chosen value begins in the words")

    @property
    def place(self) -> Place:
        """The place, in whichever direction it was drawn."""
        across, down = sorted((self.x0, self.x1)), sorted((self.top, self.bottom))
        return Place(self.page, Box(across[0], down[0], across[1], down[1]), self.first, self.last)


class Posted:
    """A decision as it was sent, with the fields that the models of the records name."""

    def __init__(self, told: Decision, form: FormData) -> None:
        self.told = told
        self.typed = texts_of(form, TYPED)
        if told.field and told.value:
            self.typed[told.field] = tuple(told.value)
        self.shown = {name: "; ".join(texts) for name, texts in texts_of(form, SHOWN).items()}
        self.parts = tuple(_parts(form))
        self.all = tuple((key, one) for key, one in form.multi_items() if isinstance(one, str))

    def changed(self) -> Texts:
        """Return the fields in which other words stand than before."""
        return {
            name: texts
            for name, texts in self.typed.items()
            if name not in self.shown or _plain(texts) != _plain((self.shown[name],))
        }


async def posted(request: Request, told: Annotated[Decision, Form()]) -> Posted:
    """Return what was sent."""
    return Posted(told, await request.form())


async def typed_texts(request: Request) -> Texts:
    """Return the texts of the fields of a record."""
    return texts_of(await request.form(), TYPED)


def texts_of(form: FormData, prefix: str) -> Texts:
    """Return the texts of all fields whose names begin so, by the rest of their names."""
    names = dict.fromkeys(key for key in form if key.startswith(prefix))
    return {
        name.removeprefix(prefix): tuple(one for one in form.getlist(name) if isinstance(one, str))
        for name in names
    }


def _parts(form: FormData) -> list[Texts]:
    """Return the parts of a project that is to be split: `part.0.title` and so on."""
    found = [texts_of(form, f"part.{number}.") for number in range(MOST_PARTS)]
    return [one for one in found if any("".join(texts).strip() for texts in one.values())]


def _plain(texts: Iterable[str]) -> str:
    """Return texts as one, without what a browser does to blanks."""
    return " ".join("; ".join(one for one in texts if one.strip()).split())
