"""Section I: what became of the objectives' own indicators."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, Previous
from compliance.choices import Level
from compliance.formatting import difference
from compliance.report.document import Block, Figure, Paragraph, Section
from compliance.report.figures import Figures
from compliance.report.narrative.tables import indicator_table, printed_value


def _previous_parts(assessment: Assessment, previous: Previous) -> tuple[str | Figure, ...]:
    row = assessment.indicator
    head = (
        _("respecto de %(year)s (") % {"year": previous.year},
        printed_value(row, previous.value),
    )
    if not previous.change:
        return (*head, _("), el valor no varió."))
    verb = _("), aumentó ") if previous.change > 0 else _("), disminuyó ")
    judgement = {True: _(", lo que representa una mejora."), False: _(", lo que representa un retroceso."), None: "."}[
        previous.better
    ]
    return (
        *head,
        verb,
        Figure(difference(abs(previous.change), row.unit, row.decimals).lstrip("+"), row.code),
        judgement,
    )


def change(assessment: Assessment) -> Paragraph | None:
    """How the value moved since the newest earlier one; silent in a first year (narrative, K19 to K21)."""
    if assessment.previous is None:
        return None
    parts = _previous_parts(assessment, assessment.previous)
    first = parts[0]
    opening = first[:1].upper() + first[1:] if isinstance(first, str) else ""
    return Paragraph((opening, *parts[1:]), lead=f"{assessment.indicator.code}.")


def later_target(assessment: Assessment) -> Paragraph | None:
    """The last year of the unbroken run of later targets that the value already meets (narrative, K24)."""
    row = assessment.indicator
    known = sorted(year for year, target in row.targets.items() if year > row.year and target is not None)
    reached = None
    for year in known:
        if year not in assessment.surpasses:
            break
        reached = year
    target = None if reached is None else row.targets[reached]
    if reached is None or target is None:
        return None
    return Paragraph(
        (
            _("El valor de %(year)s ya alcanza la meta prevista para %(later)s (")
            % {"year": row.year, "later": reached},
            printed_value(row, target),
            ").",
        ),
        lead=f"{row.code}.",
    )


def explanations(assessments: tuple[Assessment, ...], figures: Figures) -> Iterator[Paragraph]:
    """What the entities wrote: the explanation of a result or of its absence, then its context and note."""
    for assessment in assessments:
        code = assessment.indicator.code
        for texts in (figures.texts.explanations, figures.texts.context, figures.texts.notes):
            if code in texts:
                yield Paragraph((texts[code],), lead=f"{code}.")


def _objective(code: str, assessments: tuple[Assessment, ...], figures: Figures) -> Section:
    said = (kind(one) for one in assessments for kind in (change, later_target))
    blocks: tuple[Block, ...] = (
        indicator_table(_("Indicadores del objetivo"), assessments, figures.year),
        *(paragraph for paragraph in said if paragraph is not None),
        *explanations(assessments, figures),
    )
    if not assessments:
        blocks = (Paragraph((_("El catálogo no tiene indicadores de este objetivo."),)),)
    return Section(anchor=f"I-{code}", title=f"{code}. {figures.names.get(code, '')}", blocks=blocks)


def objectives(figures: Figures) -> Section:
    own = [one for one in figures.result.indicators if one.indicator.level == Level.OBJECTIVE]
    return Section(
        anchor="I",
        title=_("I. Cumplimiento de los objetivos prioritarios"),
        sections=tuple(
            _objective(code, tuple(one for one in own if one.indicator.objective == code), figures)
            for code in sorted(figures.result.policy_year.objectives)
        ),
    )
