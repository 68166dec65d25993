"""What the report needs somebody to write, and what it does not."""

import pytest

from compliance.calculation.progress import assess
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Level, Place
from compliance.findings.rows import Written
from compliance.findings.texts.absent import absent_texts
from tests.calculation.strategies import indicator

SERVICE = {"code": "ISS.01", "level": Level.SERVICE, "service": "SS.01"}
MET, MISSED = indicator("5", "4", **SERVICE), indicator("3", "4", **SERVICE)


def lacking(row: IndicatorYear, *texts: Written) -> set[str]:
    found = list(absent_texts(assess(row), {one.code: one for one in texts}))
    assert {one.place for one in found} <= {Place.TEXTS}
    return {one.field for one in found}


@pytest.mark.parametrize(
    ("row", "texts", "fields"),
    [
        (MET, [], {"measures"}),
        (MET, [Written("ISS.01", 2021, measures=("Una.",))], set()),
        (indicator("5", "4"), [], set()),
        (MISSED, [], {"explanation", "actions"}),
        (MISSED, [Written("ISS.01", 2021, explanation="Porque sí.")], {"actions"}),
        (MISSED, [Written("ISS.01", 2021, explanation="Porque sí.", actions=("Una.",))], set()),
        (MISSED, [Written("SS.01", 2021, actions=("Una del servicio.",))], {"explanation"}),
        (indicator("3", "4"), [], {"explanation", "actions"}),
        (indicator(None, "4", **SERVICE), [], set()),
        (indicator("4", **SERVICE), [], set()),
    ],
)
def test_what_is_lacking(row: IndicatorYear, texts: list[Written], fields: set[str]) -> None:
    assert lacking(row, *texts) == fields
