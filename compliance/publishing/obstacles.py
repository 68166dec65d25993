"""What stands between a prepared edition and its publication: one small function each, listed here.

Some only a change can remove; others a person may confirm, seeing exactly what they confirm.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import EntryStatus
from compliance.findings import Finding
from compliance.findings.waivers import blocks_publication
from compliance.formatting import day
from compliance.models import Indicator, ProgressEntry, ReportEdition, ReportingCycle, Service, ServiceEntry
from compliance.publishing.content import Content
from compliance.publishing.opinions import objection_in_words, standing_objections
from compliance.report.comparison import SIGNATURES, compare
from compliance.report.document import Section
from compliance.report.errata import kinds_in_words
from compliance.report.narrative.places import place

TOKEN_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is in the way, line by line; `confirmation` is what a person may say to go on, empty where nobody may.

    `page` is where the edition shows all of it, `whole` stands for what its lines only sum up, and `findings` are what
    its lines tell.
    """

    key: str
    title: str
    lines: tuple[str, ...] = ()
    confirmation: str = ""
    page: str = ""
    whole: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def may_be_confirmed(self) -> bool:
        return bool(self.confirmation)

    @property
    def token(self) -> str:
        """What a confirmation names, so that it holds only for what was seen."""
        seen = "\n".join((self.key, self.title, *self.lines, self.whole))
        return f"{self.key}:{sha256(seen.encode()).hexdigest()[:TOKEN_LENGTH]}"


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """An entry of the year that the report cannot count, because it is not approved."""

    code: str
    entity: str
    status: str

    def __str__(self) -> str:
        return _("%(code)s · %(entity)s · %(status)s") % {
            "code": self.code,
            "entity": self.entity,
            "status": self.status,
        }


def _states(kind: type[Any], cycle: ReportingCycle, subject: str) -> dict[int, str]:
    return dict(kind.objects.filter(cycle=cycle).values_list(f"{subject}_id", "status"))


def _pending(rows: Sequence[tuple[int, str, str]], states: Mapping[int, str]) -> Iterator[PendingEntry]:
    for pk, code, entity in rows:
        status = EntryStatus(states.get(pk, EntryStatus.DRAFT))
        if status != EntryStatus.APPROVED:
            yield PendingEntry(code, entity, str(status.label) if pk in states else _("Sin empezar"))


def pending_entries(policy: int, year: int) -> tuple[PendingEntry, ...]:
    """Everything that the year's cycle asks and that is not approved; nothing where there was no cycle."""
    cycle = ReportingCycle.objects.filter(policy=policy, year=year).first()
    if cycle is None:
        return ()
    indicators = Indicator.objects.filter(policy=policy).order_by("code")
    services = Service.objects.filter(policy=policy).order_by("code")
    columns = ("pk", "code", "entity__acronym")
    return (
        *_pending(list(indicators.values_list(*columns)), _states(ProgressEntry, cycle, "indicator")),
        *_pending(list(services.values_list(*columns)), _states(ServiceEntry, cycle, "service")),
    )


# --- the obstacles


def open_errors(_edition: ReportEdition, frozen: Content, _now: Content) -> Iterator[Obstacle]:
    """Errors that nobody had waived when the edition was frozen: a waiver is printed with it, or does not count."""
    errors = blocks_publication(frozen.findings, frozen.waivers)
    if errors:
        lines = (f"{place(one.subject)}: {one.message}" for one in errors)
        yield Obstacle("errores", _("Hay errores sin resolver ni dispensar"), tuple(lines), findings=errors)


def preview_is_open(edition: ReportEdition, _frozen: Content, _now: Content) -> Iterator[Obstacle]:
    """The days that entities were given have not passed; the last one is theirs."""
    if edition.preview_until and timezone.localdate() <= edition.preview_until:
        title = _("Las entidades pueden opinar hasta el %(day)s") % {"day": day(edition.preview_until)}
        yield Obstacle("plazo", title)


def objections(edition: ReportEdition, _frozen: Content, _now: Content) -> Iterator[Obstacle]:
    found = standing_objections(edition)
    if found:
        lines = (objection_in_words(one, edition) for one in found)
        confirmation = _("Leí las objeciones y publico sin cambios")
        yield Obstacle("objeciones", _("Hay entidades que no están conformes"), tuple(lines), confirmation)


def unapproved(edition: ReportEdition, _frozen: Content, _now: Content) -> Iterator[Obstacle]:
    found = pending_entries(edition.policy_id, edition.year)
    if found:
        confirmation = _("Publicar sin la información de estos registros; la edición lo dirá")
        title = _("Hay registros de este año sin aprobar")
        yield Obstacle("sin_aprobar", title, tuple(map(str, found)), confirmation)


def _signers(content: Content) -> list[Section]:
    return [section for section in content.document.sections if section.anchor == SIGNATURES]


def _kinds_changed(frozen: Content, now: Content) -> tuple[str, ...]:
    """A line for each kind of thing that is not what was frozen."""
    signers = (_("quién da su visto bueno"),) if _signers(frozen) != _signers(now) else ()
    return (*kinds_in_words(compare(frozen.side, now.side)), *signers) or (_("otros datos del reporte"),)


def data_changed(_edition: ReportEdition, frozen: Content, now: Content) -> Iterator[Obstacle]:
    """What was frozen is published, or it is discarded and prepared again."""
    if frozen.texts != now.texts:
        yield Obstacle(
            "cambios",
            _("El reporte cambió desde que se preparó la edición"),
            _kinds_changed(frozen, now),
            _("Publicar lo que se preparó, sin esos cambios"),
            page="edition_changes",
            whole="".join(now.texts),
        )


OBSTACLES: tuple[Callable[[ReportEdition, Content, Content], Iterator[Obstacle]], ...] = (
    open_errors,
    preview_is_open,
    objections,
    unapproved,
    data_changed,
)


def obstacles(edition: ReportEdition, frozen: Content, now: Content) -> list[Obstacle]:
    """Everything in the way, in the order in which it is told; `now` is what would be frozen today."""
    return [one for rule in OBSTACLES for one in rule(edition, frozen, now)]
