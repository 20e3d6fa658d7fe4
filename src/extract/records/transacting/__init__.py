"""Which kind of IATI transaction a sum is, where words say so: 'paid', 'pledged', 'approved', 'spent'."""

from extract.records.transacting.clauses import Clauses
from extract.records.transacting.cues import Said, given_cues, work_cues
from extract.records.transacting.days import said_of_day
from extract.records.transacting.heads import said_by_heads
from extract.records.transacting.projects import said_of_cell, said_of_work

__all__ = [
    "Clauses",
    "Said",
    "given_cues",
    "said_by_heads",
    "said_of_cell",
    "said_of_day",
    "said_of_work",
    "work_cues",
]
