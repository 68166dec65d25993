"""What the report would print of an entry, saved or only typed: the entry's side of `report.narrative.preview`."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement, Level
from compliance.entries.figures import last_target_year
from compliance.models import Indicator, ProgressEntry
from compliance.report.narrative.preview import Known, Told, preview
from compliance.report.narrative.words.nouns import subject
from compliance.report.reading import header_of


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a result. The report leaves out a service's indicator without a target (contract, 2)."""

    told: Told
    status: Achievement
    is_left_out: bool


def tell(entry: ProgressEntry, assessment: Assessment, source: str, expected_on: date | None) -> Printed | None:
    """What the report would say of this result; None where neither a value nor a reason is stated.

    One query where a later target is already met: whether it is the policy's last.
    """
    row, policy = assessment.indicator, entry.indicator.policy if entry.cycle is None else entry.cycle.policy
    if row.value is None and row.reason is None:
        return None
    root = entry.indicator.entity.ancestors()[-1]
    known = Known(
        policy=header_of(policy),
        entity=root.acronym,
        entity_name=root.name,
        article=root.article,
        source=source,
        explanation=entry.explanation,
        note=entry.note,
        expected_on=expected_on,
        last_target_year=last_target_year(policy) if assessment.surpasses else None,
    )
    return Printed(preview(assessment, known), assessment.status, row.level == Level.SERVICE and not row.has_target)


def tell_stated(entry: ProgressEntry, assessment: Assessment) -> Printed | None:
    """The same of what the entry states."""
    return tell(entry, assessment, entry.source, entry.expected_on)


def question(indicator: Indicator, year: int) -> str:
    """What the value page asks, with the indicator named as the report names it."""
    named = subject(indicator.name, indicator.code)
    asked = _("¿Cuál fue %(name)s en %(year)s?") if named.bends else _("¿Qué valor registró %(name)s en %(year)s?")
    return asked % {"name": named.text, "year": year}
