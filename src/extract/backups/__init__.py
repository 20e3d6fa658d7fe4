"""Backups of what cannot be made again, and of the database: to a folder or an object store, and back."""

from extract.backups.making import Backed, backup
from extract.backups.manifest import Entry, Manifest
from extract.backups.restoring import Restored, restore

__all__ = ["Backed", "Entry", "Manifest", "Restored", "backup", "restore"]
