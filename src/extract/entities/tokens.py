"""One tokeniser for all languages: runs of letters, runs of digits and single signs.

So fine that the edges of every value are edges of tokens: `24M€` is three tokens, `l'Inde` too. spaCy's own
tokenisers join some of these, and that for French takes seconds to build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.library import Doc

if TYPE_CHECKING:
    from extract.entities.library import Vocab

_TOKEN = re.compile(r"([^\W\d_]+|\d+|.)( ?)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: spaCy cannot hold it


class FineTokenizer:
    """Makes a `Doc` whose text has the same offsets as the text given."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of `text`; a space belongs to the token before it."""
        tokens = _TOKEN.findall(_SURROGATE.sub("\ufffd", text))
        return Doc(
            self.vocab, words=[word for word, _ in tokens], spaces=[bool(space) for _, space in tokens]
        )
