"""One release in a folder: every format that is asked for, dictionary, note and manifest."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from extract.releases.datapackage import datapackage
from extract.releases.dictionary import dictionary_csv, dictionary_markdown
from extract.releases.manifest import MANIFEST, File, Manifest, as_json
from extract.releases.note import FORMS, RULES, note
from extract.releases.workbook import workbook
from extract.warehouse import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.releases.workbook import Workbook
    from extract.warehouse import Omission, Relation, Snapshot, Taken

Form = Literal["duckdb", "parquet", "csv", "xlsx"]
ALL_FORMS: tuple[Form, ...] = get_args(Form)
DATABASE = "factsheets.duckdb"
BOOK = "factsheets.xlsx"


@dataclass
class Making:
    """A release that is being made in `folder`."""

    folder: Path
    name: str
    created: str
    forms: tuple[Form, ...]
    rows: dict[str, int] = field(default_factory=dict)
    written: dict[Path, tuple[str, int]] = field(default_factory=dict)
    cuts: list[str] = field(default_factory=list)

    def run(self, source: Path, fingerprint: str) -> Manifest:
        """Write everything that `source` holds, the manifest last."""
        with opened(source) as snapshot:
            relations, omissions, versions = snapshot.exported, snapshot.omissions(), snapshot.versions()
            self._write_relations(snapshot, omissions)
            everything = snapshot.relations
        if "duckdb" in self.forms:
            shutil.copyfile(source, self.folder / DATABASE)
        self._describe(everything, relations, note(self.name, self.forms, versions, omissions, self.cuts))
        manifest = Manifest(
            self.name,
            self.created,
            fingerprint,
            self.forms,
            versions,
            self.rows,
            tuple(self.cuts),
            self._files(),
        )
        (self.folder / MANIFEST).write_text(manifest.as_json(), "utf-8")
        return manifest

    def _write_relations(self, snapshot: Snapshot, omissions: Sequence[Omission]) -> None:
        if "xlsx" not in self.forms:
            self._write_each(snapshot, None)
            return
        with workbook(self.folder / BOOK) as book:
            self._write_each(snapshot, book)
            book.add_dictionary(snapshot.exported)
            book.add_notes((f"Release {self.name}.", *RULES, FORMS["xlsx"]), omissions)
            self.cuts = book.cuts

    def _write_each(self, snapshot: Snapshot, book: Workbook | None) -> None:
        for relation in snapshot.exported:
            with snapshot.taken(relation) as taken:
                self._write(taken, book)

    def _write(self, taken: Taken, book: Workbook | None) -> None:
        name = taken.relation.name
        self.rows[name] = taken.count
        made: dict[Path, int] = {}
        if "parquet" in self.forms:
            made |= taken.to_parquet(self.folder / "parquet")
        if "csv" in self.forms:
            made |= taken.to_csv(self.folder / "csv")
        self.written |= {file: (name, count) for file, count in made.items()}
        if book and taken.relation.kind == "view":
            book.add_relation(taken)

    def _describe(self, everything: Sequence[Relation], exported: Sequence[Relation], told: str) -> None:
        """Put note and dictionary beside the files of each format, so that a folder may go its own way."""
        self._place(self.folder, everything, told)
        for form in ("parquet", "csv"):
            if form in self.forms:
                self._place(self.folder / form, exported, told)
        if "csv" in self.forms:
            by_name = {one.name: one for one in exported}
            files = [(file, by_name[file.relation]) for file in self._data("csv") if file.relation]
            text = as_json(datapackage(self.name, self.created, files))
            (self.folder / "csv" / "datapackage.json").write_text(text, "utf-8")

    def _place(self, folder: Path, relations: Sequence[Relation], told: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "NOTE.md").write_text(told, "utf-8")
        (folder / "dictionary.md").write_text(dictionary_markdown(relations), "utf-8")
        (folder / "dictionary.csv").write_text(dictionary_csv(relations), "utf-8")

    def _data(self, form: str) -> Iterator[File]:
        for path, (relation, count) in self.written.items():
            if path.suffix == f".{form}":
                yield File.at(self.folder, path, relation, count)

    def _files(self) -> tuple[File, ...]:
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return tuple(File.at(self.folder, path, *self.written.get(path, ())) for path in found)
