"""Inline marks of the sources: what a stretch of text is, told where it stands.

    {KEN|Kenya}                     a country; {KEN?|Kenya} only mentioned, {KEN~|Kenyan} a demonym
    {d 2018..2022|2018 and 2022}    a date: year, month, day, range (`..`, either end open), P26M duration
    {a USD 41800000 assessed 2018/2022|US$ 41.8 million}    an amount: value or LOW-HIGH,
                                    flow, qualifier, period
    {o KOICA|Korea International Cooperation Agency (KOICA)}    an organisation; {r Sahel} a region
    {l https://example.org|page}    a link; {b|bold}, {i|italic}; {f 1} the mark of a footnote

Marks nest. Where there is no `|`, the last word is the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_OPENING = re.compile(r"[{}]")


@dataclass(frozen=True)
class Mark:
    """A marked stretch: `tag` is one of KEN, d, a, o, r, l, b, i, f; `words` follow it before the `|`."""

    tag: str
    words: tuple[str, ...] = ()
    children: tuple[Node, ...] = field(default=())


Node = str | Mark
Wrap = Callable[[Mark, str], str]


def parse(text: str) -> tuple[Node, ...]:
    """The nodes of `text`; ValueError where braces do not pair."""
    nodes, end = _parse(text, 0)
    if end < len(text):
        raise ValueError(f"unpaired brace in {text!r}")
    return nodes


def _parse(text: str, at: int) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while found := _OPENING.search(text, at):
        if found.start() > at:
            nodes.append(text[at : found.start()])
        at = found.start()
        if found.group() == "}":
            return tuple(nodes), at
        mark, at = _mark(text, at + 1)
        nodes.append(mark)
    if at < len(text):
        nodes.append(text[at:])
    return tuple(nodes), len(text)


def _mark(text: str, at: int) -> tuple[Mark, int]:
    head = re.compile(r"[^|{}]*").match(text, at)
    if head is None or head.end() == len(text):
        raise ValueError(f"open mark in {text!r}")
    tag, *words = head.group().split()
    if text[head.end()] == "}":
        shown: tuple[Node, ...] = () if tag == "f" else (" ".join(words),)
        return Mark(tag, tuple(words), shown), head.end() + 1
    children, end = _parse(text, head.end() + 1)
    if end == len(text):
        raise ValueError(f"open mark in {text!r}")
    return Mark(tag, tuple(words), children), end + 1


def plain(nodes: tuple[Node, ...]) -> str:
    """What a reader sees, without footnote marks."""
    return render(nodes, str, lambda mark, inner: "" if mark.tag == "f" else inner)


def render(nodes: tuple[Node, ...], escape: Callable[[str], str], wrap: Wrap) -> str:
    """Text in a layout language: `escape` for text, `wrap(mark, inner)` for each mark."""
    return "".join(
        escape(node) if isinstance(node, str) else wrap(node, render(node.children, escape, wrap))
        for node in nodes
    )


def marks(nodes: tuple[Node, ...]) -> Iterator[Mark]:
    """All marks in reading order, outer before inner."""
    for node in nodes:
        if isinstance(node, Mark):
            yield node
            yield from marks(node.children)


@dataclass(frozen=True)
class Block:
    """A paragraph, or one item of a list, or one line of a contact block."""

    nodes: tuple[Node, ...]
    item: bool = False


def blocks(body: str, *, lines: bool = False) -> tuple[Block, ...]:
    """Blank lines part paragraphs, '- ' starts an item; with `lines`, each line is a block."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", body.strip()):
        if lines:
            found += [Block(parse(line)) for line in part.splitlines()]
        elif part.startswith("- "):
            items = re.split(r"\n?^- ", part, flags=re.MULTILINE)[1:]
            found += [Block(parse(_one_line(item)), item=True) for item in items]
        elif part:
            found.append(Block(parse(_one_line(part))))
    return tuple(found)


def _one_line(text: str) -> str:
    return re.sub(r"[ \n]+", " ", text).strip()
