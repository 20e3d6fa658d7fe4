"""Object stores: one in memory, and one that speaks S3 over the network of this machine.

A folder of tests takes these fixtures by naming them in its `conftest.py`.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import fsspec
import pytest
import s3fs
from moto.server import ThreadedMotoServer

if TYPE_CHECKING:
    from collections.abc import Iterator

BUCKET = "fact-sheets"


@pytest.fixture
def memory() -> Iterator[Any]:
    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def access(endpoint: str) -> dict[str, str]:
    """What an operator sets."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


@pytest.fixture
def bucket(access: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[s3fs.S3FileSystem]:
    for name, value in access.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem(skip_instance_cache=True)
    files.mkdir(BUCKET)
    yield files
    files.rm(BUCKET, recursive=True)
    s3fs.S3FileSystem.clear_instance_cache()


def content(files: Any, path: str) -> Any:
    files.invalidate_cache()
    return json.loads(files.cat_file(path))


def paths(files: Any, root: str) -> list[str]:
    files.invalidate_cache()
    begin = len(root.strip("/"))
    return sorted(path.strip("/")[begin:].strip("/") for path in files.find(root))
