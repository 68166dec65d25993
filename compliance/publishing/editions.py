"""Preparing, discarding and publishing an edition: the three moves, each under the policy's lock, by the right person.

One person prepares, another approves. What was frozen is what is published, byte by byte, and never changes again.
"""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance import __version__
from compliance.choices import EditionStatus
from compliance.entries.access import standing_of
from compliance.models import EditionFile, Policy, ReportEdition, User
from compliance.publishing import notifications
from compliance.publishing.access import can_approve_edition, can_prepare_edition
from compliance.publishing.content import Content, compare_editions, content_of, corrected, kept_content
from compliance.publishing.obstacles import Obstacle, obstacles, pending_entries
from compliance.publishing.seals import date_of, named_in_a_sentence, seal
from compliance.report.build import render_all
from compliance.report.comparison import Comparison, compare
from compliance.report.errata import changed_in_words
from compliance.report.frozen import thawed

LONGEST_REASON = 2000


class EditionRefused(Exception):
    """It cannot be done, or not now; nothing was changed. The message is for the person."""


class PublicationBlocked(EditionRefused):
    """Something stands in the way; `obstacles` says what."""

    def __init__(self, found: list[Obstacle]) -> None:
        confirmable = _("Todavía no se puede publicar: marque cada confirmación. No se hizo ningún cambio.")
        barred = _("Todavía no se puede publicar: falta lo que dice «Impide publicar». No se hizo ningún cambio.")
        super().__init__(confirmable if all(one.may_be_confirmed for one in found) else barred)
        self.obstacles = found


def lock(policy_id: int) -> Policy:
    """The policy's row, held until the transaction ends; entries may still be written meanwhile."""
    rows = Policy.objects.select_for_update(of=("self",), no_key=True).select_related("lead_entity")
    return rows.get(pk=policy_id)


def last_published(policy: Policy, year: int) -> ReportEdition | None:
    rows = ReportEdition.objects.of(policy, year).published().select_related("policy")
    return rows.order_by("-number").first()


def _held(edition: ReportEdition) -> ReportEdition:
    """The edition as it is now, still in preparation; the policy's lock is held."""
    row = ReportEdition.objects.select_related("policy__lead_entity").select_for_update(of=("self",)).get(pk=edition.pk)
    if row.status != EditionStatus.PREPARED:
        raise EditionRefused(
            _("La edición ya está en «%(status)s». No se hizo ningún cambio.") % {"status": row.get_status_display()}
        )
    return row


# --- preparing


def content_now(policy: Policy, year: int, reason: str = "") -> Content:
    """What would be frozen today: for a year that was published, with the errata page."""
    content, before = content_of(policy, year), last_published(policy, year)
    return corrected(content, before, reason) if before else content


def would_change(edition: ReportEdition) -> Comparison:
    """What would be otherwise in an edition with the data and the text of now; false where they are the same."""
    return compare(kept_content(edition).side, content_of(edition.policy, edition.year).side)


def _refuse_preparing(policy: Policy, year: int, reason: str) -> None:
    if ReportEdition.objects.of(policy, year).prepared().exists():
        raise EditionRefused(_("Ya hay una edición de ese año en preparación: publíquela o descártela primero."))
    before = last_published(policy, year)
    if before is None:
        return
    if not reason:
        raise EditionRefused(_("Escriba el motivo de la corrección: se publica en la fe de erratas."))
    if not would_change(before):
        raise EditionRefused(
            _("No hay nada que corregir: los datos y los textos de ahora son los de la %(edition)s.")
            % {"edition": named_in_a_sentence(before)}
        )


def prepare(
    policy: Policy,
    year: int,
    *,
    by: User,
    reason: str = "",
    preview_until: date | None = None,
    checklist: Mapping[str, Any] | None = None,
) -> ReportEdition:
    """Freezes the data and the text of now; raises `EditionRefused`.

    `preview_until` is the last day on which the entities may answer; without it they are not asked.
    """
    if not can_prepare_edition(standing_of(by)):
        raise EditionRefused(_("No puede preparar ediciones."))
    if preview_until and preview_until < timezone.localdate():
        raise EditionRefused(_("El plazo para las entidades ya pasó: elija una fecha desde hoy."))
    said = reason.replace("\0", "").strip()[:LONGEST_REASON]
    with transaction.atomic():
        held = lock(policy.pk)
        _refuse_preparing(held, year, said)
        reason = said if last_published(held, year) else ""
        figures, document = content_now(held, year, reason).texts
        edition = ReportEdition.objects.create(
            policy=held,
            year=year,
            reason=reason,
            figures=figures,
            document=document,
            sha256=sha256(figures.encode()).hexdigest(),
            software_version=__version__,
            checklist=dict(checklist or {}),
            preview_until=preview_until,
            prepared_by=by,
        )
        transaction.on_commit(partial(notifications.prepared, edition))
    return edition


def discard(edition: ReportEdition, *, by: User) -> ReportEdition:
    """Gives up a prepared edition; it stays in the list with what entities said, and the year can be prepared again."""
    if not can_prepare_edition(standing_of(by)):
        raise EditionRefused(_("No puede descartar ediciones."))
    with transaction.atomic():
        lock(edition.policy_id)
        held = _held(edition)
        held.status, held.decided_by, held.decided_at = EditionStatus.DISCARDED, by, timezone.now()
        held.save()
        transaction.on_commit(partial(notifications.discarded, held))
    return held


# --- publishing


def obstacles_of(edition: ReportEdition) -> list[Obstacle]:
    """What stands in the way of publishing a prepared edition now."""
    now = content_now(edition.policy, edition.year, edition.reason)
    return obstacles(edition, kept_content(edition), now)


def _refuse_blocked(edition: ReportEdition, confirmed: Collection[str]) -> None:
    found = obstacles_of(edition)
    if any(not one.may_be_confirmed or one.token not in confirmed for one in found):
        raise PublicationBlocked(found)


def _number(edition: ReportEdition, by: User) -> None:
    """Numbers, dates and seals it, for the report that it is from now on."""
    before = last_published(edition.policy, edition.year)
    edition.number = (before.number or 0) + 1 if before else 1
    edition.status, edition.decided_by, edition.decided_at = EditionStatus.PUBLISHED, by, timezone.now()
    changed = changed_in_words(compare_editions(before, edition)) if before else ""
    seal(
        edition,
        before=before,
        changed=changed,
        without=[one.code for one in pending_entries(edition.policy_id, edition.year)],
    )
    edition.sha256 = sha256(edition.figures.encode()).hexdigest()


def rebuilt(edition: ReportEdition) -> dict[str, bytes]:
    """Every format from what a published edition froze: the bytes that were published, with the same software."""
    return {"json": edition.figures.encode()} | render_all(thawed(edition.document), date_of(edition))


def _keep_files(edition: ReportEdition) -> None:
    EditionFile.objects.bulk_create(
        EditionFile(
            edition=edition,
            format_name=name,
            content=content,
            size=len(content),
            sha256=sha256(content).hexdigest(),
        )
        for name, content in rebuilt(edition).items()
    )


def publish(edition: ReportEdition, *, by: User, confirmed: Collection[str] = ()) -> ReportEdition:
    """Numbers, dates, renders and keeps it, all or nothing; raises `EditionRefused`, or `PublicationBlocked`.

    `confirmed` are the tokens of what the person saw in the way and goes on with.
    """
    with transaction.atomic():
        lock(edition.policy_id)
        held = _held(edition)
        if not can_approve_edition(standing_of(by), held):
            raise EditionRefused(_("La publica otra persona, que no la haya preparado."))
        _refuse_blocked(held, confirmed)
        _number(held, by)
        _keep_files(held)  # first: nothing is added to an edition that is published
        held.save()
        transaction.on_commit(partial(notifications.published, held))
    return held
