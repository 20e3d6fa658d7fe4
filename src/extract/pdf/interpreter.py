"""pdfplumber's parser, which also learns of spot colours, gradients and layers that are switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from extract.pdf.colours import spot_colours
from extract.pdf.stand_ins import stand_in_of

if TYPE_CHECKING:
    from extract.pdf.device import PageDevice

_LAYER = "OC"


class PageInterpreter(PDFPageInterpreter):
    """Walks through the content of a page or form and tells a `PageDevice` what is painted."""

    device: PageDevice

    def init_resources(self, resources: dict[object, object]) -> None:
        """Read the resources of a page or form."""
        super().init_resources(resources)
        spaces = resolve1(resources.get("ColorSpace")) if resources else None
        self.csmap.update(spot_colours(spaces, self.csmap))

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
