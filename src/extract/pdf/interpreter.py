"""pdfplumber's parser, which also learns of spot colours, gradients and layers that are switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral

from extract.pdf.allowance import Overrun
from extract.pdf.broken import BrokenFont, readable_fonts
from extract.pdf.colours import spot_colours, usable
from extract.pdf.contents import by_pdfminer
from extract.pdf.stand_ins import stand_in_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extract.pdf.device import PageDevice

    Method = tuple[Callable[..., object] | None, int]

_LAYER = "OC"
_SIGNS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})  # how the parser's methods write operators
_UNKNOWN: Method = (None, 0)


class PageInterpreter(PDFPageInterpreter):
    """Walks through the content of a page or form and tells a `PageDevice` what is painted."""

    device: PageDevice
    depth = 0  # forms around this one
    operations = staticmethod(by_pdfminer)
    known: ClassVar[dict[bytes, Method]] = {}  # for each operator that was met its method

    def subinterp(self) -> PageInterpreter:
        """Return what walks through a form of this page or form."""
        inner = cast("PageInterpreter", super().subinterp())
        inner.depth = self.depth + 1
        self.device.allowance.enter(inner.depth, "forms")
        return inner

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the content of a page or form; each operator counts, also one that nobody knows."""
        device, known = self.device, self.known
        for operator, operands in self.operations(self._not_around(streams), device.allowance):
            device.steps -= 1
            if device.steps < 0:
                raise Overrun("operators", "has too many operators")
            method, count = known.get(operator) or self._method(operator)
            if method and count == len(operands) and not self.argstack:
                method(self, *operands)
            else:
                self._carry_out(method, count, operands)

    def _carry_out(self, method: Callable[..., object] | None, count: int, operands: list[Any]) -> None:
        """Carry out an operator after which operands are left, or that takes what others left."""
        self.argstack += operands
        given = self.pop(count) if method else []
        if method and len(given) == count:
            method(self, *given)

    def _method(self, operator: bytes) -> Method:
        """Return the method for an operator, and how many operands it takes."""
        name = f"do_{operator.decode('utf-8', 'ignore').translate(_SIGNS)}"
        method = getattr(type(self), name, None)
        if method is None:
            return _UNKNOWN
        known = self.known[operator] = method, method.__code__.co_argcount - 1
        return known

    def _not_around(self, streams: Iterable[object]) -> list[PDFStream]:
        """Return the streams within which this does not stand already: a form may paint itself."""
        found = (stream_value(stream) for stream in streams)
        inner = [s for s in found if s.objid is not None and s.objid not in self.parent_stream_ids]
        self.stream_ids = {stream.objid for stream in inner if stream.objid is not None}
        return inner

    def init_resources(self, resources: dict[object, object]) -> None:
        """Read the resources of a page or form."""
        given = usable(resources)
        resources = given if isinstance(given, dict) else {}
        try:
            super().init_resources(resources)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a damaged font makes the parser raise anything
            self._without_broken_fonts(resources)
        spaces = resolve1(resources.get("ColorSpace")) if resources else None
        self.csmap.update(spot_colours(spaces, self.csmap))

    def _without_broken_fonts(self, resources: dict[object, object]) -> None:
        good, broken = readable_fonts(resources, self.rsrcmgr)
        super().init_resources(resources | {"Font": good})
        self.fontmap |= dict.fromkeys(broken, BrokenFont())
        self.device.allowance.broken += ["a font is damaged"] * bool(broken)

    def do_sh(self, name: object) -> None:  # noqa: ARG002 - the parser's call
        """Note that a gradient was painted."""
        self.device.shaded = True

    def do_BMC(self, tag: object) -> None:  # noqa: ARG002, N802 - as above
        """Enter a part of the content."""
        self.device.begin_part(off=False)

    def do_BDC(self, tag: object, props: object) -> None:  # noqa: N802 - as above
        """Enter a part of the content that may be of a layer, or say what text it stands for."""
        named = isinstance(props, PSLiteral)
        properties = self._property(props) if named else props
        layer = named and isinstance(tag, PSLiteral) and tag.name == _LAYER
        off = layer and self.device.layers.is_off(properties)
        self.device.begin_part(off=off, stand_in=stand_in_of(properties))

    def do_EMC(self) -> None:  # noqa: N802 - as above
        """Leave it."""
        self.device.end_part()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - as above
        """Paint a form or a picture, which may be of a layer too."""
        form = self.xobjmap.get(getattr(xobjid_arg, "name", None))
        found = resolve1(form)
        layer = found.get("OC") if isinstance(found, PDFStream) else None
        self.device.begin_part(off=layer is not None and self.device.layers.is_off(layer))
        super().do_Do(xobjid_arg)
        self.device.end_part()

    def _property(self, name: Any) -> Any:
        known = resolve1(self.resources.get("Properties")) if self.resources else None
        return known.get(name.name) if isinstance(known, dict) else None
