"""What all pages of the desk share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk over one data folder; `reviewer` decides where nobody has to log in."""

    settings: Settings
    reviewer: str
