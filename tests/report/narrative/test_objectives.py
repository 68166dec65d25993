"""How section I opens an objective (narrative, K12)."""

import pytest

from tests.report.narrative.stories import figures, percentage, told
from tests.report.narrative.test_balance import MET, MISSED, NONE, UNKNOWN, rows


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((MET,), "El OP.01 se mide con un indicador, a cargo del MIMP, que superó su meta."),
        ((NONE,), "El OP.01 se mide con un indicador, a cargo del MIMP, del que no se cuenta con información."),
        (
            (MET, MET, MISSED),
            "El OP.01 se mide con 3 indicadores a cargo del MIMP: 2 superaron su meta y uno no la alcanzó.",
        ),
        (("2", "2"), "El OP.01 se mide con 2 indicadores a cargo del MIMP: ambos alcanzaron su meta."),
        (
            (MET, MET, MISSED, MISSED, NONE, NONE, UNKNOWN, UNKNOWN),
            "El OP.01 se mide con 8 indicadores a cargo del MIMP. De ellos, 2 superaron su meta, 2 no la alcanzaron, "
            "el cumplimiento de 2 no se puede valorar y de los otros 2 no se cuenta con información.",
        ),
    ],
)
def test_an_objective_opens_with_its_indicators(kinds, said) -> None:
    made = rows(*[("2", "2") if kind == "2" else kind for kind in kinds])
    assert " ".join(told(figures(*made), "I-OP.01")) == said


def test_several_entities_share_an_objective() -> None:
    made = [
        percentage("2", "1", code="IOP.01.01", entity="MINSA"),
        percentage(code="IOP.01.02", entity="MINSA"),
        percentage("1", "2", code="IOP.01.03"),
    ]
    assert told(figures(*made), "I-OP.01") == [
        "El OP.01 se mide con 3 indicadores, 2 a cargo del Ministerio de Salud (MINSA) y uno del MIMP: uno superó su "
        "meta, uno no la alcanzó y del otro no se cuenta con información."
    ]


def test_an_objective_without_indicators_says_so() -> None:
    assert told(figures(), "I-OP.01") == ["No se han registrado indicadores propios del OP.01."]


def test_a_catalogue_without_objectives_leaves_no_empty_heading() -> None:
    year = figures(objectives=())
    assert told(year, "I") == told(year, "II") == ["No se han registrado objetivos prioritarios."]
