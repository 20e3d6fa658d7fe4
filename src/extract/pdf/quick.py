"""The operators that a page has most of, carried out as pdfminer does, for less; it does the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from extract.pdf.contents import by_lexer
from extract.pdf.interpreter import PageInterpreter

if TYPE_CHECKING:
    from extract.pdf.interpreter import Method

_NUMBERS = frozenset({int, float})


class QuickInterpreter(PageInterpreter):
    """Tells a `PageDevice` what a `PageInterpreter` would: its content is cut by the lexer."""

    operations = staticmethod(by_lexer)
    known: ClassVar[dict[bytes, Method]] = {}

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 - the parser's name
        """Show text; the device keeps nothing of the graphic state, so it needs no copy."""
        if self.textstate.font is not None:
            state = self.graphicstate
            self.device.render_string(self.textstate, seq, state.ncs, state)

    def do_Td(self, tx: Any, ty: Any) -> None:  # noqa: N802 - as above
        """Move to the start of the next line."""
        if type(tx) in _NUMBERS and type(ty) in _NUMBERS:
            x, y = float(tx), float(ty)
            a, b, c, d, e, f = self.textstate.matrix
            self.textstate.matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
            self.textstate.linematrix = (0, 0)
        else:
            super().do_Td(tx, ty)

    def do_m(self, x: Any, y: Any) -> None:
        """Begin a part of a path."""
        if type(x) in _NUMBERS and type(y) in _NUMBERS:
            self.curpath.append(("m", float(x), float(y)))
        else:
            super().do_m(x, y)

    def do_l(self, x: Any, y: Any) -> None:
        """Go on to a point."""
        if type(x) in _NUMBERS and type(y) in _NUMBERS:
            self.curpath.append(("l", float(x), float(y)))
        else:
            super().do_l(x, y)
