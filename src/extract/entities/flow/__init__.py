"""What an amount is: assessed, voluntary, core voluntary, project money, or something else."""

from extract.entities.flow.cues import explicit as names_flow
from extract.entities.flow.decide import flow_of
from extract.entities.flow.direction import partner_gives
from extract.entities.flow.headings import HeadingClass, heading_class

__all__ = ["HeadingClass", "flow_of", "heading_class", "names_flow", "partner_gives"]
