"""What children of the desk run: they open a PDF, which may be hostile, within limits."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.bounds import OutOfTime, bounded
from extract.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.settings import Limits

SLOW = "drawing it takes more time than one page may take."
LARGE = "drawing it takes more memory than one document may take."
COLOURS = 256  # enough for print; a third of the bytes of a full picture


@dataclass(frozen=True, slots=True)
class Access:
    """How far a PDF is opened: within which limits, and by which passwords."""

    limits: Limits
    passwords: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as PNG, or why there is none; of a document, the sizes of its pages in points."""

    png: bytes = b""
    sizes: tuple[tuple[float, float], ...] = ()
    missing: str = ""


def ready() -> str:
    """Import what draws, which takes a while the first time; return its name."""
    from extract.pdf import picture

    return picture.__name__


def draw(path: Path, page: int, scale: float, access: Access) -> Drawn:
    """Return the picture of page `page` (from 1), `scale` pixels a point."""
    return _within(access.limits, lambda: Drawn(png=_png(path, page, scale, access)))


def measure(path: Path, access: Access) -> Drawn:
    """Return the sizes of the pages."""
    from extract.pdf.picture import page_sizes

    return _within(
        access.limits, lambda: Drawn(sizes=page_sizes(path, access.limits.pages, access.passwords))
    )


def _within(limits: Limits, make: Callable[[], Drawn]) -> Drawn:
    try:
        with bounded(limits):
            return make()
    except OutOfTime:
        return Drawn(missing=SLOW)
    except MemoryError:
        return Drawn(missing=LARGE)
    except UnreadableDocument as error:
        return Drawn(missing=error.reason)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the PDF, the desk goes on
        return Drawn(missing=f"the pages cannot be drawn ({type(error).__name__}).")


def _png(path: Path, page: int, scale: float, access: Access) -> bytes:
    from extract.pdf.picture import page_pictures

    ((picture, _),) = page_pictures(path, [page], scale, access.limits, access.passwords)
    written = io.BytesIO()
    picture.quantize(COLOURS).save(written, "PNG", compress_level=6)
    return written.getvalue()
