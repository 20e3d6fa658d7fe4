"""Ingest, change a rule, decide, apply: `python -m tests.intake.correcting_by_rules INBOX RULE`."""

from __future__ import annotations

import sys

from extract.intake.correcting import apply_decided
from extract.settings import load_settings
from tests.intake.deciding import decide
from tests.intake.steps import ingested

if __name__ == "__main__":
    settings = load_settings()
    ingested(sys.argv[1:2], settings)
    assert settings.rules_dir
    (settings.rules_dir / "organisations.toml").write_text(sys.argv[2].format("Zig Fair Kilns"))
    decide(settings, "NOK 4.5 million", "45000000")
    apply_decided(settings)
