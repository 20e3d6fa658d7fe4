"""Many words as one pattern: it finds what the words one after the other would, the longest first."""

from __future__ import annotations

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from extract.rules.alternation import alternation

LETTERS = string.ascii_letters + "éÉßıİſœ\u212a\u212b' -.("
words = st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=8)
flags = st.sampled_from([re.IGNORECASE, re.NOFLAG])


@given(words, st.text(LETTERS, max_size=30), flags)
def test_finds_what_plain_alternatives_find(words: list[str], text: str, flag: re.RegexFlag) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    found = [match.span() for match in re.finditer(alternation(words, re.escape), text, flag)]

    assert found == [match.span() for match in re.finditer(plain, text, flag)]


def test_each_word_is_written_as_it_is_told() -> None:
    pattern = re.compile(alternation(["pays for", "l'aide"], lambda word: word.replace("'", "['’]")))

    assert [found[0] for found in pattern.finditer("l’aide pays for it")] == ["l’aide", "pays for"]


def test_no_words_make_no_pattern() -> None:
    assert not alternation([], re.escape)
