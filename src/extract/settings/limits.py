"""What one document may cost. The defaults fit two children, the program and its database into 4 GB."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ByteSize, ConfigDict, Field, PositiveFloat, PositiveInt

_DEEPEST = 150  # forms within forms that the parser can follow


class Limits(BaseModel):
    """What one document may cost before it is set aside for a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_size: ByteSize = Field(ByteSize(100_000_000), description="largest PDF that is opened")
    pages: PositiveInt = Field(200, description="most pages that are read")
    objects: PositiveInt = Field(150_000, description="most characters, strokes and pictures on one page")
    operators: PositiveInt = Field(500_000, description="most steps in which one page is painted")
    stream: ByteSize = Field(
        ByteSize(60_000_000), description="most bytes to which one packed part of a PDF unpacks"
    )
    inflated: ByteSize = Field(
        ByteSize(250_000_000), description="most bytes to which all that is unpacked of a PDF comes"
    )
    nesting: Annotated[int, Field(ge=1, le=_DEEPEST)] = Field(
        50, description="deepest nesting of forms, of lists, and of groups of pages (at most 150)"
    )
    pixels: PositiveInt = Field(
        200_000_000, description="most pixels of all the pictures on a page that is drawn"
    )
    cpu_seconds: PositiveFloat = Field(90.0, description="CPU time for one document")
    wall_seconds: PositiveFloat = Field(120.0, description="elapsed time for one document")
    memory: ByteSize = Field(ByteSize(1_000_000_000), description="memory of the process that reads it")
