"""The server process that forks the children: it imports the pipeline once, for all of them.

This module imports nothing slow, so that a program may start the server first and then go on importing.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing import forkserver
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext
    from multiprocessing.process import BaseProcess

# DuckDB comes with the second, not the first: cleared away at the end, it complains of what it finds frozen.
_PRELOADED = ["extract.preload", "extract.warehouse.packing"]


def start() -> None:
    """Start the server, if it does not run yet, and return at once; it goes on importing by itself."""
    context()
    forkserver.ensure_running()


def end_with_parent() -> None:
    """Let a child end when its parent is gone: nobody would take what it reads."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def context() -> ForkServerContext:
    """Return the way in which children are started."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(_PRELOADED)
    return found
