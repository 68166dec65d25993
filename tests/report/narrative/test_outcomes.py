"""Clauses about several indicators at once: none, one, both, all, and what is left (narrative, rule 4)."""

import pytest

from compliance.calculation.tally import Counts
from compliance.report.narrative.outcomes import Told, alone, by_status, clauses, reached, reached_or_surpassed
from compliance.report.narrative.words.settle import Settling, text_of


def said(*counts: int, surpassed: bool = True, see: str = "") -> str:
    told = Told(by_status(Counts(*counts)), lambda status: status.value, reached(all_surpassed=surpassed), see)
    parts = alone(told) if told.total == 1 else clauses(told)
    return text_of(Settling({}, ()).parts(parts))


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((1, 0, 0, 0), "que superó su meta"),
        ((0, 1, 0, 0), "que no alcanzó su meta"),
        ((0, 0, 1, 0), "cuyo cumplimiento no se puede valorar"),
        ((0, 0, 0, 1), "del que no se cuenta con información"),
        ((2, 0, 0, 0), "ambos superaron su meta"),
        ((3, 0, 0, 0), "los 3 superaron su meta"),
        ((0, 3, 0, 0), "ninguno alcanzó su meta"),
        ((0, 0, 3, 0), "no se puede valorar el cumplimiento de ninguno"),
        ((0, 0, 0, 3), "no se cuenta con información de ninguno"),
        ((2, 1, 0, 0), "2 superaron su meta y uno no la alcanzó"),
        ((1, 1, 0, 0), "uno superó su meta y el otro no la alcanzó"),
        ((1, 0, 0, 1), "uno superó su meta y del otro no se cuenta con información"),
        ((0, 1, 0, 2), "uno no alcanzó su meta y de los otros 2 no se cuenta con información"),
        ((2, 0, 0, 1), "2 superaron su meta y del otro no se cuenta con información"),
        ((0, 1, 1, 0), "uno no alcanzó su meta y el cumplimiento del otro no se puede valorar"),
        (
            (2, 3, 4, 5),
            "2 superaron su meta, 3 no la alcanzaron, el cumplimiento de 4 no se puede valorar y de los otros 5 no se "
            "cuenta con información",
        ),
    ],
)
def test_every_mixture_has_its_words(counts, text) -> None:
    assert said(*counts) == text


def test_a_tie_among_them_takes_the_weaker_verb() -> None:
    assert said(2, 0, 0, 0, surpassed=False) == "ambos alcanzaron su meta"
    assert reached_or_surpassed().many == "alcanzaron o superaron"


def test_where_the_misses_are_told_stands_beside_them() -> None:
    assert said(1, 1, 0, 0, see=" (véase III)") == "uno superó su meta y el otro no la alcanzó (véase III)"
