"""The page of rules: how often each was right, by what reviewers decided and on gold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from extract.review.pages import page
from extract.review.who import desk_of
from extract.warehouse.reviewing.precision import rule_precisions

if TYPE_CHECKING:
    from extract.warehouse.reviewing.precision import RulePrecision, Share

router = APIRouter()
By = Literal["rule", "kind", "sample", "others", "gold"]


@router.get("/rules", response_class=HTMLResponse)
def rules(
    request: Request,
    by: Annotated[By, Query(description="column by which the table is sorted")] = "rule",
    *,
    down: Annotated[bool, Query(description="the greatest first")] = False,
) -> HTMLResponse:
    """Show all rules of which anything was judged; what was not judged stands last."""
    found = rule_precisions(desk_of(request).settings.published)
    judged = [one for one in found if _judged(one, by)]
    rest = [one for one in found if not _judged(one, by)]
    listed = [*sorted(judged, key=lambda one: _key(one, by), reverse=down), *rest]
    return page(request, "rules.html.j2", rules=listed, by=by, down=down, totals=_totals(found))


def _judged(one: RulePrecision, by: By) -> bool:
    return by in {"rule", "kind"} or _share(one, by) is not None


def _share(one: RulePrecision, by: By) -> Share | None:
    return {"sample": one.sample, "others": one.others, "gold": one.gold}.get(by)


def _key(one: RulePrecision, by: By) -> tuple[object, ...]:
    """Return by what a rule is sorted: equal precisions by what it is sure to be at least."""
    share = _share(one, by)
    if share is None:
        return (one.kind, one.name) if by == "kind" else (one.name,)
    return share.precision, share.low or 0.0, share.judged, one.name


def _totals(found: tuple[RulePrecision, ...]) -> dict[str, tuple[int, int]]:
    """Return how many records are right and judged, in the sample and elsewhere."""
    sums = {}
    for name in ("sample", "others"):
        shares = [share for one in found if (share := getattr(one, name))]
        sums[name] = sum(share.right for share in shares), sum(share.judged for share in shares)
    return sums
