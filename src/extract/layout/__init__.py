"""Stage 2: words on pages become blocks in reading order."""

from __future__ import annotations

from extract.layout.compose import lay_out

__all__ = ["lay_out"]
