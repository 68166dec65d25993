"""What is still missing in an entry: one list of rules, asked by the pages and by the gate alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from compliance.calculation.progress import status
from compliance.choices import Achievement, Block, MissingReason
from compliance.entries.access import AnyEntry
from compliance.entries.figures import indicator_year
from compliance.models import ProgressEntry, ServiceEntry


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that an entry lacks: in which block, and whether it may be sent all the same."""

    block: Block
    message: str
    blocks_sending: bool = True


@dataclass(frozen=True, slots=True)
class _State:
    """An indicator's entry with what the rules look at, read once."""

    entry: ProgressEntry
    status: Achievement
    has_measures: bool
    has_actions: bool
    has_evidence: bool


def _states_something(state: _State) -> Iterator[Gap]:
    if state.entry.value is None and not state.entry.missing_reason:
        yield Gap(Block.VALUE, _("Falta el valor, o el motivo por el que no lo hay."))


def _one_of_value_and_reason(state: _State) -> Iterator[Gap]:
    if state.entry.value is not None and state.entry.missing_reason:
        yield Gap(Block.VALUE, _("Hay un valor y también un motivo de que falte: deje solo uno."))


def _promises_a_date(state: _State) -> Iterator[Gap]:
    if state.entry.missing_reason == MissingReason.DUE_LATER and state.entry.expected_on is None:
        yield Gap(Block.VALUE, _("Falta la fecha en que se remitirá el valor."))


def _explains_a_miss(state: _State) -> Iterator[Gap]:
    if state.status == Achievement.NOT_ACHIEVED and not state.entry.explanation:
        yield Gap(Block.TEXTS, _("Falta explicar por qué no se alcanzó la meta."))


def _plans_after_a_miss(state: _State) -> Iterator[Gap]:
    if state.status == Achievement.NOT_ACHIEVED and not state.has_actions:
        yield Gap(Block.TEXTS, _("Falta al menos una acción de mejora."))


def _tells_what_helped(state: _State) -> Iterator[Gap]:
    if state.status == Achievement.ACHIEVED and not state.has_measures:
        yield Gap(Block.TEXTS, _("No ha indicado medidas adoptadas."), blocks_sending=False)


def _supports_the_value(state: _State) -> Iterator[Gap]:
    if state.entry.value is not None and not state.has_evidence:
        yield Gap(Block.SUPPORT, _("No ha adjuntado sustento del valor."), blocks_sending=False)


INDICATOR_RULES: tuple[Callable[[_State], Iterator[Gap]], ...] = (
    _states_something,
    _one_of_value_and_reason,
    _promises_a_date,
    _explains_a_miss,
    _plans_after_a_miss,
    _tells_what_helped,
    _supports_the_value,
)


def _states_the_protocol(entry: ServiceEntry) -> Iterator[Gap]:
    if entry.protocol_is_approved is None:
        yield Gap(Block.VALUE, _("Falta decir si el servicio tiene protocolo aprobado."))


def _dates_the_protocol(entry: ServiceEntry) -> Iterator[Gap]:
    if entry.protocol_is_approved and entry.protocol_approved_on is None:
        yield Gap(Block.VALUE, _("Falta la fecha de aprobación del protocolo."))


def _names_the_act(entry: ServiceEntry) -> Iterator[Gap]:
    if entry.protocol_is_approved and not entry.protocol_instrument:
        yield Gap(Block.VALUE, _("Falta el dispositivo que aprueba el protocolo."))


SERVICE_RULES: tuple[Callable[[ServiceEntry], Iterator[Gap]], ...] = (
    _states_the_protocol,
    _dates_the_protocol,
    _names_the_act,
)


def _state(entry: ProgressEntry) -> _State:
    return _State(
        entry=entry,
        status=status(indicator_year(entry.indicator, entry.year, entry.value)),
        has_measures=bool(entry.measures.all()),
        has_actions=bool(entry.actions.all()),
        has_evidence=bool(entry.evidences.all()),
    )


def _unanswered(entry: AnyEntry) -> Iterator[Gap]:
    waiting = (one for one in entry.observations.all() if one.closed_at is None and not one.answer)
    for observation in waiting:
        yield Gap(
            Block(observation.block), _("Falta responder una observación: «%(text)s»") % {"text": observation.text}
        )


def gaps(entry: AnyEntry) -> tuple[Gap, ...]:
    """Everything that the entry lacks, what stops a sending first."""
    if isinstance(entry, ProgressEntry):
        state = _state(entry)
        found = [gap for rule in INDICATOR_RULES for gap in rule(state)]
    else:
        found = [gap for service_rule in SERVICE_RULES for gap in service_rule(entry)]
    return tuple(sorted([*found, *_unanswered(entry)], key=lambda gap: not gap.blocks_sending))


def is_complete(entry: AnyEntry) -> bool:
    """Whether the entry may be marked as ready and sent."""
    return not any(gap.blocks_sending for gap in gaps(entry))
