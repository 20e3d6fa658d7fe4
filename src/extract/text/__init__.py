"""Stage 4: lines become running text that remembers the place of every character."""

from extract.text.joining import Vocabulary, joined, plain_text
from extract.text.source import Piece, SourceMap, span_of
from extract.text.units import TextUnit, text_units

__all__ = ["Piece", "SourceMap", "TextUnit", "Vocabulary", "joined", "plain_text", "span_of", "text_units"]
