"""What became of an indicator in the year: its value against its target.

Narrative, K13 to K18, K23 and K27. `RESULTS` lists the kinds; each speaks of one case and is silent about all others.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement, Direction, ProgressMethod, Unit
from compliance.report.narrative.printed import coincides, gap, is_surpassed, named, progress, target_in, value_in
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.nouns import subject
from compliance.report.narrative.words.parts import Parts, phrase, sentence

Kind = Callable[[Assessment, Story], Parts | None]

UP, DOWN = Direction


def lead(assessment: Assessment) -> str:
    """`Meta superada.`; the other states as the tables name them."""
    return f"{_('Meta superada') if is_surpassed(assessment) else assessment.status.label}."


def _is(assessment: Assessment, direction: Direction, *, better: bool) -> bool:
    """Measured, of that direction, strictly better or worse than its target, and printing so."""
    ahead = assessment.gap
    if not ahead or assessment.indicator.direction != direction or coincides(assessment):
        return False
    return (ahead > 0) == better


def _sense(assessment: Assessment) -> Parts:
    """What a descending indicator's first mention adds, where the sentence does not say it otherwise."""
    row = assessment.indicator
    if row.direction != DOWN:
        return ()
    reduce = _reduce(assessment)
    return phrase(_(" (indicador descendente: se busca %(reduce)s)"), reduce=reduce)


def _reduce(assessment: Assessment) -> str:
    row = assessment.indicator
    return _("reducir%(it)s") % {"it": subject(row.name, row.code).pronoun}


def _said(template: str, assessment: Assessment, story: Story) -> Parts | None:
    """The template with the parts that all results share."""
    row = assessment.indicator
    if row.value is None or row.target is None or assessment.gap is None:
        return None
    return sentence(
        template,
        subject=named(assessment, story),
        verb=subject(row.name, row.code).verb,
        sense=_sense(assessment),
        reduce=_reduce(assessment),
        value=value_in(row, row.year),
        target=target_in(row, row.year),
        gap=gap(assessment, assessment.gap),
        progress=progress(assessment, story),
    )


def surpassed(assessment: Assessment, story: Story) -> Parts | None:
    """K13."""
    if not _is(assessment, UP, better=True):
        return None
    template = _("%(subject)s %(verb)s %(value)s, %(gap)s por encima de la meta de %(target)s%(progress)s.")
    return _said(template, assessment, story)


def surpassed_descending(assessment: Assessment, story: Story) -> Parts | None:
    """K14."""
    if not _is(assessment, DOWN, better=True):
        return None
    template = _(
        "%(subject)s %(verb)s %(value)s, %(gap)s por debajo de la meta de %(target)s, "
        "diferencia favorable porque se busca %(reduce)s%(progress)s."
    )
    return _said(template, assessment, story)


def tied(assessment: Assessment, story: Story) -> Parts | None:
    """K15."""
    if assessment.gap is None or assessment.gap:
        return None
    return _said(_("%(subject)s%(sense)s %(verb)s %(value)s, igual a la meta prevista."), assessment, story)


def missed(assessment: Assessment, story: Story) -> Parts | None:
    """K16."""
    if not _is(assessment, UP, better=False):
        return None
    template = _("%(subject)s %(verb)s %(value)s, %(gap)s por debajo de la meta de %(target)s%(progress)s.")
    return _said(template, assessment, story)


def missed_descending(assessment: Assessment, story: Story) -> Parts | None:
    """K17."""
    if not _is(assessment, DOWN, better=False):
        return None
    template = _(
        "%(subject)s %(verb)s %(value)s, %(gap)s por encima de la meta de %(target)s, "
        "diferencia desfavorable porque se busca %(reduce)s%(progress)s."
    )
    return _said(template, assessment, story)


def equal_when_printed(assessment: Assessment, story: Story) -> Parts | None:
    """K18: the stored values decide, and the sentence says so."""
    if not coincides(assessment):
        return None
    head = _("%(subject)s%(sense)s %(verb)s %(value)s. Con los decimales publicados, el valor y la meta coinciden ")
    better = _("(%(target)s); con los datos completos, la meta se superó por %(gap)s%(progress)s.")
    worse = _("(%(target)s); con los datos completos, la meta no se alcanzó por %(gap)s%(progress)s.")
    return _said(head + (better if is_surpassed(assessment) else worse), assessment, story)


def _why_not_assessed(assessment: Assessment) -> str:
    row = assessment.indicator
    if not row.has_target:
        return _("No se fijó meta para %(year)s, por lo que no se valora su cumplimiento.")
    if row.target is None:
        return _("No se conoce la meta de %(year)s, por lo que no se valora su cumplimiento.")
    return _("No se ha registrado su sentido esperado, por lo que no se valora su cumplimiento.")


def without_judgement(assessment: Assessment, story: Story) -> Parts | None:
    """K27."""
    row = assessment.indicator
    if assessment.status != Achievement.NOT_ASSESSABLE or row.value is None:
        return None
    return sentence(
        _("%(subject)s%(sense)s %(verb)s %(value)s. ") + _why_not_assessed(assessment),
        subject=named(assessment, story),
        verb=subject(row.name, row.code).verb,
        sense=_sense(assessment),
        value=value_in(row, row.year),
        year=row.year,
    )


STATED_WITH_VALUE = {
    Achievement.ACHIEVED: gettext_lazy(
        "%(subject)s %(verb)s %(value)s. Según lo publicado, alcanzó su meta de %(year)s; "
        "los datos registrados no permiten comprobarlo."
    ),
    Achievement.NOT_ACHIEVED: gettext_lazy(
        "%(subject)s %(verb)s %(value)s. Según lo publicado, no alcanzó su meta de %(year)s; "
        "los datos registrados no permiten comprobarlo."
    ),
    Achievement.NO_INFORMATION: gettext_lazy(
        "%(subject)s %(verb)s %(value)s. Según lo publicado, no contaba con información de %(year)s."
    ),
}


def _stated_alone(assessment: Assessment, story: Story) -> Parts | None:
    """The lead says the state; here, that nothing else is known."""
    row = assessment.indicator
    if assessment.status not in {Achievement.ACHIEVED, Achievement.NOT_ACHIEVED}:
        return None
    template = _("El valor de %(year)s %(subject)s no consta en los datos publicados.")
    return sentence(template, year=row.year, subject=named(assessment, story, "de"))


def only_stated(assessment: Assessment, story: Story) -> Parts | None:
    """A state that a past report published and that no value and target can tell."""
    row = assessment.indicator
    if assessment.gap is not None:
        return None
    if row.value is None:
        return _stated_alone(assessment, story)
    template = STATED_WITH_VALUE.get(assessment.status)
    if template is None:
        return None
    return sentence(
        str(template),
        subject=named(assessment, story),
        verb=subject(row.name, row.code).verb,
        value=value_in(row, row.year),
        year=row.year,
    )


def measured_zero(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K23: zero is a value, and for what should fall the best one."""
    row = assessment.indicator
    if row.value is None or row.value or assessment.status == Achievement.NO_INFORMATION:
        return None
    if row.direction == DOWN and row.unit not in {None, Unit.VARIATION}:
        return sentence(_("Se trata de un cero medido, el mejor resultado posible."))
    return sentence(_("Se trata de un cero medido, no de falta de información."))


def _undefined_by(assessment: Assessment) -> str:
    row, baseline = assessment.indicator, assessment.baseline
    if row.method is None:
        return _("no se ha registrado su método de cálculo")
    if row.method == ProgressMethod.BASELINE:
        unknown = _("no se ha registrado la línea de base")
        return unknown if baseline is None else _("la meta es igual a la línea de base")
    return _("la meta es cero") if row.direction == UP else _("el valor es cero")


def progress_undefined(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """K23: why a measured indicator has no progress in percent."""
    if not assessment.gap or assessment.progress is not None:
        return None
    return sentence(_("El avance no se expresa en porcentaje porque %(why)s."), why=_undefined_by(assessment))


RESULTS: tuple[Kind, ...] = (
    surpassed,
    surpassed_descending,
    tied,
    missed,
    missed_descending,
    equal_when_printed,
    without_judgement,
    only_stated,
    measured_zero,
    progress_undefined,
)
