"""What happened to an entry: its rounds, step by step, and what changed between one sending and the next.

Read from its events alone; nothing here decides or writes.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Block, MissingReason, Unit
from compliance.entries.access import AUTHOR_VERBS, AnyEntry
from compliance.formatting import NO_BREAK, day, exact, number, with_unit
from compliance.models import EntryEvent, ProgressEntry, User

VERBS = {
    "save": gettext_lazy("Guardó"),
    "ready": gettext_lazy("Marcó como listo"),
    "reopen": gettext_lazy("Volvió a abrir"),
    "submit": gettext_lazy("Envió"),
    "approve": gettext_lazy("Aprobó"),
    "return": gettext_lazy("Devolvió con observación"),
    "withdraw": gettext_lazy("Retiró la aprobación y devolvió"),
}
ENDS_A_ROUND = ("return", "withdraw")
BLANK = re.compile(rf"[^\S{NO_BREAK}]*")
DECISIONS = frozenset({"approve", *ENDS_A_ROUND})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that someone did; saves in a row by the same person are one step."""

    verb: str
    by: User
    at: datetime
    note: str = ""
    receipt: str = ""
    times: int = 1

    @property
    def said(self) -> str:
        if self.times > 1:
            return _("Guardó %(times)s veces") % {"times": self.times}
        return str(VERBS.get(self.verb, self.verb))


@dataclass(frozen=True, slots=True)
class Round:
    """From the first edit to the decision, or to now."""

    number: int
    steps: tuple[Step, ...]


def _step(event: EntryEvent) -> Step:
    receipt = event.submission.code if event.submission else ""
    return Step(event.verb, event.by, event.at, note=event.note, receipt=receipt)


def _steps(events: Iterable[EntryEvent]) -> Iterator[Step]:
    """Saves in a row by one person count as one, at the time of the last."""
    waiting: Step | None = None
    for step in map(_step, events):
        if waiting and step.verb == "save" and step.by == waiting.by:
            waiting = replace(step, times=waiting.times + 1)
            continue
        if waiting:
            yield waiting
        waiting = step if step.verb == "save" else None
        if not waiting:
            yield step
    if waiting:
        yield waiting


def rounds(events: Iterable[EntryEvent]) -> tuple[Round, ...]:
    """The entry's rounds, oldest first; a return or a withdrawn approval ends one."""
    found: list[list[Step]] = [[]]
    for step in _steps(events):
        found[-1].append(step)
        if step.verb in ENDS_A_ROUND:
            found.append([])
    return tuple(Round(place, tuple(steps)) for place, steps in enumerate(found, 1) if steps)


def authors(events: Iterable[EntryEvent]) -> frozenset[int]:
    """The ids of those who entered, readied or sent any of it."""
    return frozenset(event.by_id for event in events if event.verb in AUTHOR_VERBS)


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of a text, and whether the other version lacks it."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Something that the entry said in one sending and says otherwise in the next."""

    label: str
    block: Block
    before: tuple[Part, ...]
    now: tuple[Part, ...]


Shown = Callable[[Any, AnyEntry], str]


@dataclass(frozen=True, slots=True)
class _Field:
    """How a field of an event's contents is called and read."""

    name: str
    label: Any
    block: Block
    shown: Shown


def _text(said: Any, _entry: AnyEntry) -> str:
    return str(said or "")


def _figure(said: Any, _entry: AnyEntry) -> str:
    return number(exact(Decimal(said))) if said else ""


def _value(said: Any, entry: AnyEntry) -> str:
    if not said or not isinstance(entry, ProgressEntry):
        return ""
    unit = Unit(entry.indicator.unit) if entry.indicator.unit else None
    return with_unit(Decimal(said), unit, entry.indicator.decimals)


def _reason(said: Any, _entry: AnyEntry) -> str:
    return str(MissingReason(said).label) if said else ""


def _day(said: Any, _entry: AnyEntry) -> str:
    return day(date.fromisoformat(said)) if said else ""


def _yes_or_no(said: Any, _entry: AnyEntry) -> str:
    return {True: _("Sí"), False: _("No")}.get(said, "")


def _lines(said: Any, _entry: AnyEntry) -> str:
    return "\n".join(said or ())


def _titles(said: Any, _entry: AnyEntry) -> str:
    return "\n".join(_("%(title)s (%(what)s)") % {**one, "what": one["file"] or one["link"]} for one in said or ())


FIELDS = (
    _Field("value", gettext_lazy("Valor"), Block.VALUE, _value),
    _Field("numerator", gettext_lazy("Numerador"), Block.VALUE, _figure),
    _Field("denominator", gettext_lazy("Denominador"), Block.VALUE, _figure),
    _Field("missing_reason", gettext_lazy("Motivo de que falte"), Block.VALUE, _reason),
    _Field("expected_on", gettext_lazy("Fecha prevista"), Block.VALUE, _day),
    _Field("source", gettext_lazy("Fuente"), Block.VALUE, _text),
    _Field("protocol_is_approved", gettext_lazy("Tiene protocolo aprobado"), Block.VALUE, _yes_or_no),
    _Field("protocol_approved_on", gettext_lazy("Protocolo aprobado el"), Block.VALUE, _day),
    _Field("protocol_instrument", gettext_lazy("Dispositivo que lo aprueba"), Block.VALUE, _text),
    _Field("modified_budget", gettext_lazy("Presupuesto modificado (S/)"), Block.VALUE, _figure),
    _Field("executed_budget", gettext_lazy("Presupuesto ejecutado (S/)"), Block.VALUE, _figure),
    _Field("explanation", gettext_lazy("Explicación"), Block.TEXTS, _text),
    _Field("context", gettext_lazy("Contexto"), Block.TEXTS, _text),
    _Field("note", gettext_lazy("Nota al pie"), Block.TEXTS, _text),
    _Field("measures", gettext_lazy("Medidas adoptadas"), Block.TEXTS, _lines),
    _Field("actions", gettext_lazy("Acciones de mejora"), Block.TEXTS, _lines),
    _Field("evidence", gettext_lazy("Sustento"), Block.SUPPORT, _titles),
)


def _words(text: str) -> list[str]:
    """With the space before each; a figure and its unit are one word."""
    return re.findall(rf"[^\S{NO_BREAK}]*[\S{NO_BREAK}]+", text)


def _run(words: Sequence[str], *, is_changed: bool) -> Iterator[Part]:
    """The space before a change is none of it, so that no mark begins in the air."""
    text = "".join(words)
    space = BLANK.match(text) if is_changed else None
    begin = space.end() if space else 0
    yield from (part for part in (Part(text[:begin], False), Part(text[begin:], is_changed)) if part.text)


def compared(before: str, now: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both texts in runs of words, with what the other lacks told apart."""
    old, new = _words(before), _words(now)
    left: list[Part] = []
    right: list[Part] = []
    for what, start, end, new_start, new_end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_changed = what != "equal"
        left += _run(old[start:end], is_changed=is_changed)
        right += _run(new[new_start:new_end], is_changed=is_changed)
    return tuple(left), tuple(right)


def _change(field: _Field, before: Any, now: Any, entry: AnyEntry) -> Change:
    return Change(str(field.label), field.block, *compared(field.shown(before, entry), field.shown(now, entry)))


def changes(events: Sequence[EntryEvent], entry: AnyEntry) -> tuple[Change, ...]:
    """What the last sending says otherwise than the one before; nothing in a first round."""
    sent = [event.contents for event in events if event.verb == "submit"]
    if len(sent) < 2:
        return ()
    before, now = sent[-2:]
    differing = (field for field in FIELDS if before.get(field.name) != now.get(field.name))
    return tuple(_change(field, before.get(field.name), now.get(field.name), entry) for field in differing)
