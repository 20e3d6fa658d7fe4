"""What the fork server imports, once for all children.

Nothing of it is garbage, so it is not searched for garbage meanwhile. Frozen, its memory stays shared with
the children, and their collections pass over it.
"""

import gc

gc.disable()
from extract import pipeline, rereading  # noqa: E402 - after the line above
from extract.entities import pipeline as entities  # noqa: E402 - brings spaCy

gc.freeze()
gc.enable()

__all__ = ["entities", "pipeline", "rereading"]
