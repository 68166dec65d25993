"""How an indicator's value stands against other years: its past, its base line and its later targets.

Narrative, K19 to K22, K24 to K26 and K30. `TRENDS` lists the kinds; each is silent where it has nothing to say.
"""

from decimal import Decimal
from itertools import takewhile

from django.utils.translation import gettext as _

from compliance.calculation.progress import change_between, earlier_value, is_met
from compliance.calculation.rows import Assessment, Baseline, IndicatorYear, Previous
from compliance.calculation.shares import times_target
from compliance.choices import Achievement, Level, ProgressMethod
from compliance.findings.indicators import MOST_PLAUSIBLE_PROGRESS
from compliance.report.document import Figure
from compliance.report.narrative.printed import (
    baseline_figure,
    change_since,
    change_since_baseline,
    is_surpassed,
    progress_figure,
    target_in,
    times_figure,
    value_in,
)
from compliance.report.narrative.results import Kind
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import Parts, Remark, phrase, sentence


def break_since(row: IndicatorYear, year: int) -> int | None:
    """The last year in which the series was broken after that one, if it was."""
    return max((broken for broken in row.breaks if year < broken <= row.year), default=None)


def _moved(change: Decimal, figure: Figure) -> Parts:
    if not change:
        return (_("no varió"),)
    template = _("aumentó %(change)s") if change > 0 else _("disminuyó %(change)s")
    return phrase(template, change=figure)


def _target_said(assessment: Assessment) -> str:
    if assessment.status != Achievement.ACHIEVED:
        return _("no se alcanzó")
    return _("se superó") if is_surpassed(assessment) else _("se alcanzó")


def _judged(assessment: Assessment, previous: Previous) -> str:
    """Better or worse; *aunque* only where the trend and the target's fate disagree."""
    if previous.better is None:
        return ""
    judgement = _(", lo que representa una mejora") if previous.better else _(", lo que representa un retroceso")
    met = assessment.status == Achievement.ACHIEVED
    if assessment.gap is None or previous.better == met:
        return judgement
    contrast = _(", aunque la meta de %(year)s %(said)s")
    return judgement + contrast % {"year": assessment.indicator.year, "said": _target_said(assessment)}


def _since_baseline(assessment: Assessment, previous: Previous) -> bool:
    """Whether the earlier value is the very base line that the progress uses."""
    row, baseline = assessment.indicator, assessment.baseline
    same = baseline is not None and (baseline.year, baseline.value) == (previous.year, previous.value)
    return same and row.method == ProgressMethod.BASELINE


def broken_series(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K30."""
    row, previous = assessment.indicator, assessment.previous
    broken = None if previous is None else break_since(row, previous.year)
    if broken is None:
        return None
    template = _(
        "En %(year)s cambió la metodología de la fuente; el valor no es comparable con los anteriores "
        "y no se calcula su variación."
    )
    return sentence(template, year=broken)


def change(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K19, and K21 where the newest earlier value is not the last year's."""
    row, previous = assessment.indicator, assessment.previous
    if previous is None or not previous.change or break_since(row, previous.year):
        return None
    if previous.year != row.year - 1:
        template = _(
            "El valor anterior disponible es de %(year)s (%(before)s)%(base)s: desde entonces %(moved)s%(judged)s."
        )
    else:
        template = _("Respecto de %(year)s (%(before)s)%(base)s, %(moved)s%(judged)s.")
    return sentence(
        template,
        year=previous.year,
        before=value_in(row, previous.year),
        base=_(", año de su línea de base") if _since_baseline(assessment, previous) else "",
        moved=_moved(previous.change, change_since(row, previous.year, previous.change)),
        judged=_judged(assessment, previous),
    )


def no_change(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K20."""
    row, previous = assessment.indicator, assessment.previous
    if previous is None or previous.change or break_since(row, previous.year):
        return None
    template = _("El valor no varió respecto de %(year)s (%(before)s).")
    return sentence(template, year=previous.year, before=value_in(row, previous.year))


def first_value(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K21: only an objective's indicator is expected to have a series."""
    row = assessment.indicator
    if row.level != Level.OBJECTIVE or row.value is None or assessment.previous is not None:
        return None
    return sentence(_("No consta un valor anterior de este indicador con el cual compararlo."))


def _over_the_years(assessment: Assessment, since: int, template: str) -> Parts | None:
    """The change since a year that is earlier than the newest earlier value."""
    row, previous = assessment.indicator, assessment.previous
    before = row.values.get(since)
    if row.value is None or previous is None or before is None or since >= previous.year:
        return None
    if break_since(row, since):
        return None
    difference = change_between(before, row.value)
    moved = _moved(difference, change_since(row, since, difference))
    return sentence(template, year=since, before=value_in(row, since), moved=moved)


def since_the_policy(assessment: Assessment, story: Story) -> Parts | None:
    """Against the year in which the policy was approved."""
    approved = story.figures.policy.legal_instrument_date
    template = _("Desde %(year)s, año en que se aprobó la política (%(before)s), %(moved)s.")
    return _over_the_years(assessment, approved.year, template) if approved else None


def since_the_first_value(assessment: Assessment, story: Story) -> Parts | None:
    """Against the oldest value that is known."""
    since, approved = min(assessment.indicator.values, default=None), story.figures.policy.legal_instrument_date
    if since is None or (approved and since == approved.year):
        return None
    template = _("Desde %(year)s, primer año con un valor registrado (%(before)s), %(moved)s.")
    return _over_the_years(assessment, since, template)


def _worse_than(row: IndicatorYear, figure: Decimal, baseline: Baseline) -> bool:
    return row.direction is not None and not is_met(figure, baseline.value, row.direction)


def _baseline_template(assessment: Assessment, baseline: Baseline) -> str:
    row, progress = assessment.indicator, assessment.progress
    if row.target is not None and row.direction and is_met(baseline.value, row.target, row.direction):
        return _("La línea de base (%(base)s en %(year)s) ya alcanzaba la meta de %(this_year)s.")
    if progress is not None and progress < 0 and row.value is not None and _worse_than(row, row.value, baseline):
        return _(
            "El valor es menos favorable que la línea de base (%(base)s en %(year)s): "
            "el avance respecto de ella es negativo (%(progress)s)."
        )
    return _("Respecto de la línea de base (%(base)s en %(year)s), %(moved)s.")


def against_baseline(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K22, where the progress is measured from the base line and the change since it has not been said."""
    row, baseline, previous = assessment.indicator, assessment.baseline, assessment.previous
    if row.method != ProgressMethod.BASELINE or row.value is None or baseline is None:
        return None
    if break_since(row, baseline.year) or (previous and _since_baseline(assessment, previous)):
        return None
    difference = change_between(baseline.value, row.value)
    return sentence(
        _baseline_template(assessment, baseline),
        base=baseline_figure(row, baseline),
        year=baseline.year,
        this_year=row.year,
        moved=_moved(difference, change_since_baseline(row, baseline, difference)),
        progress=progress_figure(assessment, assessment.progress or Decimal()),
    )


def later_target_met(assessment: Assessment, story: Story) -> Parts | None:
    """K24: the last of the unbroken run of later targets that the value already meets."""
    row = assessment.indicator
    known = sorted(year for year, target in row.targets.items() if year > row.year and target is not None)
    run = list(takewhile(lambda year: year in assessment.surpasses, known))
    target = row.targets[run[-1]] if run else None
    if target is None:
        return None
    if run[-1] == story.last_target_year:
        template = _("Este valor ya alcanza incluso la meta final, la de %(year)s (%(target)s).")
    elif len(run) == 1:
        template = _("Este valor ya alcanza la meta prevista para %(year)s (%(target)s).")
    else:
        template = _("Este valor ya alcanza las metas previstas hasta %(year)s (%(target)s).")
    return sentence(template, year=run[-1], target=target_in(row, run[-1]))


def target_met_before(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K25; the earlier value has been said with the change since it."""
    row, earlier = assessment.indicator, earlier_value(assessment.indicator)
    if earlier is None or row.target is None or row.direction is None or row.value is None:
        return None
    year, before = earlier
    if break_since(row, year) or not is_met(before, row.target, row.direction):
        return None
    met = assessment.status == Achievement.ACHIEVED
    consequence = _(", por lo que alcanzarla no supone por sí solo un avance en el año") if met else ""
    return sentence(
        _("La meta de %(this_year)s ya se había alcanzado en %(year)s%(consequence)s."),
        this_year=row.year,
        year=year,
        consequence=consequence,
    )


def _with_what_its_entity_says(row: IndicatorYear, story: Story) -> Parts:
    """Where the entity explains a figure that is out of range, if it does."""
    if note := story.note(row):
        return (_(" y con la nota de la entidad"), Remark(note))
    if story.figures.texts.explanations.get(row.code):
        return (_(" y con la explicación de la entidad"),)
    return ()


def _out_of_range_template(assessment: Assessment) -> str:
    if assessment.progress is None or assessment.progress <= MOST_PLAUSIBLE_PROGRESS:
        return _("La variación está fuera del rango habitual; debe leerse con cautela%(help)s.")
    if times_target(assessment.indicator) is None:
        return _("El avance está fuera del rango habitual; debe leerse con cautela%(help)s.")
    return _("El valor equivale a %(times)s veces la meta; debe leerse con cautela%(help)s.")


def out_of_range(assessment: Assessment, story: Story) -> Parts | None:
    """K26: nothing is hidden, and nothing is explained that the entity did not explain."""
    row = assessment.indicator
    if not story.has_finding("implausible_progress", row.code):
        return None
    return sentence(
        _out_of_range_template(assessment),
        times=times_figure(row, times_target(row) or Decimal()),
        help=_with_what_its_entity_says(row, story),
    )


TRENDS: tuple[Kind, ...] = (
    out_of_range,
    broken_series,
    change,
    no_change,
    first_value,
    since_the_policy,
    since_the_first_value,
    against_baseline,
    later_target_met,
    target_met_before,
)
