"""What a receipt says of a sending, for the page and the paper alike: from the contents kept with it and not from
what came later."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.choices import MissingReason, Unit
from compliance.entries.wording import title
from compliance.formatting import moment, with_unit
from compliance.models import Indicator, Service, Submission
from compliance.report.renderers.receipt import Line, Receipt


def _indicator(indicator: Indicator, contents: Mapping[str, Any]) -> str:
    if contents.get("value") is not None:
        unit = Unit(indicator.unit) if indicator.unit else None
        return with_unit(Decimal(contents["value"]), unit, indicator.decimals)
    reason = contents.get("missing_reason")
    return str(MissingReason(reason).label) if reason else ""


def _service(_service_row: Service, contents: Mapping[str, Any]) -> str:
    return _("Protocolo aprobado") if contents.get("protocol_is_approved") else _("Sin protocolo aprobado")


def sent_lines(submission: Submission) -> tuple[Line, ...]:
    """By code, indicators first (one query)."""
    events = submission.events.select_related("entry__indicator", "service_entry__service")
    lines = []
    for event in events:
        is_service = event.entry is None
        element: Any = event.service_entry.service if is_service else event.entry.indicator
        stated = _service if is_service else _indicator
        contents = submission.contents.get(element.code, {})
        line = Line(title(element.name, is_service=is_service), element.code, stated(element, contents))
        lines.append((is_service, line))
    return tuple(line for _is_service, line in sorted(lines, key=lambda one: (one[0], one[1].code)))


def _facts(submission: Submission) -> tuple[tuple[str, str], ...]:
    entity, cycle, by = submission.entity, submission.cycle, submission.sent_by
    when = moment(submission.sent_at)
    return (
        (_("Entidad"), entity.name or entity.acronym),
        (_("Política y año"), f"{cycle.policy.name or cycle.policy.code}, {cycle.year}"),
        (_("Envió"), f"{by} ({by.email})" if by.get_full_name() else str(by)),
        (_("Fecha y hora de Lima"), _("%(when)s, fuera de plazo") % {"when": when} if submission.is_late else when),
        (_("Huella SHA-256"), submission.digest),
    )


def receipt_of(submission: Submission) -> Receipt:
    """The receipt in words; `submission` comes with its cycle's policy and lead entity, its entity and its sender."""
    lines, lead = sent_lines(submission), submission.cycle.policy.lead_entity
    sent = ngettext("Se envió %(n)s registro", "Se enviaron %(n)s registros", len(lines))
    ministry = _("El ministerio a cargo (%(lead)s)") % {"lead": lead.acronym} if lead else _("El ministerio a cargo")
    return Receipt(
        kind=_("Constancia de envío"),
        code=submission.code,
        facts=_facts(submission),
        heading=sent % {"n": len(lines)},
        columns=(_("Registro"), _("Se declaró")),
        lines=lines,
        next_heading=_("Qué sigue"),
        next=_(
            "%(ministry)s revisa cada registro. Si observa alguno, le escribirá y solo se abrirá lo observado; "
            "mientras tanto no tiene que hacer nada. Lo aprobado se cuenta en el reporte de cumplimiento."
        )
        % {"ministry": ministry},
    )
