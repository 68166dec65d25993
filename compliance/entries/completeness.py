"""What is still missing in an entry: one list of rules, asked by the pages and by the gate alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import Achievement, Block, MissingReason
from compliance.entries.access import AnyEntry
from compliance.entries.figures import status_of
from compliance.entries.listed import LISTS, texts_of
from compliance.models import Observation, ProgressEntry, ServiceEntry

# The attribute of an entry that holds its open observations once they are known.
KNOWN = "known_observations"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that an entry lacks, or with `is_written` has wrong: in which block, and whether it may be sent all
    the same."""

    block: Block
    message: str
    blocks_sending: bool = True
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    """An indicator's entry with what the rules look at, read once."""

    entry: ProgressEntry
    status: Achievement
    has_measures: bool
    has_actions: bool
    has_evidence: bool


def silence_of(entry: AnyEntry) -> str:
    """What an entry lacks that answers nothing: a value or a reason, or whether there is a protocol; else nothing."""
    if isinstance(entry, ServiceEntry):
        is_silent = entry.protocol_is_approved is None
        return _("Falta decir si el servicio tiene protocolo aprobado.") if is_silent else ""
    is_silent = entry.value is None and not entry.missing_reason
    return _("Falta el valor, o el motivo por el que no lo hay.") if is_silent else ""


def _states_something(state: _State) -> Iterator[Gap]:
    if lacking := silence_of(state.entry):
        yield Gap(Block.VALUE, lacking)


def _one_of_value_and_reason(state: _State) -> Iterator[Gap]:
    if state.entry.value is not None and state.entry.missing_reason:
        yield Gap(Block.VALUE, _("Hay un valor y también un motivo de que falte: deje solo uno."), is_written=True)


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


def _doubts_a_past_promise(state: _State) -> Iterator[Gap]:
    expected_on = state.entry.expected_on
    if state.entry.missing_reason and expected_on and expected_on < timezone.localdate():
        yield Gap(Block.VALUE, _("La fecha prevista ya pasó: ¿es correcta?"), blocks_sending=False)


INDICATOR_RULES: tuple[Callable[[_State], Iterator[Gap]], ...] = (
    _states_something,
    _one_of_value_and_reason,
    _promises_a_date,
    _explains_a_miss,
    _plans_after_a_miss,
    _tells_what_helped,
    _supports_the_value,
    _doubts_a_past_promise,
)


def _states_the_protocol(entry: ServiceEntry) -> Iterator[Gap]:
    if lacking := silence_of(entry):
        yield Gap(Block.VALUE, lacking)


def _dates_the_protocol(entry: ServiceEntry) -> Iterator[Gap]:
    if entry.protocol_is_approved and entry.protocol_approved_on is None:
        yield Gap(Block.VALUE, _("Falta la fecha de aprobación del protocolo."))


def _names_the_act(entry: ServiceEntry) -> Iterator[Gap]:
    if entry.protocol_is_approved and not entry.protocol_instrument:
        yield Gap(Block.VALUE, _("Falta el dispositivo que aprueba el protocolo."))


def _doubts_a_protocol_of_a_later_year(entry: ServiceEntry) -> Iterator[Gap]:
    approved_on = entry.protocol_approved_on
    if approved_on and approved_on.year > entry.year:
        said = {"approved": approved_on.year, "year": entry.year}
        message = _(
            "El protocolo se aprobó en %(approved)s, después de %(year)s: el reporte de %(year)s no comprenderá el "
            "servicio. ¿Es correcta la fecha?"
        )
        yield Gap(Block.VALUE, message % said, blocks_sending=False)


def _doubts_spending_beyond_the_budget(entry: ServiceEntry) -> Iterator[Gap]:
    spent, budget = entry.executed_budget, entry.modified_budget
    if spent is not None and budget is not None and spent > budget:
        message = _("Lo ejecutado es mayor que el presupuesto modificado: ¿es correcto?")
        yield Gap(Block.VALUE, message, blocks_sending=False)


SERVICE_RULES: tuple[Callable[[ServiceEntry], Iterator[Gap]], ...] = (
    _states_the_protocol,
    _dates_the_protocol,
    _names_the_act,
    _doubts_a_protocol_of_a_later_year,
    _doubts_spending_beyond_the_budget,
)


def _has(entry: ProgressEntry, rows: str) -> bool:
    """Whether any such row hangs from the entry; `asked` can have it counted along with many entries."""
    counted: bool | None = getattr(entry, f"has_{rows}", None)
    if counted is not None:
        return counted
    return bool(texts_of(entry, rows) if rows in LISTS else entry.evidences.all())


def _state(entry: ProgressEntry, status: Achievement | None) -> _State:
    return _State(
        entry=entry,
        status=status or status_of(entry),
        has_measures=_has(entry, "measures"),
        has_actions=_has(entry, "actions"),
        has_evidence=_has(entry, "evidences"),
    )


def know_observations(entry: AnyEntry, observations: list[Observation]) -> None:
    """Hands an entry its open observations, from a caller who read them for a reason or for many entries at once."""
    setattr(entry, KNOWN, observations)


def open_observations(entry: AnyEntry) -> list[Observation]:
    """Those that a reviewer has not closed."""
    known: list[Observation] | None = getattr(entry, KNOWN, None)
    return [one for one in entry.observations.all() if one.closed_at is None] if known is None else known


def _unanswered(entry: AnyEntry) -> Iterator[Gap]:
    for observation in open_observations(entry):
        if not observation.answer:
            message = _("Falta responder una observación: «%(text)s»") % {"text": observation.text}
            yield Gap(Block(observation.block), message)


def own_gaps(entry: AnyEntry, status: Achievement | None = None) -> tuple[Gap, ...]:
    """What the entry lacks in itself, whatever was observed. A caller that knows the result hands it in."""
    if isinstance(entry, ProgressEntry):
        state = _state(entry, status)
        return tuple(gap for rule in INDICATOR_RULES for gap in rule(state))
    return tuple(gap for service_rule in SERVICE_RULES for gap in service_rule(entry))


def gaps(entry: AnyEntry, status: Achievement | None = None) -> tuple[Gap, ...]:
    """Everything that the entry lacks, what stops a sending first."""
    found = (*own_gaps(entry, status), *_unanswered(entry))
    return tuple(sorted(found, key=lambda gap: not gap.blocks_sending))


def is_complete(entry: AnyEntry) -> bool:
    """Whether the entry may be marked as ready and sent."""
    return not any(gap.blocks_sending for gap in gaps(entry))
