"""Places for files: a folder, or an address that fsspec knows (`s3://bucket/path`).

Only this package opens such addresses. What goes wrong there, each library says in its own way; here it
becomes a sentence.
"""

from extract.storage.alone import alone
from extract.storage.folders import Folder, synced
from extract.storage.names import NAME, next_name
from extract.storage.objects import Objects
from extract.storage.opening import Storage, connect, folder_of, storage_at
from extract.storage.trouble import ShortUpload, may_pass, reason, sentence

__all__ = [
    "NAME",
    "Folder",
    "Objects",
    "ShortUpload",
    "Storage",
    "alone",
    "connect",
    "folder_of",
    "may_pass",
    "next_name",
    "reason",
    "sentence",
    "storage_at",
    "synced",
]
