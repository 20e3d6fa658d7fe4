"""Apply corrections and die at a step: `python -m tests.intake.dying_correcting STEP`."""

from __future__ import annotations

import sys

from extract.intake.correcting import apply_decided
from extract.settings import load_settings
from tests.bad_days.dying import STEPS

if __name__ == "__main__":
    STEPS[sys.argv[1]]()
    apply_decided(load_settings())
