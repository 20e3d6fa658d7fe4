"""Words that lead up to a name."""

from __future__ import annotations

import re

from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

_FEW = re.compile(r"(?:\s+[^\s.;:,]+){0,4}\s*(?:l['’]|d['’])?\s*$")


def led_by(words: tuple[str, ...], before: str) -> bool:
    """Tell whether one of `words` leads up to the end of `before`, no word for partners in between."""
    through = phrases(project_rules().partners.by)
    for found in phrases(words).finditer(before):
        gap = before[found.end() :]
        if _FEW.match(" " + gap.lstrip()) and not through.search(gap):
            return True
    return False
