"""One run of the pipeline, step by step. The flows call these steps; each leaves the warehouse whole.

begin -> visit each source -> todo -> batches: claim, extract, load -> late -> batches -> finish
"""

from extract.intake.batches import batches
from extract.intake.reading import Target, Todo, claim, done, extract, extract_packed, late, load, todo
from extract.intake.run import Run, abandon, begin, finish
from extract.intake.summary import Row, Summary
from extract.intake.visiting import Visited, visit

__all__ = [
    "Row",
    "Run",
    "Summary",
    "Target",
    "Todo",
    "Visited",
    "abandon",
    "batches",
    "begin",
    "claim",
    "done",
    "extract",
    "extract_packed",
    "finish",
    "late",
    "load",
    "todo",
    "visit",
]
