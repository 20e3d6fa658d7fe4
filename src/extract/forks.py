"""The server process that forks the children: it imports the pipeline once, for all of them.

This module imports nothing slow, so that a program may start the server first and then go on importing.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

_PRELOADED = ["extract.preload"]


def start() -> None:
    """Start the server, if it does not run yet, and return at once; it goes on importing by itself."""
    context()
    forkserver.ensure_running()


def context() -> ForkServerContext:
    """Return the way in which children are started."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(_PRELOADED)
    return found
