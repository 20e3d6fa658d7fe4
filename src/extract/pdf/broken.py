"""Parts of a page that are damaged, so that the rest of it can be read all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1

from extract.pdf.fonts import USUAL_WIDTH

if TYPE_CHECKING:
    from typing import NoReturn

    from pdfminer.pdfinterp import PDFResourceManager


class BrokenFont(PDFFont):
    """A font that cannot be read: it shows letters, and nobody can tell which."""

    def __init__(self) -> None:
        super().__init__({}, {}, 1000 * USUAL_WIDTH)

    def to_unichr(self, cid: int) -> NoReturn:
        """Tell no letter."""
        raise PDFUnicodeNotDefined(None, cid)


def resolved(value: Any) -> Any:
    """Return what a reference leads to; None where that is damaged."""
    try:
        return resolve1(value)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - broken files make the parser raise anything
        return None


def readable_fonts(
    resources: dict[Any, Any], manager: PDFResourceManager
) -> tuple[dict[Any, Any], list[Any]]:
    """Return the fonts of `resources` that can be read, and the names of the others."""
    fonts = resolved(resources.get("Font"))
    fonts = fonts if isinstance(fonts, dict) else {}
    good = {name: font for name, font in fonts.items() if _is_readable(font, manager)}
    return good, [name for name in fonts if name not in good]


def _is_readable(font: Any, manager: PDFResourceManager) -> bool:
    try:
        manager.get_font(font.objid if isinstance(font, PDFObjRef) else None, dict_value(font))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as above
        return False
    return True
