"""The operators that a page has most of, carried out as pdfminer does, for less; it does the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pdfminer.pdfinterp import PDFGraphicState, PDFTextState

from extract.pdf.contents import by_lexer
from extract.pdf.interpreter import PageInterpreter

if TYPE_CHECKING:
    from extract.pdf.interpreter import Method
    from extract.pdf.runs import Matrix

_NUMBERS = frozenset({int, float})
State = TypeVar("State", PDFTextState, PDFGraphicState)


def copied(state: State) -> State:
    """Return a copy of a state, whose values are never changed themselves."""
    copy = object.__new__(type(state))
    copy.__dict__.update(state.__dict__)
    return copy


class QuickInterpreter(PageInterpreter):
    """Tells a `PageDevice` what a `PageInterpreter` would: its content is cut by the lexer."""

    operations = staticmethod(by_lexer)
    known: ClassVar[dict[bytes, Method]] = {}

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 - the parser's name
        """Show text; the device keeps nothing of the graphic state, so it needs no copy."""
        if self.textstate.font is not None:
            state = self.graphicstate
            self.device.render_string(self.textstate, seq, state.ncs, state)

    def get_current_state(self) -> tuple[Matrix, PDFTextState, PDFGraphicState]:
        """Return copies of the states."""
        return self.ctm, copied(self.textstate), copied(self.graphicstate)

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
