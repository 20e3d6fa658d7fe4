"""The document page: every record is a row and has its boxes; pictures come from the archive."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.review.desk import client

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from tests.review.desk import Served

NEWER, OLDER = "korea-2023.pdf", "korea-2021.pdf"

COUNTED = """
SELECT count(*) FROM (
  SELECT id FROM sections WHERE document = '{0}' UNION ALL SELECT id FROM amounts WHERE document = '{0}'
  UNION ALL SELECT id FROM stated_contributions WHERE document = '{0}'
  UNION ALL SELECT id FROM stated_projects WHERE document = '{0}'
  UNION ALL SELECT id FROM issues WHERE document = '{0}'
  UNION ALL SELECT id FROM comparisons WHERE document = '{0}'
  UNION ALL SELECT id FROM country_mentions WHERE document = '{0}')
"""


@pytest.fixture(scope="module")
def visitor(desk: Served) -> Iterator[httpx.Client]:
    with client(desk) as made:
        yield made


@pytest.fixture(scope="module")
def sha(desk: Served) -> str:
    return desk.document(NEWER)


def page(visitor: httpx.Client, sha: str, **query: str) -> str:
    answer = visitor.get(f"/documents/{sha}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.text


def rows(html: str) -> list[str]:
    return re.findall(r'<li class="record[^>]* data-record="([^"]+)"', html)


def test_every_record_is_one_row_and_has_its_boxes(visitor: httpx.Client, desk: Served, sha: str) -> None:
    html = page(visitor, sha)
    found = rows(html)
    assert len(found) == len(set(found))
    told = [one for one in found if one[:3] in {"sec", "amt", "ctr", "prj", "iss", "cmp", "cty"}]
    assert len(told) == int(desk.one(COUNTED.format(sha)))
    amount = desk.one(f"SELECT id FROM amounts WHERE document = '{sha}' AND len(spans) = 2 LIMIT 1")
    boxes = re.findall(
        rf'<rect class="box kind-amount" data-record="{amount}" x="([\d.]+)" y="([\d.]+)"', html
    )
    assert len(boxes) == 2, "one for each printed line"
    x, top = boxes[0]
    spans = f"SELECT spans[1].x0 FROM amounts WHERE id = '{amount}'"
    assert float(x) == round(float(desk.one(spans)) - 0.7, 1)
    assert float(top) > 0


def test_what_is_doubtful_comes_first(visitor: httpx.Client, desk: Served, sha: str) -> None:
    found = rows(page(visitor, sha))
    assert found[0].startswith("iss-")
    assert found.index(sha) < found.index(next(one for one in found if one.startswith("sec-")))


def test_a_cross_check_says_its_whole_sum_and_leads_to_each_place(
    visitor: httpx.Client, desk: Served, sha: str
) -> None:
    sql = f"FROM comparisons WHERE document = '{sha}' AND len(spans) > 1 ORDER BY len(message) DESC LIMIT 1"
    check, message = desk.one(f"SELECT id {sql}"), desk.one(f"SELECT message {sql}")
    html = visitor.get(f"/documents/{sha}/rows/{check}").text
    assert message.replace("'", "&#39;") in html
    spots = re.findall(r'data-spot="(\d+)">Place', html)
    assert spots == [
        str(n) for n in range(int(desk.one(f"SELECT len(spans) FROM comparisons WHERE id = '{check}'")))
    ]
    assert len(re.findall(r'data-spot="\d+" x=', html)) == len(spots)


def test_the_chosen_record_is_marked_and_its_page_is_known(
    visitor: httpx.Client, desk: Served, sha: str
) -> None:
    project = desk.one(f"SELECT id FROM stated_projects WHERE document = '{sha}' AND page > 1 LIMIT 1")
    html = page(visitor, sha, record=project)
    assert f'data-chosen="{project}"' in html
    assert html.count('aria-current="true"') == 1
    number = desk.one(f"SELECT page FROM stated_projects WHERE id = '{project}'")
    assert f'data-start-page="{number}"' in html


def test_a_record_of_elsewhere_is_not_chosen(visitor: httpx.Client, desk: Served, sha: str) -> None:
    html = page(visitor, sha, record="amt-0000000000000000")
    assert "data-chosen" not in html


def test_pictures_are_drawn_at_a_few_scales_and_kept(visitor: httpx.Client, desk: Served, sha: str) -> None:
    address = f"/documents/{sha}/pages/1.png"
    small, large = (visitor.get(address, params={"scale": scale}) for scale in (1, 2))
    sizes = [Image.open(io.BytesIO(one.content)).size for one in (small, large)]
    assert sizes[1] == (sizes[0][0] * 2, sizes[0][1] * 2)
    assert "immutable" in small.headers["cache-control"]
    again = visitor.get(address, params={"scale": 1}, headers={"If-None-Match": small.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (desk.settings.pictures / f"{sha}-1-1.png").read_bytes() == small.content
    assert visitor.get(address, params={"scale": 1.7}).status_code == 422


def test_a_page_that_there_is_not_is_told_so(visitor: httpx.Client, desk: Served, sha: str) -> None:
    answer = visitor.get(f"/documents/{sha}/pages/99.png")
    assert answer.status_code == 404
    assert "Page 99 cannot be shown" in answer.text


def test_what_is_no_document_is_not_found(visitor: httpx.Client) -> None:
    assert visitor.get(f"/documents/{'0' * 64}").status_code == 404
    assert visitor.get(f"/documents/{'0' * 64}/pages/1.png").status_code == 404
    for name in ("..%2f..%2fetc%2fpasswd", "0" * 63, "A" * 64):
        assert visitor.get(f"/documents/{name}").status_code in {404, 422}
        assert visitor.get(f"/documents/{name}/pages/1.png").status_code in {404, 422}


def test_the_edition_before_stands_beside_with_what_changed(
    visitor: httpx.Client, desk: Served, sha: str
) -> None:
    assert f'data-earlier="/documents/{sha}/earlier"' in page(visitor, sha)
    html = visitor.get(f"/documents/{sha}/earlier").text
    assert f"/documents/{desk.document(OLDER)}/pages/1.png" in html
    restated = "FROM record_changes WHERE state = 'restated' AND older_id IS NOT NULL LIMIT 1"
    older = desk.one(f"SELECT older_id {restated}")
    assert f'data-older="{older}"' in html
    assert len(re.findall('<li class="change ', html)) == int(desk.one("SELECT count(*) FROM record_changes"))
    assert visitor.get(f"/documents/{desk.document(OLDER)}/earlier").status_code == 404
    assert f'href="/documents/{sha}"' in page(visitor, desk.document(OLDER)), "the newer edition"
