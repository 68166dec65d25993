"""A finding that the report is published with: who lets it pass, why, and taking that back.

A finding has no row of its own; it is known by a digest of its code, its place and its words, so that one that the
data word anew is another one.
"""

import hashlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.choices import Severity
from compliance.entries.access import standing_of
from compliance.findings import Finding
from compliance.models import Policy, User, Waiver
from compliance.publishing.access import can_word_report

DIGEST_LENGTH = 16


class WaiverRefused(Exception):
    """Why a finding was not waived, in words for the person who asked."""


def digest_of(finding: Finding) -> str:
    """A short name for a finding, the same as long as it says the same."""
    said = "\n".join((finding.code, finding.subject, finding.message))
    return hashlib.sha256(said.encode()).hexdigest()[:DIGEST_LENGTH]


def waivers_of(policy: Policy, year: int, finding: Finding) -> Any:
    """The row that lets this finding pass, if there is one."""
    of_year = Waiver.objects.filter(policy=policy, year=year)
    return of_year.filter(code=finding.code, subject=finding.subject, message=finding.message)


def last_office(by: User) -> str:
    """The office that a person wrote last, which is seldom another the next time."""
    return Waiver.objects.filter(by=by).order_by("-at", "-pk").values_list("office", flat=True).first() or ""


def _ask(by: User) -> None:
    if not can_word_report(standing_of(by)):
        raise WaiverRefused(_("Solo quienes revisan pueden dispensar un hallazgo."))


def waive(policy: Policy, year: int, finding: Finding, *, reason: str, office: str, by: User) -> Waiver:
    """Lets an error pass; someone who already did is left as they were."""
    _ask(by)
    if finding.severity != Severity.ERROR:
        raise WaiverRefused(_("Solo se dispensan los errores: lo demás no impide publicar."))
    if not reason.strip() or not office.strip():
        raise WaiverRefused(_("Indique el motivo y el cargo de quien autoriza."))
    waiver, _is_new = Waiver.objects.get_or_create(
        policy=policy,
        year=year,
        code=finding.code,
        subject=finding.subject,
        message=finding.message,
        defaults={"reason": reason.strip(), "office": office.strip(), "by": by},
    )
    return waiver


@transaction.atomic
def withdraw(policy: Policy, year: int, finding: Finding, *, by: User) -> bool:
    """The finding stands in the way again; whether anything was withdrawn."""
    _ask(by)
    return bool(waivers_of(policy, year, finding).delete()[0])
