"""The pages of a PDF, in their order: its tree of pages is walked without trust."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from pdfminer.pdfpage import LITERAL_PAGE, LITERAL_PAGES, PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.pdf.opening import Opened

_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_BOXES = frozenset({"MediaBox", "CropBox"})
_MOST_KIDS = 100_000  # pages and groups of pages that are looked at


def pages_of(document: Opened) -> Iterator[PDFPage]:
    """Yield the pages; where no tree leads to any, every page among the objects, in their order.

    Raises whatever the parser does, and `Overrun` where groups of pages stand within each other too deep.
    """
    root = document.doc.catalog.get("Pages")
    found = False
    for number, attributes in _walked(root, document):
        found = True
        yield _page(document, number, attributes)
    if not found:
        yield from _loose(document)


def count_of(document: Opened) -> int:
    """Return how many pages the document says it has; 0 if it does not say."""
    count = resolve1(dict_value(document.doc.catalog.get("Pages")).get("Count"))
    return count if isinstance(count, int) and not isinstance(count, bool) else 0


def _walked(root: Any, document: Opened) -> Iterator[tuple[object, dict[str, Any]]]:
    """Walk through the tree, each part once; what is neither a page nor a group of pages is passed over."""
    met: set[int] = set()
    waiting: list[tuple[Any, dict[str, Any], int]] = [(root, {}, 0)]
    while waiting and len(met) < _MOST_KIDS:
        node, above, depth = waiting.pop()
        document.allowance.enter(depth, "groups of pages")
        key = node.objid if isinstance(node, PDFObjRef) else id(node)
        if key in met:
            continue
        met.add(key)
        own = _attributes(node)
        held = {name: above[name] for name in _INHERITED if name in above} | own
        kind = own.get("Type", own.get("type"))
        if "Kids" in own and kind is not LITERAL_PAGE:
            kids = list_value(own["Kids"])
            waiting += [(kid, held, depth + 1) for kid in reversed(kids[:_MOST_KIDS])]
        elif kind is LITERAL_PAGE or (kind is not LITERAL_PAGES and "Contents" in own):
            yield key, held


def _attributes(node: Any) -> dict[str, Any]:
    """Return what an object of the tree says; nothing if it cannot be read, as `count_of` will show."""
    try:
        return dict_value(node)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - broken files make the parser raise anything
        return {}


def _loose(document: Opened) -> Iterator[PDFPage]:
    tables = (islice(table.get_objids(), _MOST_KIDS) for table in document.doc.xrefs)
    for number in dict.fromkeys(chain.from_iterable(tables)):
        own = _attributes(PDFObjRef(document.doc, number))
        if own.get("Type") is LITERAL_PAGE:
            yield _page(document, number, own)


def _page(document: Opened, number: object, attributes: dict[str, Any]) -> PDFPage:
    """Return a page, of the usual size where its boxes are no numbers."""
    try:
        return PDFPage(document.doc, number, attributes, None)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as below
        kept = {name: value for name, value in attributes.items() if name not in _BOXES}
        return PDFPage(document.doc, number, kept, None)
