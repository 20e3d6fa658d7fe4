"""Pages that people look at: self-contained HTML, made without network and shown without scripts."""

from extract.showing.card import card
from extract.showing.page import render, write

__all__ = ["card", "render", "write"]
