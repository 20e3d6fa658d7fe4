"""Ctrl-C reaches the program, and not the servers that it has started."""

import os
import signal
import sys

KILLED = 128  # shells add the number of the signal to it


def shielded() -> None:
    """Go on in a child with a process group of its own; the parent waits for it and ends as it ends.

    A terminal sends Ctrl-C to the whole group in its foreground. That would stop Prefect's server and the
    children that extract before the program itself can record what was done. So only the parent stays in
    that group, and hands signals on to the program alone. Call it before there are threads.
    """
    code = forked()
    if code is not None:
        sys.stdout.flush()
        os._exit(code)


def forked() -> int | None:
    """Return None in a child with a process group of its own, and in the parent the child's exit code.

    The parent waits for it, and hands signals on to it alone. Call it before there are threads.
    """
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.setpgrp()
        return None
    heard = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number, before in heard.items():
        if before != signal.SIG_IGN:
            signal.signal(number, lambda received, _frame: os.kill(child, received))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    for number, before in heard.items():
        signal.signal(number, before)
    return code if code >= 0 else KILLED - code
