"""Dated releases of what is published: DuckDB, Parquet, CSV and Excel, with dictionary, note and manifest."""

from extract.releases.making import ALL_FORMS, Form
from extract.releases.manifest import File, Manifest
from extract.releases.releasing import Released, release

__all__ = ["ALL_FORMS", "File", "Form", "Manifest", "Released", "release"]
