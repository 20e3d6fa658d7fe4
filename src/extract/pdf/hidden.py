"""Text that is on a page but cannot be seen: told from what a reader sees, by named rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.pdf.colours import shown_as
from extract.pdf.types import HiddenWord, Picture, Stroke
from extract.pdf.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.geometry import Box
    from extract.pdf.colours import Shown
    from extract.pdf.device import PageDevice
    from extract.pdf.runs import Run
    from extract.pdf.space import View
    from extract.pdf.types import Colour, HiddenRule

LEAST_SIZE = 1.0  # points
NEAR = 0.02  # how much two colours may differ in each part and look the same
MOSTLY = 0.5  # of a page's text: if more has the colour of the paper, its ground was not understood
LEAST_GROUND = 3.0  # points
COVERED = 0.2  # of a string's box: what covers less is a line under or through it
SLACK = 2.0  # points by which a string may stick out of its ground
PLAIN = 12  # points of an outline; the box around a shape of more is not its place
WHITE: Shown = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Parted:
    """The strings of a page that are seen, and those that are not by the rule that hides them."""

    seen: list[Run]
    hidden: dict[HiddenRule, list[Run]]

    def without(self, rule: HiddenRule, runs: Sequence[Run]) -> Parted:
        """Hide `runs` by `rule`."""
        if not runs:
            return self
        gone = {id(run) for run in runs}
        return Parted([run for run in self.seen if id(run) not in gone], {**self.hidden, rule: list(runs)})

    def words(self) -> Iterator[HiddenWord]:
        """Yield the words that are not seen."""
        for rule, runs in self.hidden.items():
            for word in words_of(runs):
                yield HiddenWord(word, rule)


def parted(device: PageDevice, view: View) -> Parted:
    """Part the strings that a reader sees from those that are hidden.

    The rules: `layer_off`, of a layer that is switched off; `invisible`, without ink, unless all text of the
    page is, as in a scan; `too_small`, under a point; `off_page`; `paper_coloured`, in the colour of their
    plain ground.
    """
    shown = Parted(device.runs, {"layer_off": device.unseen} if device.unseen else {})
    if not all(run.invisible for run in shown.seen):
        shown = shown.without("invisible", [run for run in shown.seen if run.invisible])
    shown = shown.without("too_small", [run for run in shown.seen if run.look.size < LEAST_SIZE])
    shown = shown.without("off_page", [run for run in shown.seen if _is_off(run, view)])
    return shown.without("paper_coloured", _paper_coloured(shown.seen, device))


def _place(run: Run) -> Box | None:
    shown = [at for at, text in enumerate(run.texts) if text.strip()]
    if not shown:
        return None
    return run.frame.box(run.lefts[shown[0]], run.rights[shown[-1]], run.high, run.low)


def _is_off(run: Run, view: View) -> bool:
    if not run.texts or (run.frame.upright and _is_on(run.lefts[0], run.high, view)):
        return False
    box = _place(run)
    return box is not None and not (
        box.x1 > 0 and box.bottom > 0 and box.x0 < view.width and box.top < view.height
    )


def _is_on(x: float, y: float, view: View) -> bool:
    return 0 < x < view.width and 0 < y < view.height


def _paper_coloured(runs: Sequence[Run], device: PageDevice) -> list[Run]:
    """Return the strings in the colour of their ground; none where a ground is not known, or many are."""
    if device.shaded:
        return []
    grounds = [stroke for stroke in device.strokes if stroke.fill is not None and _is_ground(stroke.box)]
    fills = {shown for stroke in grounds if (shown := shown_as(stroke.fill or ()))} | {WHITE}
    colours = {colour for colour in {run.look.colour for run in runs} if _among(colour, fills)}
    likely = [run for run in runs if run.look.colour in colours]
    found = [run for run in likely if (box := _place(run)) and _vanishes(run, box, grounds, device.pictures)]
    letters = sum(len(run.texts) for run in runs)
    return found if sum(len(run.texts) for run in found) < MOSTLY * letters else []


def _among(colour: Colour, fills: Iterable[Shown]) -> bool:
    shown = shown_as(colour)
    return shown is not None and any(_alike(shown, fill) for fill in fills)


def _is_ground(box: Box) -> bool:
    """Tell whether words can stand on a shape: a rule is no ground."""
    return box.width >= LEAST_GROUND and box.height >= LEAST_GROUND


def _vanishes(run: Run, box: Box, grounds: Sequence[Stroke], pictures: Sequence[Picture]) -> bool:
    """Tell whether the shape painted last below a string is plain and has its colour; bare paper is white."""
    below = [stroke for stroke in grounds if _lies_below(stroke, run, box)]
    if any(_lies_below(picture, run, box) for picture in pictures) or any(
        len(stroke.points) > PLAIN for stroke in below
    ):
        return False
    if below and not below[-1].box.holds(box, slack=SLACK):
        return False
    ground = shown_as(below[-1].fill or ()) if below else WHITE
    shown = shown_as(run.look.colour)
    return shown is not None and ground is not None and _alike(shown, ground)


def _lies_below(thing: Stroke | Picture, run: Run, box: Box) -> bool:
    if thing.order >= run.order:
        return False
    shared = thing.box.overlap(box)
    return shared > 0 and shared > COVERED * box.area


def _alike(one: Shown, other: Shown) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))
