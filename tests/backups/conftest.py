"""The object stores of the tests."""

from tests.stores import access, bucket, endpoint, memory

__all__ = ["access", "bucket", "endpoint", "memory"]
