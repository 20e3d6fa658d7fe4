"""What a report tells of one partner or of the whole archive, read from the published file's views."""

from extract.warehouse.reporting.partners import find_partner
from extract.warehouse.reporting.read import read_report
from extract.warehouse.reporting.types import (
    Changed,
    Covered,
    Evidence,
    Given,
    Money,
    Noted,
    Placed,
    Report,
    Spot,
    Usd,
    Who,
    Work,
)

__all__ = [
    "Changed",
    "Covered",
    "Evidence",
    "Given",
    "Money",
    "Noted",
    "Placed",
    "Report",
    "Spot",
    "Usd",
    "Who",
    "Work",
    "find_partner",
    "read_report",
]
