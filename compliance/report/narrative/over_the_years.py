"""An indicator's value against the year of the policy, its oldest value and its base line; against others, in `trends`.

Narrative, K22: no change is told twice where two of those years are the same one.
"""

from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.calculation.progress import change_between, is_met
from compliance.calculation.rows import Assessment, Baseline, IndicatorYear
from compliance.choices import ProgressMethod
from compliance.report.document import Figure
from compliance.report.narrative.printed import (
    baseline_figure,
    change_since,
    change_since_baseline,
    progress_figure,
    value_in,
)
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import Parts, phrase, sentence


def break_since(row: IndicatorYear, year: int) -> int | None:
    """The last year in which the series was broken after that one, if it was."""
    return max((broken for broken in row.breaks if year < broken <= row.year), default=None)


def moved_by(change: Decimal, figure: Figure) -> Parts:
    if not change:
        return (_("no varió"),)
    template = _("aumentó %(change)s") if change > 0 else _("disminuyó %(change)s")
    return phrase(template, change=figure)


def is_base(assessment: Assessment, year: int) -> bool:
    """Whether the value of a year is the very base line that the progress uses."""
    row, baseline = assessment.indicator, assessment.baseline
    if row.method != ProgressMethod.BASELINE or baseline is None:
        return False
    return (baseline.year, baseline.value) == (year, row.values.get(year))


def _over_the_years(assessment: Assessment, since: int, template: str) -> Parts | None:
    """The change since a year that is earlier than the newest earlier value."""
    row, previous = assessment.indicator, assessment.previous
    before = row.values.get(since)
    if row.value is None or previous is None or before is None or since >= previous.year:
        return None
    if break_since(row, since):
        return None
    difference = change_between(before, row.value)
    moved = moved_by(difference, change_since(row, since, difference))
    return sentence(template, year=since, before=value_in(row, since), moved=moved)


def since_the_policy(assessment: Assessment, story: Story) -> Parts | None:
    """Against the year in which the policy was approved."""
    approved = story.figures.policy.legal_instrument_date
    if approved is None:
        return None
    plain = _("Desde %(year)s (%(before)s), año en que se aprobó la política, %(moved)s.")
    of_base = _("Desde %(year)s (%(before)s), año en que se aprobó la política y de su línea de base, %(moved)s.")
    return _over_the_years(assessment, approved.year, of_base if is_base(assessment, approved.year) else plain)


def _oldest_template(assessment: Assessment, since: int) -> str:
    if is_base(assessment, since):
        return _("Desde %(year)s (%(before)s), año de su línea de base, %(moved)s.")
    if any(known.year < since for known in assessment.indicator.baselines):
        return _("Desde %(year)s (%(before)s), el valor más antiguo de la serie, %(moved)s.")
    return _("Desde %(year)s (%(before)s), primer año con un valor registrado, %(moved)s.")


def since_the_first_value(assessment: Assessment, story: Story) -> Parts | None:
    """Against the oldest value that is known; not the first registered one where a base line is older."""
    since, approved = min(assessment.indicator.values, default=None), story.figures.policy.legal_instrument_date
    if since is None or (approved and since == approved.year):
        return None
    return _over_the_years(assessment, since, _oldest_template(assessment, since))


def _worse_than(row: IndicatorYear, figure: Decimal, baseline: Baseline) -> bool:
    return row.direction is not None and not is_met(figure, baseline.value, row.direction)


def _change_is_told(assessment: Assessment, since: int, story: Story) -> bool:
    """Whether the change since the base line has been told as the one since the policy or the first value."""
    row, approved = assessment.indicator, story.figures.policy.legal_instrument_date
    if assessment.previous is None or since >= assessment.previous.year:
        return False
    told = {min(row.values), approved.year if approved else None}
    return is_base(assessment, since) and since in told


def _baseline_template(assessment: Assessment, baseline: Baseline, story: Story) -> str:
    row, progress = assessment.indicator, assessment.progress
    if row.target is not None and row.direction and is_met(baseline.value, row.target, row.direction):
        return _("La línea de base (%(base)s en %(year)s) ya alcanzaba la meta de %(this_year)s.")
    if progress is not None and progress < 0 and row.value is not None and _worse_than(row, row.value, baseline):
        return _(
            "El valor es menos favorable que la línea de base (%(base)s en %(year)s): "
            "el avance respecto de ella es negativo (%(progress)s)."
        )
    if _change_is_told(assessment, baseline.year, story):
        return ""
    return _("Respecto de la línea de base (%(base)s en %(year)s), %(moved)s.")


def against_baseline(assessment: Assessment, story: Story) -> Parts | None:
    """K22, where the progress is measured from an earlier base line and the change since it has not been said."""
    row, baseline, previous = assessment.indicator, assessment.baseline, assessment.previous
    if row.method != ProgressMethod.BASELINE or row.value is None or baseline is None or baseline.year >= row.year:
        return None
    if break_since(row, baseline.year) or (previous and is_base(assessment, previous.year)):
        return None
    template = _baseline_template(assessment, baseline, story)
    if not template:
        return None
    difference = change_between(baseline.value, row.value)
    return sentence(
        template,
        base=baseline_figure(row, baseline),
        year=baseline.year,
        this_year=row.year,
        moved=moved_by(difference, change_since_baseline(row, baseline, difference)),
        progress=progress_figure(assessment, assessment.progress or Decimal()),
    )
