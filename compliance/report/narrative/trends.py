"""How an indicator's value stands against other years: its past and its later targets; `over_the_years` reaches far.

Narrative, K19 to K22, K24 to K26 and K30. `TRENDS` lists the kinds; each is silent where it has nothing to say.
"""

from decimal import Decimal
from itertools import takewhile

from django.utils.translation import gettext as _

from compliance.calculation.progress import earlier_value, is_met
from compliance.calculation.rows import Assessment, IndicatorYear, Previous
from compliance.calculation.shares import times_target
from compliance.choices import Achievement, Level
from compliance.findings.indicators import MOST_PLAUSIBLE_PROGRESS
from compliance.report.narrative.over_the_years import (
    against_baseline,
    break_since,
    is_base,
    moved_by,
    since_the_first_value,
    since_the_policy,
)
from compliance.report.narrative.printed import (
    change_since,
    is_surpassed,
    target_in,
    times_figure,
    value_in,
)
from compliance.report.narrative.results import Kind
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import Parts, Remark, sentence


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
        base=_(", año de su línea de base") if is_base(assessment, previous.year) else "",
        moved=moved_by(previous.change, change_since(row, previous.year, previous.change)),
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


def _with_what_is_known(row: IndicatorYear, story: Story) -> Parts:
    """The indicator's footnote, whoever wrote it; else where the entity explains a figure that is out of range."""
    if note := story.note(row):
        return (Remark(note),)
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
    if not story.calls_for_caution(assessment):
        return None
    return sentence(
        _out_of_range_template(assessment),
        times=times_figure(row, times_target(row) or Decimal()),
        help=_with_what_is_known(row, story),
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
