"""pdfplumber's parser, which also learns of spot colours, gradients and layers that are switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psexceptions import PSEOF, PSSyntaxError
from pdfminer.psparser import PSKeyword, PSLiteral, keyword_name

from extract.pdf.broken import BrokenFont, readable_fonts
from extract.pdf.colours import spot_colours, usable
from extract.pdf.stand_ins import stand_in_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.pdf.device import PageDevice

_LAYER = "OC"
_SIGNS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})  # how the parser's methods write operators
_methods: dict[bytes, tuple[str, int]] = {}  # for each operator that was met its method, and its operands
_UNKNOWN = ("", 0)


class PageInterpreter(PDFPageInterpreter):
    """Walks through the content of a page or form and tells a `PageDevice` what is painted."""

    device: PageDevice
    depth = 0  # forms around this one

    def subinterp(self) -> PageInterpreter:
        """Return what walks through a form of this page or form."""
        inner = cast("PageInterpreter", super().subinterp())
        inner.depth = self.depth + 1
        self.device.allowance.enter(inner.depth, "forms")
        return inner

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the content of a page or form; each operator counts, also one that nobody knows."""
        device = self.device
        for item in _items(self._not_around(streams), device.allowance.broken):
            if isinstance(item, PSKeyword):
                device.step()
                name, operands = _methods.get(item.name) or self._method(item)
                if operands:
                    given = self.pop(operands)
                    if len(given) == operands:
                        getattr(self, name)(*given)
                elif name:
                    getattr(self, name)()
            else:
                self.push(item)

    def _method(self, operator: PSKeyword) -> tuple[str, int]:
        """Return the method for an operator, and how many operands it takes."""
        name = f"do_{keyword_name(operator).translate(_SIGNS)}"
        method = getattr(type(self), name, None)
        if method is None:
            return _UNKNOWN
        known = _methods[operator.name] = name, method.__code__.co_argcount - 1
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


def _items(streams: Sequence[PDFStream], broken: list[str]) -> Iterator[Any]:
    """Yield the operands and operators of content; what is none is passed over, and told in `broken`."""
    try:
        parser = PDFContentParser(streams)
        while True:
            try:
                yield parser.nextobject()[1]
            except PSSyntaxError:
                broken.append("a part of what is painted is damaged")
    except PSEOF:
        return
