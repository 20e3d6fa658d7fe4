"""The words of PDF: values of objects and content streams taken apart, changed, and put together again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fuzz import evil

if TYPE_CHECKING:
    from random import Random

_TOKEN = re.compile(
    rb"\d+ \d+ R\b|\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+|\s+|.",
    re.DOTALL,
)
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")


def taken_apart(source: bytes) -> list[bytes]:
    """All tokens, blanks included: joined they are the source again."""
    return _TOKEN.findall(source)


def changed(rng: Random, source: bytes, numbers: list[int], times: int = 1) -> bytes:
    """Change some tokens; `numbers` are those of objects that references may lead to."""
    tokens = taken_apart(source)
    places = [at for at, token in enumerate(tokens) if not token.isspace()]
    if not places:
        return evil_value(rng)
    for at in rng.choices(places, k=times):
        tokens[at] = other(rng, tokens[at], numbers)
    return b"".join(tokens)


def other(rng: Random, token: bytes, numbers: list[int]) -> bytes:
    """Something in place of a token: mostly of its kind."""
    way = rng.random()
    if way < 0.08:
        return b""
    if way < 0.14:
        return token + b" " + token
    if way < 0.24:
        return evil_value(rng)
    if token.endswith(b" R"):
        return b"%d 0 R" % rng.choice([*numbers, 0, 99999])
    if token.startswith(b"/"):
        return rng.choice(evil.NAMES)
    if _NUMBER.fullmatch(token):
        return number(rng, token)
    if token[:1] in b"(<" and len(token) > 2:
        return string(rng, token)
    return rng.choice((b"", evil_value(rng), token[:-1], token + token))


def number(rng: Random, token: bytes) -> bytes:
    """Another number: evil, or the same a little or much changed."""
    if rng.random() < 0.6:
        return rng.choice(evil.NUMBERS)
    value = float(token) if len(token) < 300 else 1.0
    return b"%.4f" % (value * rng.choice((-1, 0.001, 0.5, 2, 1000, 1e7)) + rng.choice((0, 0, 1, -1)))


def string(rng: Random, token: bytes) -> bytes:
    """A string with other bytes in it, or without its end."""
    at = rng.randrange(1, len(token))
    return rng.choice(
        (
            token[:at] + bytes(rng.choices(range(256), k=rng.randint(1, 8))) + token[at:],
            token[:at],
            token[:at] + token[at:] * rng.randint(2, 50),
            b"<" + token.hex().encode() + b">",
            token[:at] + rng.choice((b"\\", b"\\777", b"\\(", b"\x00", b"\xd8\x00", b"((")) + token[at:],
        )
    )


def evil_value(rng: Random) -> bytes:
    """A value of any kind."""
    return rng.choice(rng.choice((evil.NUMBERS, evil.VALUES, evil.NAMES)))
