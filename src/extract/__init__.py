"""Partner fact sheets (PDF) become records that lead back to their place on a page.

The stages, in order: `pdf` reads pages, `layout` finds blocks in reading order, `sections` divides them,
`text` makes running text of them and `language` names its language, `identity` tells title, partner and date,
`entities` reads amounts, countries, regions, dates and organisations, `records` assembles a `FactSheet`,
`checks` adds what contradicts, and `warehouse` keeps it. `pipeline` is their table of contents.

    from extract import extract_document, load_settings

    sheet = extract_document(Path("norway-2023.pdf"), load_settings())

Names are loaded when they are first used, so that `import extract` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract._version import __version__
    from extract.entities import annotate
    from extract.errors import FactSheetsError, UnreadableDocument
    from extract.models import Annotations, FactSheet
    from extract.pipeline import extract_document
    from extract.settings import Settings, load_settings

__all__ = [
    "Annotations",
    "FactSheet",
    "FactSheetsError",
    "Settings",
    "UnreadableDocument",
    "__version__",
    "annotate",
    "extract_document",
    "load_settings",
]

_HOMES = {
    "Annotations": "extract.models",
    "FactSheet": "extract.models",
    "FactSheetsError": "extract.errors",
    "Settings": "extract.settings",
    "UnreadableDocument": "extract.errors",
    "__version__": "extract._version",
    "annotate": "extract.entities",
    "extract_document": "extract.pipeline",
    "load_settings": "extract.settings",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
