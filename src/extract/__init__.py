"""Partner fact sheets become records that lead back to their place on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.models import Annotations, Language

__all__ = ["annotate"]


def annotate(text: str, language: Language = "en") -> Annotations:
    """Return the amounts, countries, regions, dates and organisations of `text`, with offsets into it.

    `annotate("Norway gave US$ 5 million to Nepal in 2022.").amounts[0].value` is `Decimal(5000000)`.
    """
    from extract.entities import annotate

    return annotate(text, language)
