"""Every page that a person can look at, by who looks at it, and the rows that its address needs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone

from compliance.choices import EntryStatus, Severity
from compliance.entries.designations import activation_link
from compliance.models import (
    Assignment,
    Entity,
    Policy,
    ProgressEntry,
    ReportEdition,
    ReportingCycle,
    ReturnedDocument,
    ServiceEntry,
    Submission,
    User,
)
from compliance.publishing.waiving import digest_of
from compliance.report.reading import read_figures
from tests.publishing.published import kept_edition
from tests.publishing.returned.received import returned_word

DRAFT, READY, SUBMITTED, RETURNED, APPROVED = EntryStatus


class Seen(NamedTuple):
    """A page as a role sees it: its name, and what fills its address, asked when the data are there."""

    name: str
    fill: Callable[[], tuple[Any, ...]] = tuple
    asked: str = ""

    @property
    def path(self) -> str:
        return reverse(self.name, args=self.fill()) + (f"?{self.asked}" if self.asked else "")


def indicator(status: EntryStatus, entity: str) -> Callable[[], tuple[str, int]]:
    """An indicator's entry of the entity in a state."""
    rows = ProgressEntry.objects.entered_here().filter(status=status, indicator__entity__acronym=entity)
    return lambda: ("indicador", rows.values_list("pk", flat=True)[:1].get())


def service(status: EntryStatus, entity: str) -> Callable[[], tuple[str, int]]:
    rows = ServiceEntry.objects.filter(status=status, service__entity__acronym=entity)
    return lambda: ("servicio", rows.values_list("pk", flat=True)[:1].get())


def sending(entity: str) -> tuple[int, str]:
    return ReportingCycle.objects.get().pk, Entity.objects.get(acronym=entity).acronym


def receipt(entity: str) -> tuple[str]:
    return (Submission.objects.filter(entity__acronym=entity)[:1].get().code,)


def designation(name: str) -> tuple[int]:
    return (Assignment.objects.get(user__email__startswith=f"{name}@").pk,)


def returned_document() -> tuple[str, int, int]:
    """A Word in which an office changed a sentence, a figure and a cell, and added a paragraph and a comment."""
    row = ReturnedDocument.objects.first()
    return "PNIG", 2021, (row or returned_word()).pk


def edition(number: int | None) -> ReportEdition:
    """The 2021 report's edition of that number, or the one in preparation; its rows are kept once."""
    policy = Policy.objects.get(code="PNIG")
    names = {"reviewer": "revision", "reviewer_of_own_unit": "revision2"}
    people = {role: User.objects.get(email__startswith=f"{name}@") for role, name in names.items()}
    row = ReportEdition.objects.filter(policy=policy, year=2021, number=number).first()
    asked = {} if number else {"preview_until": timezone.localdate() + timedelta(days=7)}
    return row or kept_edition(policy, 2021, people, number=number, **asked)


def first_edition() -> tuple[str]:
    edition(1)
    return ("PNIG-2021-1",)


def two_editions() -> tuple[str, str]:
    edition(1), edition(2)
    return "PNIG-2021-2", "PNIG-2021-1"


def an_error() -> tuple[str, int, str]:
    """Of those that a past report left."""
    findings = read_figures(Policy.objects.get(code="PNIG"), 2021).findings
    return "PNIG", 2021, next(digest_of(one) for one in findings if one.severity == Severity.ERROR)


def prepared() -> tuple[int]:
    return (edition(None).pk,)


def key(name: str) -> tuple[str, str]:
    """The two parts of a link that is good once."""
    uid, _dash, secret = activation_link(User.objects.get(email__startswith=f"{name}@")).rstrip("/").partition("-")
    return uid.rpartition("/")[2], secret


ENTRY_PAGES = ("entry_value", "entry_texts", "entry_support", "entry_check")
OWN = (Seen("notices"), Seen("reports"), Seen("account_change_password"), Seen("account_logout"))

PAGES: dict[str, tuple[Seen, ...]] = {
    "": (
        Seen("account_login"),
        Seen("account_reset_password"),
        Seen("account_reset_password_done"),
        Seen("account_reset_password_from_key", lambda: key("servir")),
        Seen("account_reset_password_from_key", lambda: ("1", "vencido")),
        Seen("account_reset_password_from_key_done"),
        Seen("account_inactive"),
        Seen("publications"),
        Seen("publication", first_edition),
        Seen("publication_reading", first_edition),
        Seen("publication_changes", two_editions),
        Seen("publications"),
        Seen("data_dictionary"),
        Seen("verify"),
        Seen("verify_edition", first_edition),
    ),
    "mimp": (
        Seen("my_year"),
        *(Seen(name, indicator(DRAFT, "MIMP")) for name in ENTRY_PAGES),
        *(Seen(name, service(DRAFT, "MIMP")) for name in ENTRY_PAGES),
        Seen("preflight", lambda: sending("MIMP")),
        Seen("designation", lambda: designation("mimp")),
    ),
    "mtpe": (
        Seen("my_year"),
        *(Seen(name, indicator(READY, "MTPE")) for name in ENTRY_PAGES),
        Seen("preflight", lambda: sending("MTPE")),
    ),
    "minsa": (
        Seen("my_year"),
        *(Seen(name, indicator(RETURNED, "MINSA")) for name in ENTRY_PAGES),
        Seen("entry_check", indicator(APPROVED, "MINSA")),
        Seen("submission", lambda: receipt("MINSA")),
        Seen("extract", lambda: (*prepared(), "MINSA")),
        *OWN,
    ),
    "revision": (
        Seen("review_queue"),
        *(Seen("review_entry", indicator(status, "MINSA")) for status in (SUBMITTED, RETURNED, APPROVED)),
        Seen("entity_status"),
        Seen("submission", lambda: receipt("MINSA")),
        Seen("designation", lambda: designation("revision")),
        Seen("edited_texts", lambda: ("PNIG", 2021)),
        Seen("passage", lambda: ("PNIG", 2021, "resumen/balance")),
        Seen("passage", lambda: ("PNIG", 2021, "I-IOP.02.01/")),
        Seen("report", lambda: ("PNIG", 2021)),
        Seen("papers", lambda: ("PNIG", 2021)),
        Seen("objective_paper", lambda: ("PNIG", 2021, "OP.02")),
        Seen("entity_paper", lambda: ("PNIG", 2021, "MIMP")),
        Seen("chosen_paper", lambda: ("PNIG", 2021)),
        Seen("chosen_paper", lambda: ("PNIG", 2021), "objetivo=OP.01&indicador=NO.HAY"),
        Seen("today"),
        Seen("report_today", lambda: ("PNIG", 2021)),
        Seen("report_finding", an_error),
        Seen("editions"),
        Seen("edition_prepare", lambda: ("PNIG", 2022)),
        Seen("edition", prepared),
        Seen("edition_preview", prepared),
        Seen("edition_changes", prepared),
        Seen("year_comparison", lambda: ("PNIG", 2022, 2021)),
        Seen("returned_documents", lambda: ("PNIG", 2021)),
        Seen("returned_document", returned_document),
        Seen("notices"),
    ),
    "lectura": (
        *OWN,
        *(Seen(name, lambda: ("PNIG", 2021)) for name in ("report", "report_reconciliation")),
        *(Seen(name, lambda: ("PNIG", 2022)) for name in ("report", "report_reconciliation")),
    ),
    "administracion": (Seen("review_queue"), Seen("entity_status"), Seen("reports"), Seen("account_reauthenticate")),
}

# Addresses that lead on, hand out a file, or answer a script: nothing to look at.
NO_PAGES = frozenset(
    {
        "home",
        "entry",
        "entry_result",
        "review_next",
        "review_previous",
        "evidence_file",
        "report_file",
        "edition_draft",
        "publication_file",
        "signed_copy",
        "passage_preview",
        "figure_search",
        "ceplan_file",
        "objective_file",
        "entity_file",
        "chosen_file",
        "submission_file",
        "account_set_password",
    }
)
