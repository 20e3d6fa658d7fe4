"""Read the body of an answer: never more than is allowed, and never a part for the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.sources.web.trouble import NEXT_RUN, Oversize, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from extract.sources.web.addresses import Address

ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
EDGE = 1024  # bytes at the beginning and end of a PDF that hold its marks


def write(address: Address, response: httpx.Response, place: Path, most: int) -> None:
    """Write the body into `place`; raises `Oversize` above `most` bytes, `Unreachable` if it is cut off.

    Where an answer tells no length, only the file itself can tell that it is whole.
    """
    with place.open("wb") as copy:
        for chunk in chunks(address, response, most):
            copy.write(chunk)
    headers = response.headers
    if "content-length" not in headers and "transfer-encoding" not in headers and is_cut_off(place):
        raise Unreachable(f"{address.uri}: the connection ended before the file did. {NEXT_RUN}")


def chunks(address: Address, response: httpx.Response, most: int) -> Iterator[bytes]:
    """Yield the decoded body as it comes."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise Unreachable(f"{address.uri}: it was sent as {encoding!r}, which was not asked for. {NEXT_RUN}")
    told = int(response.headers.get("content-length", 0))
    if told > most:
        raise Oversize(f"the server announces {told} bytes")
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if max(size, response.num_bytes_downloaded) > most:
            raise Oversize("more bytes came")
        yield chunk


def head_of(response: httpx.Response, most: int) -> bytes:
    """Return the first `most` bytes of a body."""
    head = bytearray()
    for chunk in response.iter_bytes():
        head += chunk
        if len(head) >= most:
            break
    return bytes(head[:most])


def is_whole(path: Path) -> bool:
    """Tell whether a file has the marks of a PDF at its beginning and its end."""
    beginning, end = _edges(path)
    return b"%PDF-" in beginning and b"%%EOF" in end


def is_cut_off(path: Path) -> bool:
    """Tell whether a file is the beginning of a PDF, or nothing at all."""
    beginning, _ = _edges(path)
    return not beginning or (b"%PDF-" in beginning and not is_whole(path))


def _edges(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        beginning = file.read(EDGE)
        file.seek(max(0, path.stat().st_size - EDGE))
        return beginning, file.read()
