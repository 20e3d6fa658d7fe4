"""A desk without pages, until its input ends: `python -m tests.review.applying_desk STEP`.

It dies after the step of its work that is named.
"""

from __future__ import annotations

import sys

from extract.review.applying import Applier
from extract.settings import load_settings
from tests.bad_days.dying import STEPS

if __name__ == "__main__":
    if sys.argv[1] in STEPS:
        STEPS[sys.argv[1]]()
    applier = Applier(load_settings())
    applier.start()
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdin.read()
    applier.stop()
