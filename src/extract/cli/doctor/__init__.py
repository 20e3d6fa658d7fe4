"""`factsheets doctor`: whether all is well on this machine, and what to do where it is not."""

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from extract.cli.terminal import escaped, harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.cli.doctor.findings import Finding

COLOURS = {"ok": "green", "note": "yellow", "problem": "bold red"}


def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="All findings as JSON.")] = False,
    network: Annotated[bool, typer.Option("--network", help="Also ask sources on the network.")] = False,
) -> None:
    """Look whether all is well here: versions, settings, rules, disk, clock, sources, data, server, programs.

    Each finding is ok, a note, or a problem, with what to do. Ends with 1 if there is a problem, else with 0.
    Nothing is changed, and without `--network` nothing but a Prefect server is asked over one.

    Example: `factsheets doctor`
    """
    from extract.cli.doctor.checks import case_of, examine
    from extract.cli.ingest import prepare_prefect

    case = case_of(network=network)
    prepare_prefect(case.settings)
    found = list(examine(case))
    if as_json:
        told = json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1)
        sys.stdout.write(escaped(told) + "\n")
    else:
        _show(found)
    raise typer.Exit(any(one.state == "problem" for one in found))


def _show(found: "Sequence[Finding]") -> None:
    console = Console(soft_wrap=True, highlight=False)
    for one in found:
        console.print(
            Text.assemble((f"{one.state:<9}", COLOURS[one.state]), harmless(f"{one.name}: {one.says}"))
        )
        if one.do:
            console.print(Text(harmless(f"{'':9}→ {one.do}")))
    problems, notes = (sum(one.state == state for one in found) for state in ("problem", "note"))
    console.print(Text(f"\n{_count(problems, 'problem')}, {_count(notes, 'note')}."))


def _count(number: int, noun: str) -> str:
    return f"{number or 'No'} {noun if number == 1 else noun + 's'}"
