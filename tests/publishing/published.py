"""A small year that can be published, and the two people that it takes."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from compliance.choices import EntryStatus
from compliance.models import ProgressEntry, Protocol, ReportEdition
from compliance.publishing.editions import obstacles_of, prepare, publish

YEAR = 2022
ALL_FORMATS = {"json", "html", "pdf", "docx", "odt", "xlsx"}


def complete(world: SimpleNamespace, make_entry) -> None:
    """AURORA's indicator is in scope, and everything that the cycle asks is approved."""
    Protocol.objects.create(service=world.service, approved_on=date(2021, 5, 1))
    make_entry(EntryStatus.APPROVED)
    make_entry(EntryStatus.APPROVED, of_service=True)


def measured(value: str) -> None:
    """The indicator's approved value, as if a correction had been approved."""
    ProgressEntry.objects.update(value=Decimal(value))


def tokens(edition: ReportEdition) -> set[str]:
    """Everything that may be confirmed, as the person who approves would see and tick it."""
    return {one.token for one in obstacles_of(edition) if one.may_be_confirmed}


def published(world: SimpleNamespace, people, **said) -> ReportEdition:
    edition = prepare(world.policy, YEAR, by=people["reviewer"], **said)
    return publish(edition, by=people["reviewer_of_own_unit"], confirmed=tokens(edition))
