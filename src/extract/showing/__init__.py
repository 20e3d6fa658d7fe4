"""Pages that people look at: self-contained HTML, made without network and shown without scripts."""

from extract.showing.page import render

__all__ = ["render"]
