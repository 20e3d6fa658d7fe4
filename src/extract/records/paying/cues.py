"""Words that lead up to a name."""

from __future__ import annotations

import re

from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

_LAST_ARTICLE = re.compile(r"(?<!\w)(?:the|la|le|les|el|los|las|l['’])\s*$", re.IGNORECASE)
_THE = r"(?:(?:the|la|le|les|el|los)\s+|l['’])?"
_NAME = rf"{_THE}[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:of|de|du|del|la|for)\s+)*[A-ZÀ-Þ][\w'’.-]*)*"
_LIST = re.compile(rf"\s*(?:{_NAME}(?:\s*\([^()]*\))?,\s*)+(?:(?:and|et|y)\s+)?{_THE}\s*")
_FEW = re.compile(r"(?:\s+[^\s.;:,]+){0,4}\s*(?:l['’]|d['’])?\s*$")


def bare(before: str) -> str:
    """Return the words before a name without an article at their end."""
    return _LAST_ARTICLE.sub("", before).rstrip()


def hangs(before: str) -> bool:
    """Tell whether a name hangs on the noun before it: 'buyers from X pay', not 'the Government of X'."""
    rules, words = project_rules().funders, bare(before)
    return _ends(words, rules.prepositions) and not _ends(words, rules.governments)


def _ends(text: str, words: tuple[str, ...]) -> bool:
    return any(not text[found.end() :].strip() for found in phrases(words).finditer(text))


def led_by(words: tuple[str, ...], before: str, *, several: bool = False) -> bool:
    """Tell whether one of `words` leads up to the end of `before`, no word for partners in between.

    Before `several` names, others may stand in the same list: 'funding from the Union of Lakes, X and Y'.
    """
    through = phrases(project_rules().partners.by)
    for found in phrases(words).finditer(before):
        gap = before[found.end() :]
        near = _FEW.match(" " + gap.lstrip()) or (several and _LIST.fullmatch(gap))
        if near and not through.search(gap):
            return True
    return False
