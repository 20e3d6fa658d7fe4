"""Make the pictures of docs/images.

overview.png is a page of a sample and the rows that lead back to it; debug.png a page as `factsheets debug` shows it.
Needs Chromium (`chromium` on the PATH). Run: .venv/bin/python scripts/picture.py
"""

from __future__ import annotations

import base64
import html
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image

from extract.debugging import draw_document, picture_name
from extract.pipeline import extract_document
from extract.settings import Settings

if TYPE_CHECKING:
    from extract.models import Amount, FactSheet

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "korea-2023.pdf"
SHOWN = ROOT / "samples" / "senegal-2022-fr.pdf"
TARGET = ROOT / "docs" / "images" / "overview.png"
SCALE, PAGE = 2.0, 1
COLOURS = {"assessed": "#1b4fd8", "voluntary": "#c2185b", "other": "#5f6b7a", "project": "#00796b"}

STYLE = """
body { margin: 0; font: 15px/1.4 Lato, 'DejaVu Sans', sans-serif; color: #1d2433; background: #fff; }
main { display: flex; gap: 36px; padding: 28px; align-items: center; }
.page { position: relative; width: 500px; flex: none; box-shadow: 0 2px 14px #0003; }
.page img { width: 100%; display: block; }
.mark { position: absolute; border: 2.5px solid; border-radius: 3px; margin: -3px; padding: 3px; box-sizing: content-box; }
h1 { font-size: 15px; margin: 0 0 10px; color: #5f6b7a; font-weight: normal; }
code { font: 13px 'DejaVu Sans Mono', monospace; background: #f1f3f7; padding: 8px 12px; border-radius: 6px; display: block; margin-bottom: 18px; }
table { border-collapse: collapse; font-size: 13.5px; }
th { text-align: left; color: #5f6b7a; font-weight: normal; border-bottom: 1px solid #c9d0dc; padding: 5px 14px 5px 0; }
td { padding: 7px 14px 7px 0; border-bottom: 1px solid #e6e9f0; vertical-align: top; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
i.dot { display: inline-block; width: 10px; height: 10px; border-radius: 5px; margin-right: 7px; }
p.issue { margin: 22px 0 0; padding: 10px 14px; background: #fff6e0; border-left: 4px solid #f0a500; font-size: 13.5px; }
"""


def main() -> None:
    """Make both pictures."""
    _overview()
    with tempfile.TemporaryDirectory() as folder:
        draw_document(SHOWN, Settings(), out=Path(folder))
        with Image.open(Path(folder, picture_name(SHOWN, 1))) as picture:
            picture.quantize(64).save(TARGET.with_name("debug.png"), optimize=True)


def _overview() -> None:
    """Extract the sample, draw its first page, and take a picture of both."""
    sheet = extract_document(SAMPLE, Settings())
    amounts = [a for a in sheet.amounts if a.spans and a.spans[0].page == PAGE]
    text = f"<meta charset=utf-8><style>{STYLE}</style><main>{_page(amounts)}<div>{_answer(sheet, amounts)}</div></main>"
    chromium = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "overview.html")
        source.write_text(text, encoding="utf-8")
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--hide-scrollbars", "--window-size=1150,765", "--force-device-scale-factor=1.5",
             f"--screenshot={TARGET}", source.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


def _page(amounts: list[Amount]) -> str:
    page = pypdfium2.PdfDocument(SAMPLE)[PAGE - 1]
    width, height = page.get_size()
    stream = BytesIO()
    page.render(scale=SCALE).to_pil().save(stream, "PNG")
    picture = base64.b64encode(stream.getvalue()).decode()
    marks = "".join(
        f'<div class=mark style="border-color:{COLOURS[a.flow]};left:{s.x0 / width:.3%};top:{s.top / height:.3%};'
        f'width:{(s.x1 - s.x0) / width:.3%};height:{(s.bottom - s.top) / height:.3%}"></div>'
        for a in amounts
        for s in a.spans
    )
    return f'<div class=page><img src="data:image/png;base64,{picture}">{marks}</div>'


def _answer(sheet: FactSheet, amounts: list[Amount]) -> str:
    rows = "".join(
        f"<tr><td><i class=dot style='background:{COLOURS[a.flow]}'></i>{a.flow}<td>{a.currency}"
        f"<td class=n>{a.value:,f}<td>{a.qualifier.replace('_', ' ')}<td>{_years(a)}"
        f"<td>{a.spans[0].page}<td>“{html.escape(a.text)}”"
        for a in amounts
    )
    issues = "".join(
        f"<p class=issue><b>{issue.code}</b><br>{html.escape(issue.message)}</p>"
        for issue in sheet.issues[:2]
    )
    head = "".join(
        f"<th>{name}" for name in ("kind", "currency", "value", "qualifier", "years", "page", "quote")
    )
    return (
        f"<h1>samples/{SAMPLE.name}, page {PAGE}</h1>"
        '<code>$ factsheets query "FROM amounts_current"</code>'
        f"<table><tr>{head}{rows}</table>{issues}"
    )


def _years(amount: Amount) -> str:
    if not amount.period_start or not amount.period_end:
        return ""
    return f"{amount.period_start.year}–{amount.period_end.year}"


if __name__ == "__main__":
    main()
