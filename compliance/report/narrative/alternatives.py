"""Section III: what missed its target, why, and what the entities will do about it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement
from compliance.report.document import Block, BulletList, Paragraph, Section
from compliance.report.figures import Figures
from compliance.report.narrative.tables import indicator_table


def _missed(figures: Figures) -> tuple[Assessment, ...]:
    return tuple(one for one in figures.result.indicators if one.status == Achievement.NOT_ACHIEVED)


def _reasons(assessments: tuple[Assessment, ...], figures: Figures) -> Iterator[Paragraph]:
    for assessment in assessments:
        code = assessment.indicator.code
        said = figures.texts.explanations.get(code)
        text = said or _("La entidad no informó por qué no se alcanzó la meta.")
        yield Paragraph((text,), lead=f"{code}.")


def _actions(codes: list[str], figures: Figures) -> Iterator[Block]:
    written = [(code, figures.texts.actions[code]) for code in codes if code in figures.texts.actions]
    for code, actions in written:
        yield BulletList(_("Acciones de mejora (%(code)s)") % {"code": code}, actions)
    if not written:
        yield Paragraph((_("La entidad no informó acciones de mejora."),))


def _group(assessments: tuple[Assessment, ...], figures: Figures) -> Section:
    """The missed indicators of one service, or the missed indicators of the objective itself."""
    service, objective = assessments[0].indicator.service, assessments[0].indicator.objective
    codes = [one.indicator.code for one in assessments]
    title = f"{service}. {figures.names.get(service, '')}" if service else _("Indicadores del objetivo")
    return Section(
        anchor=f"III-{service or objective}-propios" if not service else f"III-{service}",
        title=title,
        blocks=(
            indicator_table(_("Indicadores que no alcanzaron su meta"), assessments, figures.year),
            *_reasons(assessments, figures),
            *_actions([*codes, service] if service else codes, figures),
        ),
    )


def _objective(code: str, missed: tuple[Assessment, ...], figures: Figures) -> Section:
    groups: dict[str, tuple[Assessment, ...]] = {}
    for one in sorted(missed, key=lambda assessment: assessment.indicator.service or ""):
        group = one.indicator.service or ""
        groups[group] = (*groups.get(group, ()), one)
    return Section(
        anchor=f"III-{code}",
        title=f"{code}. {figures.names.get(code, '')}",
        sections=tuple(_group(members, figures) for members in groups.values()),
    )


def alternatives(figures: Figures) -> Section:
    missed = _missed(figures)
    of_objective = {
        code: tuple(one for one in missed if one.indicator.objective == code)
        for code in sorted(figures.result.policy_year.objectives)
    }
    nothing = Paragraph(
        (_("Ningún indicador con información dejó de alcanzar su meta; esta sección no registra alternativas."),)
    )
    return Section(
        anchor="III",
        title=_("III. Alternativas para mejorar la implementación"),
        blocks=() if missed else (nothing,),
        sections=tuple(_objective(code, found, figures) for code, found in of_objective.items() if found),
    )
