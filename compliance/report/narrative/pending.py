"""The services whose information is missing, and why, as the summary names them (narrative, K09 and K28)."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.rows import Assessment, IndicatorYear, ServiceAssessment
from compliance.choices import Achievement
from compliance.report.narrative.absence import why_absent
from compliance.report.narrative.printed import named_together, row_anchor
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import MOST_FIGURES, DraftParagraph, paragraphs
from compliance.report.narrative.words.nouns import tidy
from compliance.report.narrative.words.parts import Parts, Series, count, figures_in, phrase, sentence

# Beyond this many the summary tells whose they are, and annex A tells which.
MOST_SERVICES = 6


def _without(service: ServiceAssessment, story: Story) -> tuple[Assessment, ...]:
    return tuple(one for one in story.of_service[service.service.code] if one.status == Achievement.NO_INFORMATION)


def _services_without(story: Story) -> tuple[tuple[ServiceAssessment, tuple[Assessment, ...]], ...]:
    """Those that lack the information of one indicator or more, each with these."""
    found = ((service, _without(service, story)) for service in story.figures.result.services)
    return tuple((service, missing) for service, missing in found if missing)


def are_named(story: Story) -> bool:
    """Whether they are few enough for the summary to name them."""
    return 0 < len(_services_without(story)) <= MOST_SERVICES


def _template(missing: int, total: int) -> str:
    if missing < total:
        return ngettext(
            "Falta la información de uno de los %(total)s indicadores%(with_target)s del servicio %(service)s%(why)s.",
            "Falta la información de %(n)s de los %(total)s indicadores%(with_target)s del servicio "
            "%(service)s%(why)s.",
            missing,
        )
    return ngettext(
        "Falta la información del único indicador%(with_target)s del servicio %(service)s%(why)s.",
        "Falta la información de los %(total)s indicadores%(with_target)s del servicio %(service)s%(why)s.",
        total,
    )


def _reasons(missing: Sequence[Assessment], story: Story) -> Parts:
    """The reason of all of them, or each reason with the indicators that it is of."""
    by_reason: dict[Parts, list[IndicatorYear]] = {}
    for one in missing:
        by_reason.setdefault(why_absent(one, story), []).append(one.indicator)
    if len(by_reason) == 1:
        return next(iter(by_reason))
    items = (
        phrase(_("%(indicators)s, %(why)s"), indicators=named_together(rows, "de"), why=why)
        for why, rows in by_reason.items()
    )
    return (Series(tuple(items)),)


def _named(service: ServiceAssessment) -> str:
    code, name = service.service.code, tidy(service.service.name)
    return f"{code}, “{name}”" if name else code


def _lacks(service: ServiceAssessment, missing: Sequence[Assessment], story: Story, why: Parts) -> Parts:
    code = service.service.code
    total, anchor = len(story.of_service[code]), row_anchor("A", code)
    with_target = _(" con meta para %(year)s") % {"year": story.year} if code in story.partly_in_scope else ""
    return sentence(
        _template(len(missing), total),
        n=count(len(missing), f"{code}.{Achievement.NO_INFORMATION.value}", anchor),
        total=count(total, f"{code}.total", anchor),
        with_target=with_target,
        service=_named(service),
        why=why,
    )


def _service(service: ServiceAssessment, missing: Sequence[Assessment], story: Story) -> Parts:
    """With its reasons, or where they are told if they hold more figures than a paragraph may."""
    reasons = _reasons(missing, story)
    said = _lacks(service, missing, story, phrase(_(": %(why)s"), why=reasons))
    if figures_in(said) <= MOST_FIGURES:
        return said
    return _lacks(service, missing, story, (_("; la sección II da los motivos"),))


def services_pending(story: Story) -> Iterator[DraftParagraph]:
    """One paragraph a service; silent where they are too many to be named."""
    for service, missing in _services_without(story) if are_named(story) else ():
        yield from paragraphs([_service(service, missing, story)], passage=f"pending-{service.service.code}")
