"""One run of the pipeline without Prefect, as a program of its own: python steps.py PATH."""

from __future__ import annotations

import sys

from extract import intake
from extract.settings import load_settings


def main(path: str) -> None:
    settings = load_settings()
    run = intake.begin([path], settings)
    for start in range(0, len(run.fresh), settings.batch_size):
        intake.load_batch(run, run.fresh[start : start + settings.batch_size], settings, lambda _: None)
    sys.stdout.write(intake.finish(run, settings, "finished").sentence)


if __name__ == "__main__":
    main(sys.argv[1])
