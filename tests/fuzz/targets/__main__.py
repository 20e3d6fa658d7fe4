"""Let atheris look for what breaks a stage: `python -m tests.fuzz.targets values -max_total_time=600`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from tests.fuzz.targets.seeds import SEEDS

FOLDER = Path("build/fuzz")  # what was found to lead to new code is kept there, a folder for each target


def main() -> None:
    """Run one target; what follows its name is for libFuzzer, such as a file to try again."""
    try:
        atheris = import_module("atheris")
    except ImportError:
        sys.exit("atheris is not installed: see CONTRIBUTING.md, Fuzzing.")
    name, *options = sys.argv[1:] or [""]
    if name not in SEEDS:
        sys.exit(f"Name what to fuzz: {', '.join(SEEDS)}.")
    with atheris.instrument_imports(include=["extract"]):
        module = import_module(f"tests.fuzz.targets.{name}")
    atheris.Setup([sys.argv[0], *_with_folder(name, options)], getattr(module, name))
    atheris.Fuzz()


def _with_folder(name: str, options: list[str]) -> list[str]:
    """Let it begin with some inputs, and keep others, unless a file is named."""
    if any(not option.startswith("-") for option in options):
        return options
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(SEEDS[name]()):
        (folder / f"seed-{number}").write_bytes(data)
    return [f"-artifact_prefix={FOLDER}/{name}-", *options, str(folder)]


if __name__ == "__main__":
    main()
