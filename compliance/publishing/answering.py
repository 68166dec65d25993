"""An entity's answer to its extract, while its days last: kept beside the ones before, and told to who prepared it."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import EditionStatus
from compliance.entries.access import standing_of
from compliance.models import EditionOpinion, Entity, ReportEdition, User
from compliance.publishing import notifications
from compliance.publishing.access import can_answer_for_extract

LONGEST_TEXT = 4000


class OpinionRefused(Exception):
    """The opinion was not kept; the message is for the person."""


def may_still_answer(edition: ReportEdition) -> bool:
    """In preparation, and within the days that were given; without days nobody was asked."""
    until = edition.preview_until
    return edition.status == EditionStatus.PREPARED and until is not None and timezone.localdate() <= until


def give_opinion(edition: ReportEdition, entity: Entity, *, agrees: bool, text: str, by: User) -> EditionOpinion:
    """Keeps what a focal point says for their entity; raises `OpinionRefused`."""
    if not can_answer_for_extract(standing_of(by), entity):
        raise OpinionRefused(_("No puede opinar por esta entidad."))
    said = text.replace("\0", "").strip()[:LONGEST_TEXT]
    if not agrees and not said:
        raise OpinionRefused(_("Escriba qué no está bien y por qué."))
    with transaction.atomic():
        held = ReportEdition.objects.select_for_update().get(pk=edition.pk)
        if not may_still_answer(held):
            raise OpinionRefused(_("El plazo para opinar sobre esta edición terminó. No se guardó nada."))
        opinion = EditionOpinion.objects.create(edition=held, entity=entity, agrees=agrees, text=said, by=by)
        if not agrees:
            transaction.on_commit(partial(notifications.objected, opinion))
    return opinion
