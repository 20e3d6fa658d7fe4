"""An archive of any size, made from the samples: the same one for the same seed.

The samples are read once. Each clone is a fact sheet with ids of its own, of another partner and publisher,
in about ten editions; figures and years differ, and all references stay true. Words and places are those of
the sample, so quotes do not say the clone's figures.
"""

from benchmarks.archive.plan import Plan, sheets
from benchmarks.archive.templates import Template, templates

__all__ = ["Plan", "Template", "sheets", "templates"]
