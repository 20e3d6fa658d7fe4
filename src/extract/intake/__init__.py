"""One run of the pipeline, step by step: begin, load batches, finish. The flows call these steps."""

from extract.intake.run import Run, begin, finish, load_batch
from extract.intake.summary import Row, Summary

__all__ = ["Row", "Run", "Summary", "begin", "finish", "load_batch"]
