"""Who may do what with the report: predicates over a person's standing, asked by pages and by the stage itself."""

from compliance.entries.access import Standing, answers_for
from compliance.models import Entity, ReportEdition


def can_word_report(standing: Standing) -> bool:
    """Edit passages, waive findings, receive a corrected Word file: those who review."""
    return standing.is_reviewer


def can_prepare_edition(standing: Standing) -> bool:
    return standing.is_reviewer


def can_approve_edition(standing: Standing, edition: ReportEdition) -> bool:
    """A reviewer who did not prepare it."""
    return standing.is_reviewer and standing.user_id != edition.prepared_by_id


def can_see_entity_sheet(standing: Standing, entity: Entity) -> bool:
    """The ministry and its readers any entity's; a focal point that of an entity or unit that they answer for."""
    return standing.is_reviewer or standing.is_reader or standing.is_administrator or answers_for(standing, entity.pk)


def can_answer_for_extract(standing: Standing, entity: Entity) -> bool:
    """Agree with an entity's extract of an edition in preparation, or object to it."""
    return answers_for(standing, entity.pk)
