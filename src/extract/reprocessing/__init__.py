"""Read documents again that are in the database: first tell what would change, then write what was told.

choose -> preview (read again, compare with what is kept, keep the sheets) -> accept (write those sheets)
"""

from extract.reprocessing.accepting import Accepted, accept, check, done, last_preview
from extract.reprocessing.changes import Change, Counted
from extract.reprocessing.choosing import Asked
from extract.reprocessing.keeping import Shelf, shelf_of
from extract.reprocessing.previewing import Desk, preview, previewing
from extract.reprocessing.previews import Preview, Which

__all__ = [
    "Accepted",
    "Asked",
    "Change",
    "Counted",
    "Desk",
    "Preview",
    "Shelf",
    "Which",
    "accept",
    "check",
    "done",
    "last_preview",
    "preview",
    "previewing",
    "shelf_of",
]
