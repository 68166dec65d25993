"""Where a finding is, in words."""

import pytest

from compliance.calculation.keys import counts_by_key
from compliance.report.narrative.places import place
from tests.report.narrative.stories import figures, of_service, percentage, service


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("IOP.01.01", "IOP.01.01"),
        ("scope.in_scope.services", "En el alcance: servicios"),
        ("scope.declared.guidelines_with_services", "Estructura de la política: lineamientos con servicios"),
        ("counts.service.achieved_pct", "Indicadores de servicios: meta alcanzada (porcentaje)"),
        ("no_information_reasons.not_submitted", "Motivo sin información: no se remitió información"),
        ("by_objective.OP.05.service_counts.achieved", "OP.05 · servicios: metas alcanzadas"),
        ("by_objective.OP.05.counts.objective.with_information", "OP.05 · indicadores de OP: con información"),
        ("by_entity.MINSA.objective.achieved", "MINSA · indicadores de OP: meta alcanzada"),
        (
            "by_entity.MIMP.service.services_with_not_achieved",
            "MIMP · indicadores de servicios: servicios con indicadores en «meta no alcanzada»",
        ),
    ],
)
def test_a_key_has_a_place(key, said) -> None:
    assert place(key) == said


def test_no_key_is_left_without_words() -> None:
    year = figures(percentage("2", "1"), of_service(percentage("2", "1")), services=(service(),))
    places = {key: place(key) for key in counts_by_key(year.result)}
    assert [key for key, said in places.items() if "_" in said or said == key] == []
