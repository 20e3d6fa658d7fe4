"""What the review desk asks of the published file."""

from extract.warehouse.reviewing.decided import published_decisions
from extract.warehouse.reviewing.reading import reading

__all__ = ["published_decisions", "reading"]
