"""One list of rules says what an entry lacks; each rule is seen to speak and to be silent."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from compliance.choices import Achievement, Block, MissingReason
from compliance.entries.asked import entries_to_look_through, progress_entries, read_observations
from compliance.entries.completeness import INDICATOR_RULES, SERVICE_RULES, gaps, is_complete, own_gaps
from compliance.models import Observation, ProgressEntry, ServiceEntry
from compliance.models.entries import to_entry
from tests.entries.sent import support

TODAY = timezone.localdate


def said(entry) -> list[str]:
    return [gap.message for gap in gaps(entry)]


def stated(make_entry, *, of_service: bool = False, **fields):
    entry = make_entry(of_service=of_service)
    type(entry).objects.update(**fields)
    entry.refresh_from_db()
    return entry


LACKING_INDICATORS = {
    "Falta el valor, o el motivo por el que no lo hay.": {"value": None},
    "Hay un valor y también un motivo de que falte: deje solo uno.": {"missing_reason": MissingReason.NOT_DUE},
    "Falta la fecha en que se remitirá el valor.": {"value": None, "missing_reason": MissingReason.DUE_LATER},
    "Falta explicar por qué no se alcanzó la meta.": {"value": Decimal(40)},
    "Falta al menos una acción de mejora.": {"value": Decimal(40), "explanation": "x"},
    "No ha indicado medidas adoptadas.": {},
    "No ha adjuntado sustento del valor.": {"value": Decimal(40)},
    "La fecha prevista ya pasó: ¿es correcta?": {
        "value": None,
        "missing_reason": MissingReason.DUE_LATER,
        "expected_on": "2020-01-01",
    },
}


@pytest.mark.parametrize("message", LACKING_INDICATORS)
def test_an_indicators_entry_lacks_it(message: str, make_entry) -> None:
    assert message in said(stated(make_entry, **LACKING_INDICATORS[message]))


def test_the_tests_know_every_rule() -> None:
    assert len(LACKING_INDICATORS) == len(INDICATOR_RULES)
    assert len(LACKING_SERVICES) == len(SERVICE_RULES)


@pytest.mark.parametrize(
    "fields",
    [
        {"value": None, "missing_reason": MissingReason.NOT_DUE},
        {"value": None, "missing_reason": MissingReason.SOURCE_NOT_COLLECTED},
        {"value": None, "missing_reason": MissingReason.DUE_LATER, "expected_on": TODAY() + timedelta(days=9)},
    ],
)
def test_a_reason_is_an_answer(fields, make_entry) -> None:
    assert said(stated(make_entry, **fields)) == []


def test_what_is_complete_lacks_nothing(make_entry, people) -> None:
    entry = make_entry()
    support(entry, people["focal"])
    entry.measures.create(position=1, text="Se capacitó al personal.")
    assert said(entry) == []
    assert is_complete(entry)


def test_a_missed_target_with_its_explanation_and_action_may_be_sent(make_entry) -> None:
    entry = stated(make_entry, value=Decimal(40), explanation="Faltó personal.")
    assert not is_complete(entry)
    entry.actions.create(position=1, text="Contratar.")
    assert is_complete(entry)


def test_a_measured_zero_is_a_value(make_entry) -> None:
    assert "Falta el valor, o el motivo por el que no lo hay." not in said(stated(make_entry, value=Decimal(0)))


def test_a_value_without_a_target_needs_no_explanation(make_entry, world) -> None:
    world.indicator.targets.all().delete()
    assert is_complete(stated(make_entry, value=Decimal(1)))


LACKING_SERVICES = {
    "Falta decir si el servicio tiene protocolo aprobado.": {"protocol_is_approved": None},
    "Falta la fecha de aprobación del protocolo.": {"protocol_is_approved": True},
    "Falta el dispositivo que aprueba el protocolo.": {
        "protocol_is_approved": True,
        "protocol_approved_on": date(2022, 5, 4),
    },
    "El protocolo se aprobó en 2023, después de 2022: el reporte de 2022 no comprenderá el servicio. "
    "¿Es correcta la fecha?": {
        "protocol_is_approved": True,
        "protocol_approved_on": date(2023, 1, 1),
        "protocol_instrument": "R.M. 1",
    },
    "Lo ejecutado es mayor que el presupuesto modificado: ¿es correcto?": {
        "modified_budget": Decimal(1),
        "executed_budget": Decimal("1.01"),
    },
}


@pytest.mark.parametrize("message", LACKING_SERVICES)
def test_a_services_entry_lacks_it(message: str, make_entry) -> None:
    assert message in said(stated(make_entry, of_service=True, **LACKING_SERVICES[message]))


def test_a_service_without_protocol_says_so_and_lacks_nothing(make_entry) -> None:
    assert said(make_entry(of_service=True)) == []


@pytest.mark.parametrize("of_service", [False, True])
def test_an_observation_waits_for_its_answer(of_service, make_entry, people) -> None:
    entry = make_entry(of_service=of_service)
    one = Observation.objects.create(**to_entry(entry), block=Block.TEXTS, text="¿Por qué?", by=people["reviewer"])
    (gap,) = [gap for gap in gaps(entry) if gap.blocks_sending]
    assert (gap.block, gap.message) == (Block.TEXTS, "Falta responder una observación: «¿Por qué?»")
    assert all(not gap.blocks_sending for gap in own_gaps(entry))
    one.answer = "Porque sí."
    one.save()
    assert is_complete(type(entry).objects.get())


def test_what_stops_comes_first(make_entry) -> None:
    found = gaps(stated(make_entry, value=Decimal(40)))
    assert [gap.blocks_sending for gap in found] == sorted((gap.blocks_sending for gap in found), reverse=True)


@pytest.mark.parametrize("value", [None, 40, 60, 101])
def test_looking_through_many_finds_the_same_as_looking_at_one(value, make_entry, people, world) -> None:
    entry = stated(make_entry, value=value)
    entry.actions.create(position=1, text="x")
    support(entry, people["focal"])
    Observation.objects.create(**to_entry(entry), block=Block.VALUE, text="¿?", by=people["reviewer"])
    service = make_entry(of_service=True)
    Observation.objects.create(**to_entry(service), block=Block.VALUE, text="¿?", by=people["reviewer"])
    lean = entries_to_look_through(world.cycle, [world.aurora.pk])
    read_observations(lean)
    assert [gaps(one) for one in lean] == [gaps(ProgressEntry.objects.get()), gaps(ServiceEntry.objects.get())]
    assert gaps(progress_entries(world.cycle, [world.aurora.pk]).get()) == gaps(entry)


def test_a_caller_that_knows_the_result_hands_it_in(make_entry, django_assert_num_queries, world) -> None:
    make_entry()
    (entry,) = entries_to_look_through(world.cycle, [world.aurora.pk])
    read_observations([entry])
    with django_assert_num_queries(0):
        assert "Falta explicar por qué no se alcanzó la meta." in [
            gap.message for gap in gaps(entry, Achievement.NOT_ACHIEVED)
        ]
