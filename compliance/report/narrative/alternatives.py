"""Section III: what missed its target, why, and what the entities will do about it (narrative, K37 to K40)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.rows import Assessment, ServiceAssessment
from compliance.choices import Achievement
from compliance.report.narrative import indicators
from compliance.report.narrative.activities import actions_for_service, charge, missed
from compliance.report.narrative.printed import named_together, row_anchor
from compliance.report.narrative.story import Story, grouped
from compliance.report.narrative.words.drafts import DraftBlock, DraftSection, paragraphs
from compliance.report.narrative.words.parts import Parts, Series, count, phrase, sentence


def _missed_of(assessments: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
    return tuple(one for one in assessments if one.status == Achievement.NOT_ACHIEVED)


def _group(services: tuple[ServiceAssessment, ...], story: Story) -> Parts:
    """`SS.01.01.03 y SS.01.02.02, a cargo de ...`"""
    codes = Series(tuple((one.service.code,) for one in services))
    return phrase("%(codes)s, %(charge)s", codes=codes, charge=charge(services[0], story))


def services_that_missed(objective: str, services: tuple[ServiceAssessment, ...], story: Story) -> Parts:
    """K37: the services by who is in charge of them."""

    def who(service: ServiceAssessment) -> str:
        return f"{service.service.entity} {story.figures.units_in_charge.get(service.service.code, '')}"

    groups = grouped(services, who)
    template = ngettext(
        "En el %(objective)s, un servicio no alcanzó la meta de al menos un indicador: %(groups)s.",
        "En el %(objective)s, %(n)s servicios no alcanzaron la meta de al menos un indicador: %(groups)s.",
        len(services),
    )
    return sentence(
        template,
        objective=objective,
        n=count(len(services), f"{objective}.services_with_not_achieved"),
        groups=Series(tuple(_group(members, story) for members in groups.values())),
    )


def how_many_missed(service: ServiceAssessment, story: Story) -> Parts:
    """K38: of how many of a service's indicators it is told."""
    code = service.service.code
    own = story.of_service[code]
    number, anchor = len(_missed_of(own)), row_anchor("A", code)
    total = count(len(own), f"{code}.total", anchor)
    if len(own) == 1:
        return sentence(_("Su único indicador no alcanzó la meta."))
    if len(own) == number:
        return sentence(_("Ninguno de sus %(total)s indicadores alcanzó su meta."), total=total)
    template = ngettext(
        "No alcanzó su meta uno de sus %(total)s indicadores.",
        "No alcanzaron su meta %(n)s de sus %(total)s indicadores.",
        number,
    )
    return sentence(template, n=count(number, f"{code}.not_achieved", anchor), total=total)


class Silence(NamedTuple):
    """How it is told that something is absent: of every indicator, of one and of several of them."""

    everyone: str
    one: str
    many: str


class Silences(NamedTuple):
    """The words for absent reasons, absent actions, and both."""

    both: str
    reasons: Silence
    actions: Silence


def _by_the_entity() -> Silences:
    """Of what the entity reported in this system."""
    return Silences(
        _("La entidad no informó los motivos ni acciones de mejora."),
        Silence(
            _("La entidad no informó los motivos."),
            _("Sobre el indicador %(codes)s, la entidad no informó los motivos."),
            _("Sobre los indicadores %(codes)s, la entidad no informó los motivos."),
        ),
        Silence(
            _("La entidad no informó acciones de mejora."),
            _("Para el indicador %(codes)s, la entidad no informó acciones de mejora."),
            _("Para los indicadores %(codes)s, la entidad no informó acciones de mejora."),
        ),
    )


def _by_the_source() -> Silences:
    """Of what nobody reported in this system: only the source's silence is known."""
    return Silences(
        _("No constan los motivos ni acciones de mejora en los datos registrados."),
        Silence(
            _("No constan los motivos en los datos registrados."),
            _("Sobre el indicador %(codes)s, no constan los motivos en los datos registrados."),
            _("Sobre los indicadores %(codes)s, no constan los motivos en los datos registrados."),
        ),
        Silence(
            _("No constan acciones de mejora en los datos registrados."),
            _("Para el indicador %(codes)s, no constan acciones de mejora en los datos registrados."),
            _("Para los indicadores %(codes)s, no constan acciones de mejora en los datos registrados."),
        ),
    )


def _silence(silent: list[str], codes: list[str], words: Silence) -> Iterator[Parts]:
    """Of which of the indicators something is absent; nothing where it is of none."""
    if silent == codes:
        yield sentence(words.everyone)
    elif silent:
        template = words.one if len(silent) == 1 else words.many
        yield sentence(template, codes=Series(tuple((code,) for code in silent)))


def _silent(codes: list[str], said: Mapping[str, object]) -> list[str]:
    return [code for code in codes if code not in said]


def silences(assessments: tuple[Assessment, ...], story: Story, service: str = "") -> Iterator[Parts]:
    """Of which of them no reasons are known, and for which nothing is announced, nor for their service."""
    texts = story.figures.texts
    codes = [one.indicator.code for one in assessments]
    words = _by_the_entity() if story.were_approved_here(codes) else _by_the_source()
    unexplained = _silent(codes, texts.explanations)
    without_actions = [] if service in texts.actions else _silent(codes, texts.actions)
    if unexplained == without_actions == codes:
        yield sentence(words.both)
        return
    yield from _silence(unexplained, codes, words.reasons)
    yield from _silence(without_actions, codes, words.actions)


def _indicator(assessment: Assessment, story: Story) -> Iterator[DraftBlock]:
    row = assessment.indicator
    yield from indicators.said_of(assessment, story, indicators.result_of(row.code))
    yield from indicators.explanation(row.code, story)
    yield from indicators.actions_for_indicator(row, story)


def _service(service: ServiceAssessment, story: Story) -> DraftSection:
    code = service.service.code
    found = _missed_of(story.of_service[code])
    blocks: tuple[DraftBlock, ...] = (
        *paragraphs([how_many_missed(service, story), *silences(found, story, code)], passage="missed"),
        *(block for one in found for block in _indicator(one, story)),
        *actions_for_service(service, story),
    )
    return DraftSection(f"III-{code}", indicators.heading(code, service.service.name), blocks)


def missed_of_objective(found: tuple[Assessment, ...], *, also: bool) -> Parts:
    """K39: the objective's own indicators, whose results section I tells."""
    number = len(found)
    template = (
        ngettext(
            "También requiere atención %(indicators)s, que no alcanzó su meta (véase la sección I).",
            "También requieren atención %(indicators)s, que no alcanzaron su meta (véase la sección I).",
            number,
        )
        if also
        else ngettext(
            "Requiere atención %(indicators)s, que no alcanzó su meta (véase la sección I).",
            "Requieren atención %(indicators)s, que no alcanzaron su meta (véase la sección I).",
            number,
        )
    )
    return sentence(template, indicators=named_together([one.indicator for one in found]))


def _own(objective: str, story: Story, *, also: bool) -> DraftSection | None:
    found = _missed_of(story.own.get(objective, ()))
    if not found:
        return None
    said = paragraphs([missed_of_objective(found, also=also), *silences(found, story)], passage="missed")
    lists = (block for one in found for block in indicators.actions_for_indicator(one.indicator, story, named=True))
    return DraftSection(f"III-{objective}-propios", _("Indicadores propios del objetivo"), (*said, *lists))


def _objective(code: str, story: Story) -> DraftSection | None:
    services = tuple(one for one in story.services.get(code, ()) if missed(one, story))
    own = _own(code, story, also=bool(services))
    if not services and own is None:
        return None
    opening = (services_that_missed(code, services, story),) if services else ()
    return DraftSection(
        anchor=f"III-{code}",
        title=indicators.heading(code, story.figures.names.get(code, "")),
        blocks=paragraphs(opening, passage="opening"),
        sections=(*(_service(one, story) for one in services), *((own,) if own else ())),
    )


def nothing_missed(story: Story) -> Parts | None:
    """K40, and a year of which nothing is known."""
    counts = story.figures.result.all
    if counts.not_achieved:
        return None
    if not counts.achieved:
        return sentence(
            _("No hay metas valoradas en %(year)s; esta sección no registra alternativas."), year=story.year
        )
    return sentence(
        _("Ningún indicador con información dejó de alcanzar su meta; esta sección no registra alternativas de mejora.")
    )


def alternatives(story: Story) -> DraftSection:
    found = (_objective(code, story) for code in story.objectives)
    return DraftSection(
        anchor="III",
        title=_("III. Alternativas para mejorar la implementación de la política"),
        blocks=paragraphs([nothing_missed(story)], passage="nothing"),
        sections=tuple(section for section in found if section is not None),
    )
