"""Mails about an edition: that an entity may look at its extract, that it was discarded, or that it was published."""

from compliance.entries.notifications import deliver, focal_points_of
from compliance.formatting import day
from compliance.models import ReportEdition
from compliance.publishing.content import kept_content
from compliance.publishing.opinions import asked_entities, entities_of
from compliance.publishing.seals import code_of, named_in_a_sentence


def preview_opened(edition: ReportEdition) -> None:
    """Asks each entity to look at its extract, where days were given for it."""
    if not edition.preview_until:
        return
    for asked in asked_entities(edition, kept_content(edition).figures):
        context = {"edition": edition, "entity": asked.entity, "until": day(edition.preview_until)}
        people = focal_points_of(asked.entity.pk)
        deliver(f"preview:{edition.pk}:{asked.entity.pk}", people, "preview", context)


def discarded(edition: ReportEdition) -> None:
    """Tells each entity that was asked that there is nothing to answer any more, and what remains of its answer."""
    if not edition.preview_until:
        return
    for asked in asked_entities(edition, kept_content(edition).figures):
        context = {"edition": edition, "entity": asked.entity, "opinion": asked.opinion}
        people = focal_points_of(asked.entity.pk)
        deliver(f"discarded:{edition.pk}:{asked.entity.pk}", people, "discarded", context)


def published(edition: ReportEdition) -> None:
    """Tells everyone who answers for something in the report."""
    asked = asked_entities(edition, kept_content(edition).figures)
    people = focal_points_of(*entities_of(asked))
    context = {"edition": edition, "code": code_of(edition), "named": named_in_a_sentence(edition)}
    deliver(f"published:{edition.pk}", people, "published", context)
