"""The user's own rule folder: which one counts is decided once for each process, before any rule is read.

Rules are read once and kept, so a folder that came later would count for a part of them only.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.errors import RuleDataError
from extract.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".toml"
CHECK = "Check the path given by --rules or FACTSHEETS_RULES_DIR."


@dataclass(frozen=True, slots=True)
class Overlay:
    """A user's rule files as they were when they were read; child processes are handed them as they are."""

    folder: Path | None = None
    files: tuple[tuple[str, bytes], ...] = ()

    def lies_in(self, folder: Path | None) -> bool:
        """Tell whether these are the rules of `folder`."""
        return (self.folder and self.folder.absolute()) == (folder and folder.absolute())

    @property
    def told(self) -> str:
        """What messages call it."""
        return str(self.folder) if self.folder else "the built-in ones alone"


_decided: list[Overlay] = []


def use(folder: Path | None) -> None:
    """Lay the rules in `folder` over the built-in ones, for the rest of this process; None is no folder.

    Raises `RuleDataError` if the folder cannot be used, or if another choice counts already.
    """
    if not (_decided and _decided[0].lies_in(folder)):
        adopt(read_overlay(folder))


def adopt(overlay: Overlay) -> None:
    """Take the rules of the process that has started this one."""
    if not _decided:
        _decided.append(overlay)
    elif _decided[0] != overlay:
        raise RuleDataError(
            f"comes too late: the rules that count until this program ends are {_decided[0].told}. "
            "Choose the folder before anything is read, by --rules or FACTSHEETS_RULES_DIR.",
            file=overlay.told,
        )


def in_force() -> Overlay:
    """Return the user's rules that count; if nobody has chosen a folder, that of the settings."""
    if not _decided:
        adopt(read_overlay(load_settings().rules_dir))
    return _decided[0]


def read_overlay(folder: Path | None) -> Overlay:
    """Read the rule files in `folder`; `RuleDataError` if there are none, or some with an unknown name."""
    if folder is None:
        return Overlay()
    try:
        found = [entry for entry in sorted(folder.iterdir()) if _is_rule_file(entry)]
        read = tuple((entry.name, entry.read_bytes()) for entry in found)
    except OSError as error:
        raise RuleDataError(f"cannot be read ({error.strerror}). {CHECK}", file=str(folder)) from error
    if not read:
        raise RuleDataError(f"there is no rule file (*{ENDING}) in this folder. {CHECK}", file=str(folder))
    unknown = [_unknown(entry) for entry in found if entry.name not in built_in()]
    if unknown:
        raise RuleDataError.all_of(unknown)
    return Overlay(folder, read)


def built_in() -> tuple[str, ...]:
    """Return the names of the built-in rule files."""
    return tuple(sorted(e.name for e in files("extract.rules").iterdir() if e.name.endswith(ENDING)))


def _is_rule_file(entry: Path) -> bool:
    return entry.suffix == ENDING and not entry.name.startswith(".")


def _unknown(entry: Path) -> RuleDataError:
    near = get_close_matches(entry.stem, [name.removesuffix(ENDING) for name in built_in()], 1)
    hint = (
        f"did you mean {near[0]}{ENDING}?" if near else "`factsheets rules show` lists those that there are."
    )
    return RuleDataError(f"no rule file has this name; {hint}", file=str(entry))
