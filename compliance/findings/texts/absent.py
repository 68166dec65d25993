"""Texts that the report needs and lacks: what helped where a target was met, why and what next where it was not."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_noop as _

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement, Level, Place, Severity
from compliance.findings.rows import Finding, Written, about


def measures_absent(assessment: Assessment, written: Written) -> Iterator[Finding]:
    """Section II tells what helped each indicator of a service that met its target (narrative, K35)."""
    is_told = assessment.status == Achievement.ACHIEVED and assessment.indicator.level == Level.SERVICE
    if is_told and not any(written.measures):
        template = _("Alcanzó su meta y no se informan medidas adoptadas: ¿qué contribuyó al resultado?")
        yield about("measures_absent", Severity.WARNING, assessment, template, place=Place.TEXTS, field="measures")


def explanation_absent(assessment: Assessment, written: Written) -> Iterator[Finding]:
    """Section III tells why a target was not met (narrative, K38)."""
    if assessment.status == Achievement.NOT_ACHIEVED and not written.explanation:
        template = _("No alcanzó su meta y no se explica por qué: ¿a qué se debe?")
        yield about(
            "explanation_absent", Severity.WARNING, assessment, template, place=Place.TEXTS, field="explanation"
        )


def actions_absent(assessment: Assessment, written: Written, of_service: Written | None) -> Iterator[Finding]:
    """Section III tells what will be done; an action for the whole service serves its indicators (narrative, K38)."""
    planned = any(written.actions) or (of_service is not None and any(of_service.actions))
    if assessment.status == Achievement.NOT_ACHIEVED and not planned:
        template = _("No alcanzó su meta y no se informan acciones de mejora: ¿qué se hará?")
        yield about("actions_absent", Severity.WARNING, assessment, template, place=Place.TEXTS, field="actions")


def absent_texts(assessment: Assessment, written: Mapping[str, Written]) -> Iterator[Finding]:
    """All that one indicator's year lacks, by what was written of it and of its service."""
    row = assessment.indicator
    own = written.get(row.code) or Written(row.code, row.year)
    yield from measures_absent(assessment, own)
    yield from explanation_absent(assessment, own)
    yield from actions_absent(assessment, own, written.get(row.service) if row.service else None)
