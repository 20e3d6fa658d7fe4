"""Stage 8: a fact sheet is held against itself; what does not fit becomes an issue."""

from extract.checks.registry import CHECKS, Examined, check, examine

__all__ = ["CHECKS", "Examined", "check", "examine"]
