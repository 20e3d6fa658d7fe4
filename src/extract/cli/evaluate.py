"""`factsheets evaluate`: how right the program is, measured against gold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.cases import tell_cases
from extract.cli.options import ReaderName, RulesDir, choose_reader, choose_rules
from extract.cli.output import Format, print_rows, say
from extract.errors import SourceError, StorageError
from extract.settings import load_settings

if TYPE_CHECKING:
    from extract.models import FactSheet
    from extract.scoring import Gold

    Pair = tuple[Gold, FactSheet]

COLUMNS = ("field", "precision", "recall", "F1", "gold")
BY_RULE = ("rule", "right", "made", "precision")


def evaluate(  # noqa: PLR0913 - one for each option
    *,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help="A folder with NAME.pdf and NAME.gold.json side by side; with --corrections one with PDFs "
            "and corrections.jsonl, by default your archive and log.",
        ),
    ] = None,
    errors: Annotated[
        int, typer.Option(metavar="N", help="Show up to N missed and N extra values of each field.")
    ] = 0,
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
    own_rules: RulesDir = None,
    reader: ReaderName = None,
    by_rule: Annotated[
        bool, typer.Option("--by-rule", help="Show how often each rule is right, by its records in gold.")
    ] = False,
    corrections: Annotated[
        bool,
        typer.Option("--corrections", help="Tell whether the program reads by itself what reviewers said."),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With --corrections: end with 1 if a case was right there."),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="With --by-rule: the counts, as TOML; with --corrections: a baseline."
        ),
    ] = None,
) -> None:
    """Measure precision, recall and F1 of each field against gold annotations, or against corrections.

    Scanned sheets (`"scanned": true` in the gold) are left out while they have no text to read.

    Example: `factsheets evaluate samples --errors 10`, `factsheets evaluate --corrections --write now.json`
    """
    choose_rules(own_rules)
    choose_reader(reader)
    if corrections:
        if by_rule or errors:
            raise SourceError("--corrections goes without --by-rule and --errors: it lists all by itself.")
        tell_cases(folder, form, baseline, write)
        return
    if baseline or (write and not by_rule):
        raise SourceError("--write goes with --by-rule or --corrections, --baseline with --corrections.")
    if folder is None:
        raise SourceError("Name a folder that has gold files, or say --corrections.")
    pairs = _read(folder)
    if by_rule:
        _tell_rules(folder, pairs, form, write)
    else:
        _tell_fields(pairs, errors, form)


def _read(folder: Path) -> "list[Pair]":
    from extract.scoring import load_gold
    from extract.workers import extract_all

    golds = [gold for gold in load_gold(folder) if not gold.scanned]
    if not golds:
        raise SourceError(
            f"{folder}: no NAME.gold.json lies in this folder. Name a folder that has gold files."
        )
    sheets = extract_all([folder / gold.file for gold in golds], load_settings())
    return list(zip(golds, sheets, strict=True))


def _tell_rules(folder: Path, pairs: "list[Pair]", form: Format, write: Path | None) -> None:
    from extract import rules
    from extract.scoring import measured, score_rules

    scores = score_rules(pairs)
    print_rows(BY_RULE, [(s.rule, s.right, s.made, s.precision) for s in scores], form)
    if write:
        name, version = folder.resolve().name, rules.version()
        told = measured(scores, gold=name, documents=len(pairs), rules_version=version)
        try:
            write.write_text(told, "utf-8")
        except OSError as error:
            raise StorageError(f"{write}: cannot be written ({error.strerror or error}).") from error
        say(f"Written: {write}")


def _tell_fields(pairs: "list[Pair]", errors: int, form: Format) -> None:
    from extract.scoring import score

    scores = score(pairs)
    print_rows(COLUMNS, [(s.field, s.precision, s.recall, s.f1, s.gold) for s in scores], form)
    for s in scores:
        for label, items in (("missed", s.missed), ("extra", s.extra)):
            for item in items[:errors]:
                say(f"{s.field}: {label}: {item}")
