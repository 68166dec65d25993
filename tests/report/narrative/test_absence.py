"""Why there is no value, in words (narrative, K28 and K29)."""

from dataclasses import replace
from datetime import date

import pytest

from compliance.choices import MissingReason
from compliance.report.narrative import compose
from compliance.report.narrative.absence import source_name
from tests.report.narrative.reading import lines
from tests.report.narrative.stories import figures, of_service, percentage, service, told, told_of


@pytest.mark.parametrize(
    ("reason", "rest", "said"),
    [
        (MissingReason.SOURCE_NOT_COLLECTED, {}, "Su fuente no se realizó en 2021."),
        (
            MissingReason.SOURCE_NOT_COLLECTED,
            {"sources": {"IOP.01.01": "Encuesta Nacional (ENARES)"}},
            "La Encuesta Nacional (ENARES), su fuente, no se realizó en 2021.",
        ),
        (
            MissingReason.DUE_LATER,
            {"expected_on": {"IOP.01.01": date(2022, 6, 30)}},
            "SERVIR prevé remitirla a más tardar el 30 de junio de 2022.",
        ),
        (MissingReason.DUE_LATER, {}, "SERVIR prevé remitirla y no ha indicado la fecha."),
        (MissingReason.DEFINITION_UNDER_REVIEW, {}, "La definición está en revisión, a cargo de SERVIR."),
        (MissingReason.NOT_SUBMITTED, {}, "SERVIR no la remitió."),
        (
            MissingReason.NOT_SUBMITTED,
            {"closed_on": {"IOP.01.01": date(2022, 5, 31)}},
            "SERVIR no la remitió al cierre del periodo (31 de mayo de 2022).",
        ),
        (MissingReason.NOT_DUE, {}, "En 2021 no correspondía la medición."),
        (None, {}, "No se ha registrado el motivo."),
    ],
)
def test_each_reason_has_its_sentence(reason, rest, said) -> None:
    row = percentage(entity="SERVIR", reason=reason)
    names = {"SERVIR": "Autoridad Nacional del Servicio Civil"}
    # The objective's own sentence has introduced the entity.
    assert told_of(row, names=names, **rest) == f"Sin información. {said}"


def test_how_surely_a_source_is_known_stands_at_its_foot() -> None:
    row = percentage(reason=MissingReason.SOURCE_NOT_COLLECTED)
    recorded = "Evaluación Censal (ECE), según el reporte, que no dice qué indicador la usa: asignación inferida"
    document = compose(figures(row, sources={row.code: recorded}))
    (note,) = document.notes
    assert note.text == "Según el reporte, que no dice qué indicador la usa: asignación inferida."
    said = next(line.body for line in lines(document) if line.path[-1] == f"I-{row.code}")
    assert said == f"La Evaluación Censal (ECE)⟦{note.number}⟧, su fuente, no se realizó en 2021."
    assert compose(figures(row, sources={row.code: "Censo, según el reporte"})).notes == ()


def test_the_target_of_what_was_not_informed_is_told() -> None:
    assert told_of(percentage(target="7.2")).endswith(
        "No se ha registrado el motivo. La meta del indicador para 2021 es 7.2 %."
    )
    assert "La meta" not in told_of(percentage(targets={2021: None}))


def test_what_is_not_due_this_year_gives_its_last_value() -> None:
    row = percentage(values={2018: "36.8"}, reason=MissingReason.NOT_DUE)
    assert told_of(row).endswith("En 2021 no correspondía la medición; el último valor es de 2018 (36.8 %).")


@pytest.mark.parametrize(
    ("recorded", "name"),
    [
        ("Encuesta Nacional (ENARES), según el Reporte de cumplimiento 2021", "Encuesta Nacional (ENARES)"),
        ("INEI, ENDES", "INEI, ENDES"),
        ("Censo; que no se hizo", "Censo"),
        ("", ""),
    ],
)
def test_a_source_is_named_without_who_cites_it(recorded, name) -> None:
    assert source_name(recorded) == name


def test_a_services_indicators_are_told_together_by_reason() -> None:
    missing = {"reason": MissingReason.NOT_SUBMITTED, "target": "5"}
    rows = [of_service(percentage(**missing), position=place) for place in (1, 2)]
    other = of_service(percentage(target="5", name="Tasa, de algo"), position=3)
    said = told(figures(*rows, other, services=(service(),)), "SS.01.01.01")
    assert said[1:] == [
        "Sin información. De los indicadores ISS.01.01.01.01 e ISS.01.01.01.02, el MIMP no la remitió. Para 2021 se "
        "fijaron las metas de 5.0 % (ISS.01.01.01.01) y 5.0 % (ISS.01.01.01.02).",
        "Sin información. Del indicador “Tasa, de algo” (ISS.01.01.01.03), no se ha registrado el motivo. La meta del "
        "indicador para 2021 es 5.0 %.",
    ]


def test_a_reason_that_holds_for_all_of_them_names_none() -> None:
    rows = [of_service(percentage(target="5", reason=MissingReason.NOT_SUBMITTED), position=place) for place in (1, 2)]
    assert told(figures(*rows, services=(service(),)), "SS.01.01.01")[1:] == [
        "Sin información. El MIMP no la remitió. Para 2021 se fijaron las metas de 5.0 % (ISS.01.01.01.01) y 5.0 % "
        "(ISS.01.01.01.02)."
    ]


def test_the_known_targets_of_several_are_few_a_sentence() -> None:
    targets = ["5", None, "6", "7", "8", "9"]
    missing = [
        of_service(percentage(targets={2021: target}, reason=MissingReason.NOT_SUBMITTED), position=place)
        for place, target in enumerate(targets, 1)
    ]
    assert told(figures(*missing, services=(service(),)), "SS.01.01.01")[1:] == [
        "Sin información. El MIMP no la remitió. Para 2021 se fijaron las metas de 5.0 % (ISS.01.01.01.01), 6.0 % "
        "(ISS.01.01.01.03), 7.0 % (ISS.01.01.01.04) y 8.0 % (ISS.01.01.01.05).",
        "La meta del indicador ISS.01.01.01.06 para 2021 es 9.0 %.",
    ]


def test_what_will_come_later_is_named_in_the_same_sentence() -> None:
    later = {"target": "5", "reason": MissingReason.DUE_LATER}
    rows = [of_service(percentage(**later), position=place) for place in (1, 2)]
    year = figures(*rows, of_service(percentage("6", "5"), position=3), services=(service(),))
    assert told(year, "SS.01.01.01")[-1] == (
        "El MIMP prevé remitir la información de los indicadores ISS.01.01.01.01 e ISS.01.01.01.02 y no ha indicado la "
        "fecha. Para 2021 se fijaron las metas de 5.0 % (ISS.01.01.01.01) y 5.0 % (ISS.01.01.01.02)."
    )
    dated = replace(year, expected_on={"ISS.01.01.01.01": date(2022, 6, 30)})
    assert told(dated, "SS.01.01.01")[-2] == (
        "El MIMP prevé remitir la información del indicador “Porcentaje de mujeres” (ISS.01.01.01.01) a más tardar el "
        "30 de junio de 2022. La meta del indicador para 2021 es 5.0 %."
    )


def test_what_is_known_of_a_service_is_told_before_what_is_not() -> None:
    rows = [of_service(percentage(target="5")), of_service(percentage("6", "5"), position=2)]
    leads = [text.partition(".")[0] for text in told(figures(*rows, services=(service(),)), "SS.01.01.01")[1:]]
    assert leads.index("Meta superada") < leads.index("Sin información")
