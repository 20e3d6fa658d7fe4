"""Templates become self-contained HTML: every value is escaped, the style is inside, nothing is fetched."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extract._version import __version__
from extract.errors import StorageError
from extract.showing import wording, words

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = "templates"
COLOURS = "colours.css"  # of all pages, also of the desk


def render(template: str, **values: object) -> str:
    """Return the page that `templates`/TEMPLATE makes of `values`.

    What a value says is text and is escaped; only `Markup` (our own drawings) is taken as it stands.
    """
    return environment().get_template(template).render(values)


def write(page: str, path: Path) -> None:
    """Write a page as UTF-8, with its folder; `StorageError` where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8")
    except OSError as error:
        raise StorageError(
            f"{path}: cannot be written ({error.strerror or error}). Choose another by --out."
        ) from error


@cache
def environment() -> Environment:
    """Return the environment of all templates: they have `style`, `version` and the filters of `words`."""
    made = Environment(
        loader=PackageLoader("extract.showing", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({**words.FILTERS, **wording.FILTERS})
    made.globals.update(style=_style(), version=__version__)
    return made


def _style() -> Markup:
    own = "".join((files("extract.showing") / name).read_text("utf-8") for name in (COLOURS, "style.css"))
    return Markup(own)  # noqa: S704 - our own files
