"""Pictures of pages: drawn in children with limits, and kept in a folder that does not grow without end."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING

from extract import forks, pools, rules
from extract.errors import FactSheetsError
from extract.review.documents import drawing
from extract.review.documents.drawing import Access, Drawn
from extract.review.documents.kept import Kept
from extract.settings.passwords import passwords_of
from extract.sources import archive_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.settings import Settings

SCALES = (1.0, 1.5, 2.0, 3.0)  # pixels a point
CHILDREN = 2  # a page that is slow to draw does not keep the next one waiting
SECONDS = 15.0  # for one page: elapsed time, and CPU time
GONE = "The PDF is not in the archive any more, so its pages cannot be shown."
LATE = f"drawing it takes more than {SECONDS:g} seconds, or ends the process that draws."
REMEMBERED = 5000  # sizes of documents, and pages that cannot be drawn


class Pictures:
    """The pictures of one desk. Threads may share it; children are started with the first page."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._archive = archive_of(settings)
        self._kept = Kept(settings.pictures)
        self._known: dict[tuple[str, float], Drawn] = {}
        self._pool: pools.Pool | None = None
        self._starting = threading.Lock()

    def warm(self) -> None:
        """Begin to start the children, so that the first page need not wait for them."""
        forks.start()
        threading.Thread(target=self._begin, name="drawing", daemon=True).start()

    def _begin(self) -> None:
        with suppress(OSError, RuntimeError, CancelledError, FactSheetsError):  # the first page tells
            for _ in range(CHILDREN):
                self._children().schedule(drawing.ready, seconds=SECONDS)

    def page(self, sha256: str, page: int, scale: float) -> Drawn:
        """Return the picture of page `page` (from 1), `scale` pixels a point, or why there is none."""
        name = f"{sha256}-{page}-{scale:g}.png"
        if held := self._kept.get(name):
            return Drawn(png=held)
        drawn = self._remembered((sha256, page), lambda: self._asked(sha256, drawing.draw, page, scale))
        if drawn.png:
            self._kept.put(name, drawn.png)
        return drawn

    def sizes(self, sha256: str) -> Drawn:
        """Return the sizes of the pages in points, or why they are not known."""
        return self._remembered((sha256, 0), lambda: self._asked(sha256, drawing.measure))

    def close(self) -> None:
        """End the children."""
        if self._pool is not None:
            self._pool.halt()
            self._pool.stop()

    def _remembered(self, key: tuple[str, float], ask: Callable[[], Drawn]) -> Drawn:
        """Ask once for what stays as it is: sizes, and pages that cannot be drawn."""
        if key in self._known:
            return self._known[key]
        drawn = ask()
        if not drawn.png and drawn.missing != GONE:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = drawn
        return drawn

    def _asked(self, sha256: str, function: Callable[..., Drawn], *asked: float) -> Drawn:
        path = self._path(sha256)
        if path is None:
            return Drawn(missing=GONE)
        try:
            future = self._children().schedule(function, path, *asked, self._access(), seconds=SECONDS)
            drawn: Drawn = future.result()
        except (OSError, RuntimeError, CancelledError, FactSheetsError):  # the time is up, or the child dead
            return Drawn(missing=LATE)
        return drawn

    def _path(self, sha256: str) -> Path | None:
        with suppress(FactSheetsError):
            return self._archive.local(sha256)
        return None

    def _access(self) -> Access:
        quick = self._settings.limits.model_copy(update={"cpu_seconds": SECONDS, "wall_seconds": SECONDS})
        return Access(quick, passwords_of(self._settings))

    def _children(self) -> pools.Pool:
        with self._starting:
            if self._pool is None:
                self._pool = pools.Pool(CHILDREN, rules.Overlay())
            return self._pool
