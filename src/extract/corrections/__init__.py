"""Stage 7: what reviewers decided is applied to what the program reads.

The log (`log`) is the only place of human work. `apply.apply` holds each decision against what the program
reads now, and `issues` says which issues are open after it; only the pipeline imports them, being heavy.
`correction` makes a decision that can be kept; `Corrections` tells which concern a document.
"""

from extract.corrections.anchors import Rank, anchor_of, likeness
from extract.corrections.answering import answered
from extract.corrections.codes import Codes, known_codes
from extract.corrections.concerning import Corrections, edition_of, version
from extract.corrections.kinds import KINDS, checked_field
from extract.corrections.last import last_decision
from extract.corrections.log import Log, Problem, append, append_chosen, read_log
from extract.corrections.making import Author, Decision, Subject, correction
from extract.corrections.seconding import code_of, two_reviewers
from extract.corrections.values import from_text, shown
from extract.corrections.works import seen_of

__all__ = [
    "KINDS",
    "Author",
    "Codes",
    "Corrections",
    "Decision",
    "Log",
    "Problem",
    "Rank",
    "Subject",
    "anchor_of",
    "answered",
    "append",
    "append_chosen",
    "checked_field",
    "code_of",
    "correction",
    "edition_of",
    "from_text",
    "known_codes",
    "last_decision",
    "likeness",
    "read_log",
    "seen_of",
    "shown",
    "two_reviewers",
    "version",
]
