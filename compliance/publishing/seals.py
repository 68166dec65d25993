"""How an edition names itself: its code, address, identity and date; and how its frozen content comes to bear them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from compliance.formatting import day, listed
from compliance.models import ReportEdition
from compliance.report.as_json import canonical
from compliance.report.comparison import ABOUT_THE_EDITION
from compliance.report.document import Document, Paragraph, Seal, Section
from compliance.report.frozen import frozen, thawed

# A longer list is left to the data.
MOST_NAMED = 12
ORDINALS = {
    1: gettext_lazy("primera"),
    2: gettext_lazy("segunda"),
    3: gettext_lazy("tercera"),
    4: gettext_lazy("cuarta"),
    5: gettext_lazy("quinta"),
    6: gettext_lazy("sexta"),
    7: gettext_lazy("séptima"),
    8: gettext_lazy("octava"),
    9: gettext_lazy("novena"),
    10: gettext_lazy("décima"),
}


def code_of(edition: ReportEdition) -> str:
    """`PNIG-2021-2`: how a published edition is called in addresses."""
    return f"{edition.policy.code}-{edition.year}-{edition.number}"


def path_of(edition: ReportEdition) -> str:
    return reverse("verify_edition", kwargs={"code": code_of(edition)})


def date_of(edition: ReportEdition) -> date:
    """The day in Lima on which it was published."""
    if edition.decided_at is None:
        raise ValueError("Only a published edition has a date.")
    return timezone.localdate(edition.decided_at)


def identity_of(edition: ReportEdition) -> str:
    """`Edición 2 · 30 de junio de 2022`."""
    return _("Edición %(number)s · %(day)s") % {"number": edition.number, "day": day(date_of(edition))}


def named_in_a_sentence(edition: ReportEdition) -> str:
    """`edición 2, del 30 de junio de 2022`."""
    return _("edición %(number)s, del %(day)s") % {"number": edition.number, "day": day(date_of(edition))}


def seal_of(edition: ReportEdition) -> Seal:
    return Seal(
        invitation=_("Verifique este archivo en"),
        address=f"{settings.SITE_ADDRESS}{path_of(edition)}",
        description=_("Código QR con la dirección donde se verifica la edición %(code)s") % {"code": code_of(edition)},
    )


def _ordinal(number: int) -> str:
    """`segunda`; from the eleventh on, `edición 11`."""
    return str(ORDINALS.get(number, _("edición %(number)s") % {"number": number}))


def _replaces(edition: ReportEdition, before: ReportEdition, changed: str) -> str:
    """K42: which edition this is, which one it replaces, by number as well as day, and how much it changes."""
    words = {
        "day": day(date_of(edition)),
        "before": _ordinal(before.number or 0),
        "before_day": day(date_of(before)),
        "changed": changed,
    }
    if edition.number in ORDINALS:
        which = _("Esta es la %(ordinal)s edición, del %(day)s, y reemplaza a la %(before)s, del %(before_day)s.")
        said = which % {**words, "ordinal": _ordinal(edition.number or 0)}
    else:
        which = _("Esta es la edición %(number)s, del %(day)s, y reemplaza a la %(before)s, del %(before_day)s.")
        said = which % {**words, "number": edition.number}
    return f"{said} {_('%(changed)s (véase la fe de erratas).') % words}"


def _without(codes: Sequence[str]) -> str:
    """That the edition does without what was not approved, and what that is; the data name all of it."""
    count = len(codes)
    said = ngettext(
        "Se publica sin la información de %(n)s registro de este año que no estaba aprobado: %(codes)s.",
        "Se publica sin la información de %(n)s registros de este año que no estaban aprobados: %(codes)s.",
        count,
    )
    named = list(codes) if count <= MOST_NAMED else [*codes[:MOST_NAMED], _("%(n)s más") % {"n": count - MOST_NAMED}]
    return said % {"n": count, "codes": listed(named)}


def _about(
    edition: ReportEdition, before: ReportEdition | None, changed: str, without: Sequence[str]
) -> tuple[Section, ...]:
    said = [_replaces(edition, before, changed)] if before else []
    said += [_without(without)] if without else []
    blocks = tuple(Paragraph((text,)) for text in said)
    return (Section(ABOUT_THE_EDITION, _("Sobre esta edición"), blocks),) if blocks else ()


def seal(
    edition: ReportEdition, *, before: ReportEdition | None = None, changed: str = "", without: Sequence[str] = ()
) -> None:
    """Makes the frozen content that of a numbered and dated edition; saves nothing.

    `before` is the edition that it replaces, with how much changes in a clause; `without` are the codes of the
    entries that were not approved.
    """
    about = {
        "number": edition.number,
        "date": date_of(edition).isoformat(),
        "code": code_of(edition),
        "address": seal_of(edition).address,
        "reason": edition.reason or None,
        "replaces": before.number if before else None,
        "without": list(without),
        "software": edition.software_version,
    }
    edition.figures = canonical({**json.loads(edition.figures), "edition": about})
    document = _sealed(thawed(edition.document), edition, _about(edition, before, changed, without))
    edition.document = frozen(document)


def _sealed(document: Document, edition: ReportEdition, about: tuple[Section, ...]) -> Document:
    return replace(
        document,
        identity=identity_of(edition),
        seal=seal_of(edition),
        is_draft=False,
        sections=(*about, *document.sections),
    )
