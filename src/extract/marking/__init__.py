"""Words that somebody marks on a page: what they say, and which records they may be.

`words_of` gives the words of a page, `text_of` those in a box with the values in them. Both read in a child
process with limits; nothing here is a decision.
"""

from extract.marking.candidates import ADDED, Candidate
from extract.marking.reading import Place, Text, WordAt, text_of, words_of

__all__ = ["ADDED", "Candidate", "Place", "Text", "WordAt", "text_of", "words_of"]
