"""What the full ink of a spot colour looks like, by the function that the document gives for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import PDFStream, resolve1

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.pdf.types import Colour

BLACK: Colour = (0.0,)
_SIZES = frozenset({1, 3, 4})
_MOST_STEPS = 500


def full_ink(function: Any) -> Colour:
    """Return the value of an ink's function at 1: grey, RGB or CMYK; black where it cannot be told."""
    found = resolve1(function)
    if not isinstance(found, dict | PDFStream):
        return BLACK
    values: list[Any] = []
    match resolve1(found.get("FunctionType")):
        case 0 if isinstance(found, PDFStream):
            values = _last_sample(found)
        case 2:
            values = [resolve1(number) for number in resolve1(found.get("C1")) or ()]
        case 4 if isinstance(found, PDFStream):
            values = _calculated(found.get_data().decode("latin-1"))
    if len(values) in _SIZES and all(isinstance(value, int | float) for value in values):
        return tuple(float(value) for value in values)
    return BLACK


def _last_sample(function: PDFStream) -> list[float]:
    """Return the end of a table of bytes, which stand for 0..1."""
    outputs = resolve1(function.get("Range"))
    if resolve1(function.get("BitsPerSample")) != 8 or not isinstance(outputs, list):
        return []
    return [byte / 255 for byte in function.get_data()[-(len(outputs) // 2) :]]


def _calculated(program: str) -> list[float]:
    """Run `{dup 0.9 mul exch 0.2 mul}` on 1; nothing where the program does more than arithmetic."""
    stack = [1.0]
    try:
        for step in program.strip().strip("{}").split()[:_MOST_STEPS]:
            if step in _STEPS:
                _STEPS[step](stack)
            else:
                stack.append(float(step))
    except (ValueError, IndexError, ZeroDivisionError):
        return []
    return stack


def _swap(stack: list[float]) -> None:
    stack[-1], stack[-2] = stack[-2], stack[-1]


def _roll(stack: list[float]) -> None:
    by, count = int(stack.pop()), int(stack.pop())
    part = stack[len(stack) - count :]
    by %= count
    stack[len(stack) - count :] = part[count - by :] + part[: count - by]


_STEPS: dict[str, Callable[[list[float]], None]] = {
    "dup": lambda stack: stack.append(stack[-1]),
    "pop": lambda stack: stack.__delitem__(-1),
    "exch": _swap,
    "roll": _roll,
    "index": lambda stack: stack.append(stack[-1 - int(stack.pop())]),
    "mul": lambda stack: stack.append(stack.pop() * stack.pop()),
    "add": lambda stack: stack.append(stack.pop() + stack.pop()),
    "sub": lambda stack: stack.append(-stack.pop() + stack.pop()),
}
