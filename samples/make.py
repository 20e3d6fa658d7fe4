"""Rebuild the sample fact sheets and their gold annotations.

    python samples/make.py [NAME…]      all, or those named (korea-2023 senegal-2022-fr)

A sheet whose tool is missing on this machine is skipped, and keeps the PDF it has.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from making import gold, scan, stamp
from making.sheet import Sheet, load

HERE = Path(__file__).resolve().parent
# Imported when needed: a maker's tool may be missing.
MODULES = {
    "chromium": "making.page_html",
    "typst": "making.page_typst",
    "reportlab": "making.page_reportlab",
    "libreoffice": "making.page_libreoffice",
}


def main(names: list[str]) -> int:
    """Make each sheet; the exit code is 1 if a name is unknown."""
    sources = HERE / "sources"
    known = sorted(path.stem for path in sources.glob("*.toml"))
    if unknown := set(names) - set(known):
        print(f"No such sheet: {', '.join(sorted(unknown))}. Known: {', '.join(known)}.")
        return 1
    for name in names or known:
        make(load(sources / f"{name}.toml"), sources)
    return 0


def make(sheet: Sheet, sources: Path) -> None:
    """Write NAME.gold.json, and NAME.pdf where its tool is installed."""
    text = json.dumps(gold.gold(sheet), ensure_ascii=False, indent=1) + "\n"
    (HERE / f"{sheet.id}.gold.json").write_text(text, encoding="utf-8")
    pdf, build = HERE / f"{sheet.id}.pdf", HERE / "build" / sheet.id
    build.mkdir(parents=True, exist_ok=True)
    fresh = build / pdf.name
    try:
        importlib.import_module(MODULES[sheet.maker]).make(sheet, sources, build, fresh)
        if sheet.scanned:
            scan.photocopy(fresh)
    except (FileNotFoundError, ImportError) as missing:
        print(f"{sheet.id}: skipped, {missing}; the PDF stays as it is")
        return
    stamp.still(fresh, sheet.published)
    pdf.write_bytes(fresh.read_bytes())
    print(f"{sheet.id}: {pdf.stat().st_size // 1024} KB by {sheet.maker}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
