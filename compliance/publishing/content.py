"""What an edition freezes: a policy-year's figures as the contract's JSON, and its document, both as text.

Read from the approved data of now; the same data give the same text, so that a change since can be told.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.findings.waivers import Waiver
from compliance.models import EntryEvent, Policy, ReportEdition
from compliance.publishing.seals import date_of, named_in_a_sentence
from compliance.report.as_json import as_mapping, canonical
from compliance.report.comparison import SIGNATURES, Comparison, Side, compare
from compliance.report.document import Document, Section, SignatureRoom, Signer
from compliance.report.errata import errata, errata_as_data
from compliance.report.frozen import frozen, thawed
from compliance.report.narrative import tell
from compliance.report.reading import read_figures


@dataclass(frozen=True, slots=True)
class Content:
    """The contract's JSON and the document; `texts` are what is kept of them."""

    figures: Mapping[str, Any]
    document: Document

    @property
    def texts(self) -> tuple[str, str]:
        return canonical(self.figures), frozen(self.document)

    @property
    def side(self) -> Side:
        return Side(self.figures, self.document)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings as they were worded when they were frozen."""
        return tuple(
            Finding(one["code"], Severity(one["severity"]), one["subject"], one["message"])
            for one in self.figures["findings"]
        )

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """Those that let one of the findings pass; what was waived later is not among them."""
        return tuple(
            Waiver(
                code=one["code"],
                subject=one["subject"],
                message=one["message"],
                reason=one["reason"],
                by=one["by"],
                on=date.fromisoformat(one["on"]),
                office=one["office"],
            )
            for one in self.figures["waivers"]
        )


def kept_content(edition: ReportEdition) -> Content:
    """What an edition holds, as it was."""
    return Content(json.loads(edition.figures), thawed(edition.document))


def compare_editions(before: ReportEdition, after: ReportEdition) -> Comparison:
    """All that differs between what two editions hold."""
    return compare(kept_content(before).side, kept_content(after).side)


def _signatures(policy: Policy) -> tuple[Section, ...]:
    signers = tuple(Signer(one.office, one.name) for one in policy.signatories.all())
    return (Section(SIGNATURES, _("Vistos buenos"), (SignatureRoom(signers),)),) if signers else ()


def content_of(policy: Policy, year: int) -> Content:
    """The report of now with room for its *vistos buenos*; no edition yet."""
    told = tell(read_figures(policy, year))
    sections = (*told.document.sections, *_signatures(policy))
    return Content(as_mapping(told.figures), replace(told.document, sections=sections))


def late_information(before: ReportEdition, comparison: Comparison) -> dict[str, date]:
    """When the indicators whose value changed were sent, where that was after the cycle's close or the edition."""
    codes = [change.subject for change in comparison.values]
    sent = EntryEvent.objects.filter(
        verb="submit",
        entry__indicator__policy=before.policy_id,
        entry__indicator__code__in=codes,
        entry__year=before.year,
    )
    rows = sent.order_by("at").values_list("entry__indicator__code", "at", "entry__cycle__closes_at")
    return {
        code: timezone.localdate(at)
        for code, at, closed in rows
        if at >= closed or (before.decided_at and at >= before.decided_at)
    }


def corrected(content: Content, before: ReportEdition, reason: str) -> Content:
    """The same with an errata section before the signatures, and as data: what differs from the edition before."""
    comparison = compare(kept_content(before).side, content.side)
    late = late_information(before, comparison)
    page = errata(comparison, reason=reason, replaced=named_in_a_sentence(before), late=late)
    data = errata_as_data(comparison, reason=reason, number=before.number or 0, published_on=date_of(before), late=late)
    signed = [section.anchor == SIGNATURES for section in content.document.sections].count(True)
    own = len(content.document.sections) - signed
    sections = (*content.document.sections[:own], page, *content.document.sections[own:])
    return Content({**content.figures, "errata": data}, replace(content.document, sections=sections))
