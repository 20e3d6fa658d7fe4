"""All rule files with their models, and the examples in them: what `factsheets rules check` runs.

    check()  ->  Report(files, problems)

`files` names the model of each file, `examples` finds the examples, `readers` and `sheets` read them as a
document's texts are read.
"""

from extract.rulebook.check import Report, check

__all__ = ["Report", "check"]
