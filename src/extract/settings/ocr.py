"""How pages without text are read."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ByteSize, ConfigDict, Field, PositiveFloat, PositiveInt, StringConstraints

Tongue = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]{3,20}$")]


class Ocr(BaseModel):
    """How pages without text are read, where tesseract is installed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(
        default=True, description="whether pages without text, or whose fonts tell nothing, are read by OCR"
    )
    languages: tuple[Tongue, ...] = Field(
        ("eng", "fra", "spa"),
        min_length=1,
        description="languages in which they are read, by tesseract's names",
    )
    dpi: int = Field(300, ge=100, le=600, description="dots an inch of the pictures that are read")
    pages: PositiveInt = Field(
        50, description="most such pages of one document that are read; it keeps the rest as pictures"
    )
    page_seconds: PositiveFloat = Field(
        30.0, description="time for one such page, beside what `limits` allow for its document"
    )
    cache: ByteSize = Field(
        ByteSize(200_000_000),
        description="most that is kept of what was read, so that it is read once; 0: nothing",
    )
