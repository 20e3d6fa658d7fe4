"""Layers (optional content) that a reader of the PDF does not see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1


@dataclass(frozen=True, slots=True)
class Layers:
    """The numbers of the layers that are switched off when the document is opened."""

    off: frozenset[int] = frozenset()

    def is_off(self, layer: Any) -> bool:
        """Tell whether content of `layer`, or of each layer of a membership, is not shown."""
        if not self.off:
            return False
        if isinstance(layer, PDFObjRef) and layer.objid in self.off:
            return True
        found = resolve1(layer)
        held = resolve1(found.get("OCGs")) if isinstance(found, dict) else None
        if isinstance(held, dict):
            return self.is_off(found.get("OCGs"))
        return isinstance(held, list) and bool(held) and all(self.is_off(one) for one in held)


def layers_of(catalog: dict[str, Any]) -> Layers:
    """Read which layers the catalog of a document switches off."""
    properties = resolve1(catalog.get("OCProperties"))
    default = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    if not isinstance(default, dict):
        return Layers()
    base = resolve1(default.get("BaseState"))
    off = _numbers(default.get("OFF"))
    if getattr(base, "name", None) == "OFF":
        off |= _numbers(properties.get("OCGs")) - _numbers(default.get("ON"))
    return Layers(frozenset(off))


def _numbers(references: Any) -> set[int]:
    found = resolve1(references)
    return {r.objid for r in found if isinstance(r, PDFObjRef)} if isinstance(found, list) else set()
