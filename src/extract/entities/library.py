"""What is used of spaCy, imported without spaCy's command line.

`import spacy` brings the commands by which models are made and downloaded, with HTTP clients and templates:
two fifths of its time. Here it finds a stand-in in their place, for as long as the import takes; `spacy.cli`
may be imported as ever afterwards.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


@contextmanager
def _without_commands() -> Iterator[None]:
    if "spacy" in sys.modules:
        yield
        return
    info = ModuleType(_INFO)
    info.info = _info  # type: ignore[attr-defined]  # all that spaCy takes from there
    stand_ins = {_COMMANDS: ModuleType(_COMMANDS), _INFO: info}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:
    """Be `spacy.info`, which loads the commands when it is called."""
    from spacy.cli.info import info

    return info(*args, **kwargs)


with _without_commands():
    from spacy import blank
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Span
    from spacy.util import registry
    from spacy.vocab import Vocab

__all__ = ["Doc", "Pipeline", "Span", "Vocab", "blank", "registry"]
