"""Mails about an edition: to the entities that it is about, and to those of the ministry who prepare and approve it."""

from compliance.entries.notifications import deliver, focal_points_of, reviewers
from compliance.formatting import day
from compliance.models import EditionOpinion, ReportEdition
from compliance.publishing.content import kept_content
from compliance.publishing.opinions import asked_entities, entities_of
from compliance.publishing.seals import code_of, named_in_a_sentence
from compliance.report.comparison import ERRATA


def prepared(edition: ReportEdition) -> None:
    """Asks those who may approve it to read it, and each entity to look at its extract, where days were given."""
    until = day(edition.preview_until) if edition.preview_until else ""
    others = [person for person in reviewers() if person.pk != edition.prepared_by_id]
    deliver(f"prepared:{edition.pk}", others, "prepared", {"edition": edition, "until": until})
    if not until:
        return
    for asked in asked_entities(edition, kept_content(edition).figures):
        context = {"edition": edition, "entity": asked.entity, "until": until}
        people = focal_points_of(asked.entity.pk)
        deliver(f"preview:{edition.pk}:{asked.entity.pk}", people, "preview", context)


def objected(opinion: EditionOpinion) -> None:
    """Tells who prepared the edition that an entity objects, and to what."""
    edition = opinion.edition
    deliver(f"objected:{opinion.pk}", [edition.prepared_by], "objected", {"edition": edition, "opinion": opinion})


def discarded(edition: ReportEdition) -> None:
    """Tells each entity that was asked that there is nothing to answer any more, and what remains of its answer."""
    if not edition.preview_until:
        return
    for asked in asked_entities(edition, kept_content(edition).figures):
        context = {"edition": edition, "entity": asked.entity, "opinion": asked.opinion}
        people = focal_points_of(asked.entity.pk)
        deliver(f"discarded:{edition.pk}:{asked.entity.pk}", people, "discarded", context)


def published(edition: ReportEdition) -> None:
    """Tells everyone who answers for something in the report, and who prepared it."""
    asked = asked_entities(edition, kept_content(edition).figures)
    people = {person.pk: person for person in (*focal_points_of(*entities_of(asked)), edition.prepared_by)}
    context = {"edition": edition, "code": code_of(edition), "named": named_in_a_sentence(edition), "errata": ERRATA}
    deliver(f"published:{edition.pk}", people.values(), "published", context)
