"""What `03/04/2022` and `2010-11` mean follows the text, then the document, then the partner."""

from __future__ import annotations

import pytest

from extract.entities.contexts import contexts
from extract.entities.dates import shown_order
from extract.entities.pipeline import read_text
from extract.entities.values import Context, DateValue
from extract.sections import Section
from extract.text import SourceMap, TextUnit
from tests.entities.dates.telling import told


def test_the_day_comes_first_where_nothing_tells() -> None:
    assert told("03/04/2022", "en") == "03/04/2022 2022-04-03"
    assert told("03/04/2022", "fr") == "03/04/2022 2022-04-03"


def test_the_partner_decides_where_the_texts_do_not() -> None:
    assert told("03/04/2022", "en", "USA") == "03/04/2022 2022-03-04"
    assert told("03/04/2022", "fr", "USA") == "03/04/2022 2022-04-03"


def test_the_document_decides_before_the_partner() -> None:
    assert told("03/04/2022", "en", "USA", month_first=False) == "03/04/2022 2022-04-03"
    assert told("03-04-2022", "en", "KEN", month_first=True) == "03-04-2022 2022-03-04"


def test_the_text_decides_before_the_document() -> None:
    assert told("03/04/2022 and 12/31/2022", "en", month_first=False) == (
        "03/04/2022 2022-03-04 | 12/31/2022 2022-12-31"
    )
    assert told("03/04/22, 31/12/22", "en", "USA", month_first=True) == (
        "03/04/22 2022-04-03 | 31/12/22 2022-12-31"
    )


def test_full_stops_part_days_from_months_everywhere() -> None:
    assert told("03.04.2022", "en", "USA", month_first=True) == "03.04.2022 2022-04-03"


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["from 03/14/2022", "to 04/05/2022"], True),
        (["from 14/03/2022", "to 04/05/2022"], False),
        (["from 14-03-22"], False),
        (["02/28/2022 and 03/31/2022", "31/12/2022"], True),
        (["02/28/2022", "31/12/2022"], None),
        (["04/05/2022", "no. 14/2022", "1/2/14/2022"], None),
        (["March 14, 2022", "04/05/2022"], True),
        (["14 March 2022", "04/05/2022"], False),
        (["March 14, 2022", "31/12/2022"], False),
        ([], None),
    ],
)
def test_the_order_that_texts_show(texts: list[str], order: bool | None) -> None:
    assert shown_order(texts, "en") is order


def test_names_of_months_show_no_order_in_other_languages() -> None:
    assert shown_order(["marzo 14 de 2022", "Marzo 14, 2022"], "es") is None


def test_one_text_of_a_document_decides_for_the_others() -> None:
    texts = ("Signed on 03/04/2022.", "Closed on 12/31/2023.")
    units = [TextUnit(text, SourceMap(()), 0) for text in texts]
    section = Section(0, 0, None, (), "body", ())
    signed, _ = contexts(units, [section], Context("en", partner="KEN"))
    (date,) = read_text(texts[0], signed)
    assert isinstance(date.value, DateValue)
    assert str(date.value.start) == "2022-03-04"


def test_years_and_months_in_figures() -> None:
    assert told("2010-11", "en") == "2010-11 2010-01-01/2011-12-31"
    assert told("2010-11 and 2012-03", "en") == "2010-11 2010-11 | 2012-03 2012-03"
    assert told("2010-11, 2012-03 and 2019-21", "en") == (
        "2010-11 2010-01-01/2011-12-31 | 2012-03 2012-03 | 2019-21 2019-01-01/2021-12-31"
    )
