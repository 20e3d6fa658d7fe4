"""Everything that the desk's own description allows is asked; no answer is an error of the server.

Hostile values come from schemathesis; half of the questions are about documents and records that exist.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from extract.settings import Settings
from tests.review.desk import TOKEN, copied, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hypothesis import strategies as st
    from schemathesis import Case
    from schemathesis.specs.openapi.schemas import OpenApiSchema

    from tests.review.desk import Served

EXAMPLES = 25  # drawn for each operation, beside those that cover each parameter
SEED = 8
PROMISED = {
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@pytest.fixture(scope="module")
def asked(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk of this module alone, as some of what is sent is a decision."""
    data = copied(ingested, tmp_path_factory.mktemp("asked") / "data")
    with serving(Settings(data_dir=data)) as served:
        yield served


@pytest.fixture(scope="module")
def visitor(asked: Served) -> Iterator[requests.Session]:
    with requests.Session() as made:
        made.headers["Origin"] = asked.address
        found = TOKEN.search(made.get(f"{asked.address}/queue").text)
        assert found, "the page has a token"
        made.headers["X-CSRF-Token"] = found[1]
        yield made


@pytest.fixture(scope="module")
def description(asked: Served) -> OpenApiSchema:
    return schemathesis.openapi.from_url(f"{asked.address}/openapi.json")


@pytest.fixture(scope="module")
def known(asked: Served) -> dict[str, str]:
    """What a question can be about."""
    document, key = asked.asked("SELECT document, id FROM amounts ORDER BY id LIMIT 1")[0]
    return {"sha": str(document), "record_id": str(key), "number": "1"}


@pytest.mark.long
def test_no_question_breaks_it(
    description: OpenApiSchema,
    visitor: requests.Session,
    known: dict[str, str],
    subtests: pytest.Subtests,
) -> None:
    operations = list(description.get_all_operations())
    assert len(operations) >= 4, "the desk describes itself"
    for result in operations:
        assert isinstance(result, Ok), result
        operation = result.ok()
        for mode, fixed in product(GenerationMode, ({}, known)):
            mine = {name: value for name, value in fixed.items() if name in operation.path_parameters}
            mutable = operation.query or operation.body or (operation.path_parameters and not mine)
            if (fixed and not mine) or (mode is GenerationMode.NEGATIVE and not mutable):
                continue  # there is nothing real in it, or nothing that could be wrong
            with subtests.test(operation=operation.label, mode=mode.value, real=bool(mine)):
                _ask(operation.as_strategy(mode, path_parameters=mine or None), visitor)


def _ask(cases: st.SearchStrategy[Case[Any]], visitor: requests.Session) -> None:
    @seed(SEED)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def asked(case: Case[Any]) -> None:
        answer = case.call(session=visitor, allow_redirects=False)
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, checks=[one for one in CHECKS if _applies(one, case)])
        assert {name.lower() for name in answer.headers} >= PROMISED

    asked()


def _applies(check: object, case: Case[Any]) -> bool:
    """Tell whether a check applies: an empty field of a form is one that was not filled, and no wrong one."""
    left_empty = isinstance(case.body, dict) and any(value in ("", None) for value in case.body.values())
    return check is not negative_data_rejection or not left_empty
