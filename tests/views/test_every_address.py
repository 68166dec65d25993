"""Every address of the site, every kind of person, an entry that was sent and one that was not.

PLACES says who is let in where. An address that nobody placed fails, so does one that lets in anyone else, and
nothing ever answers 500. What a person may not see answers 404, as if it did not exist.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from compliance.choices import EntryStatus
from compliance.entries import evidence
from compliance.models import Assignment, Protocol, ReportEdition, ReturnedDocument, SignedCopy, Submission
from compliance.publishing.returned.changes import Change, Kind
from tests.entries import files
from tests.publishing.published import kept_edition

ANONYMOUS = "anonymous"
OWN = {"focal", "focal_of_parent", "reviewer_and_focal"}
ENTERING = OWN | {"focal_of_another"}
MINISTRY = {"reviewer", "reviewer_of_own_unit", "reviewer_and_focal", "administrator"}
REVIEWING = MINISTRY - {"administrator"}
WITH_A_FUNCTION = ENTERING | MINISTRY | {"reader"}
SIGNED_IN = WITH_A_FUNCTION | {"former_focal", "nobody"}
EVERYONE = SIGNED_IN | {ANONYMOUS}


@dataclass(frozen=True)
class Place:
    """Who is let in: where the entry was sent, and where it was not yet. `args` are taken from the objects at hand."""

    sent: set[str]
    draft: set[str]
    args: Callable[[Any], dict[str, Any]] = lambda _objects: {}


def for_(who: set[str], args: Callable[[Any], dict[str, Any]] = lambda _objects: {}) -> Place:
    """The same people, whatever the entry's state."""
    return Place(who, who, args)


def about_the_entry(objects: Any) -> dict[str, Any]:
    return {"kind": objects.kind, "pk": objects.entry.pk}


def about(subject: str) -> dict[str, Any]:
    return {"code": "PNIG", "year": 2022, "subject": subject}


PLACES: dict[str, Place] = {
    # Accounts
    "account_login": for_(EVERYONE),
    "account_logout": for_(SIGNED_IN),
    "account_inactive": for_(EVERYONE),
    "account_reauthenticate": for_(SIGNED_IN),
    "account_change_password": for_(SIGNED_IN),
    "account_set_password": for_(SIGNED_IN),
    "account_reset_password": for_(EVERYONE),
    "account_reset_password_done": for_(EVERYONE),
    "account_reset_password_from_key": for_(EVERYONE, lambda _objects: {"uidb36": "1", "key": "no-such-key"}),
    "account_reset_password_from_key_done": for_(EVERYONE),
    "favicon": for_(EVERYONE),
    # One's own
    "home": for_(SIGNED_IN),
    "notices": for_(SIGNED_IN),
    "designation": for_({"focal"}, lambda objects: {"pk": objects.assignment.pk}),
    # The entity's side
    "my_year": for_(ENTERING),
    "entry": for_(OWN, about_the_entry),
    "entry_value": for_(OWN, about_the_entry),
    "entry_result": for_(OWN, lambda objects: {"kind": "indicador", "pk": objects.progress.pk}),
    "entry_texts": for_(OWN, about_the_entry),
    "entry_support": for_(OWN, about_the_entry),
    "entry_check": for_(OWN, about_the_entry),
    "preflight": for_(OWN, lambda objects: {"cycle": objects.entry.cycle_id, "entity": "AURORA"}),
    "submission": for_(OWN | MINISTRY, lambda objects: {"code": objects.submission.code}),
    "submission_file": for_(OWN | MINISTRY, lambda objects: {"code": objects.submission.code}),
    # The ministry's side
    "review_queue": for_(MINISTRY),
    "entity_status": for_(MINISTRY),
    "review_entry": Place(MINISTRY, {"reviewer_and_focal"}, about_the_entry),
    "review_next": Place(MINISTRY, {"reviewer_and_focal"}, about_the_entry),
    "review_previous": Place(MINISTRY, {"reviewer_and_focal"}, about_the_entry),
    "evidence_file": Place(OWN | MINISTRY, OWN, lambda objects: {"pk": objects.evidence.pk}),
    # Reports
    "reports": for_(SIGNED_IN),
    "report": for_(WITH_A_FUNCTION, lambda _objects: {"code": "PNIG", "year": 2022}),
    "today": for_(MINISTRY | {"reader"}),
    "report_today": for_(MINISTRY | {"reader"}, lambda _objects: {"code": "PNIG", "year": 2022}),
    "report_finding": for_(set(), lambda _objects: {"code": "PNIG", "year": 2022, "digest": "0" * 16}),
    "report_reconciliation": for_(MINISTRY | {"reader"}, lambda _objects: {"code": "PNIG", "year": 2022}),
    "edited_texts": for_(REVIEWING, lambda _objects: {"code": "PNIG", "year": 2022}),
    "returned_documents": for_(REVIEWING, lambda _objects: {"code": "PNIG", "year": 2022}),
    "returned_document": for_(REVIEWING, lambda objects: {"code": "PNIG", "year": 2022, "pk": objects.returned.pk}),
    "figure_search": for_(REVIEWING, lambda _objects: {"code": "PNIG", "year": 2022}),
    "passage": for_(REVIEWING, lambda _objects: {"code": "PNIG", "year": 2022, "where": "resumen/balance"}),
    "passage_preview": for_(REVIEWING, lambda _objects: {"code": "PNIG", "year": 2022, "where": "resumen/balance"}),
    "report_file": for_(WITH_A_FUNCTION, lambda _objects: {"code": "PNIG", "year": 2022, "format_name": "json"}),
    # Small papers: an entity's sheet is its own, the ministry's and its readers'
    "papers": for_(WITH_A_FUNCTION, lambda _objects: {"code": "PNIG", "year": 2022}),
    "ceplan_file": for_(WITH_A_FUNCTION, lambda _objects: {"code": "PNIG", "year": 2022}),
    "objective_paper": for_(WITH_A_FUNCTION, lambda _objects: about("OP.01")),
    "objective_file": for_(WITH_A_FUNCTION, lambda _objects: about("OP.01") | {"format_name": "pdf"}),
    "entity_paper": for_(OWN | MINISTRY | {"reader"}, lambda _objects: about("AURORA")),
    "entity_file": for_(OWN | MINISTRY | {"reader"}, lambda _objects: about("AURORA") | {"format_name": "docx"}),
    "chosen_paper": for_(WITH_A_FUNCTION, lambda _objects: {"code": "PNIG", "year": 2022}),
    "chosen_file": for_(set(), lambda _objects: {"code": "PNIG", "year": 2022, "format_name": "json"}),
    # Editions: the ministry's; an extract is its entity's too
    "editions": for_(MINISTRY),
    "edition_prepare": for_(MINISTRY - {"administrator"}, lambda _objects: {"code": "PNIG", "year": 2022}),
    "edition": for_(MINISTRY, lambda objects: {"pk": objects.edition.pk}),
    "edition_preview": for_(MINISTRY, lambda objects: {"pk": objects.edition.pk}),
    "edition_changes": for_(MINISTRY, lambda objects: {"pk": objects.edition.pk}),
    "edition_draft": for_(MINISTRY, lambda objects: {"pk": objects.edition.pk, "format_name": "html"}),
    "extract": for_(OWN | MINISTRY, lambda objects: {"pk": objects.edition.pk, "entity": "AURORA"}),
    "year_comparison": for_(WITH_A_FUNCTION, lambda _objects: {"code": "PNIG", "year": 2022, "other": 2021}),
    # What anyone may see
    "publications": for_(EVERYONE),
    "data_dictionary": for_(EVERYONE),
    "publication": for_(EVERYONE, lambda _objects: {"code": "PNIG-2021-2"}),
    "publication_reading": for_(EVERYONE, lambda _objects: {"code": "PNIG-2021-1"}),
    "publication_changes": for_(EVERYONE, lambda _objects: {"code": "PNIG-2021-2", "other": "PNIG-2021-1"}),
    "publication_file": for_(EVERYONE, lambda _objects: {"code": "PNIG-2021-1", "format_name": "json"}),
    "signed_copy": for_(EVERYONE, lambda objects: {"code": "PNIG-2021-1", "pk": objects.signed_copy.pk}),
    "verify": for_(EVERYONE),
    "verify_edition": for_(EVERYONE, lambda _objects: {"code": "PNIG-2021-1"}),
}
ONLY_POSTED = {"entry_result", "passage_preview"}
# Everything of the administration is the administrators'; its login leads everyone else to the site's own.
ADMINISTRATION = "admin:"


def walk(patterns: list[URLPattern | URLResolver], namespace: str = "", route: str = "") -> Iterator[tuple[str, str]]:
    """Every address: its name, or its route where it has none, with its route."""
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inside, here)
        else:
            yield f"{namespace}{pattern.name or here}", here


ADDRESSES = dict(walk(get_resolver().url_patterns))


def test_every_address_is_placed() -> None:
    unplaced = {name for name in ADDRESSES if name not in PLACES and not name.startswith(ADMINISTRATION)}
    assert not unplaced, f"say in PLACES who is let in at {sorted(unplaced)}"


def test_every_place_exists() -> None:
    assert not set(PLACES) - set(ADDRESSES)


@dataclass
class Objects:
    """AURORA's things: foreign to all but its own people and, once sent, the ministry."""

    kind: str
    entry: Any
    progress: Any
    evidence: Any
    submission: Submission
    assignment: Assignment
    edition: ReportEdition
    signed_copy: SignedCopy
    returned: ReturnedDocument


@pytest.fixture
def objects(people, make_entry, world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def make(status: EntryStatus, *, of_service: bool) -> Objects:
        entry = make_entry(of_service=of_service)
        described = {"kind": "report", "title": "Informe", "dated_on": None, "by": people["focal"], "version": 0}
        kept = evidence.add_file(entry, upload=files.upload(), **described)
        type(entry).objects.filter(pk=entry.pk).update(status=status)
        submission = Submission.objects.create(
            cycle=world.cycle, entity=world.aurora, code="2022-ABCD", sent_by=people["focal"], contents={}, digest="x"
        )
        Protocol.objects.create(service=world.service, approved_on=date(2021, 5, 1))
        first, _second = (kept_edition(world.policy, 2021, people, number=number) for number in (1, 2))
        return Objects(
            kind="servicio" if of_service else "indicador",
            entry=entry,
            progress=make_entry(status) if of_service else entry,
            evidence=kept,
            submission=submission,
            assignment=Assignment.objects.get(user=people["focal"]),
            edition=kept_edition(world.policy, 2022, people, preview_until=timezone.localdate()),
            signed_copy=SignedCopy.objects.create(
                edition=first, file_name="x.pdf", content=b"x", size=1, sha256="x", kept_by=people["reviewer"]
            ),
            returned=ReturnedDocument.objects.create(
                policy=world.policy,
                year=2022,
                file_name="x.docx",
                sha256="x",
                changes=[Change(Kind.CHANGED, "Resumen", "Uno.", "Dos.", "resumen/balance").as_row()],
                received_by=people["reviewer"],
            ),
        )

    return make


@pytest.fixture
def visitors(people) -> dict[str, Client]:
    """A browser of every person, and one of nobody; a failure of the server is an answer here."""
    clients = {ANONYMOUS: Client(raise_request_exception=False)}
    for who, user in people.items():
        clients[who] = Client(raise_request_exception=False)
        clients[who].force_login(user)
    return clients


def asked(client: Client, method: str, address: str, *, follow: bool = False) -> Any:
    """The answer, with all that it did undone."""
    cookies = client.cookies.copy()
    point = transaction.savepoint()
    answer = getattr(client, method)(address, follow=follow)
    transaction.savepoint_rollback(point)
    client.cookies = cookies
    return answer


def leads_to_login(answer: Any) -> bool:
    return answer.status_code == 302 and answer.url.partition("?")[0] in ("/admin/login/", reverse("account_login"))


def refuses(answer: Any, who: str) -> bool:
    """As if it did not exist; whoever is nobody is asked to sign in first."""
    return leads_to_login(answer) if who == ANONYMOUS else answer.status_code == 404


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
@pytest.mark.parametrize("status", [EntryStatus.DRAFT, EntryStatus.SUBMITTED])
@pytest.mark.parametrize("name", PLACES)
def test_who_is_let_in(name, status, of_service, objects, visitors) -> None:
    place = PLACES[name]
    address = reverse(name, kwargs=place.args(objects(status, of_service=of_service)))
    expected = place.draft if status == EntryStatus.DRAFT else place.sent
    for who, client in visitors.items():
        shown, posted = asked(client, "get", address), asked(client, "post", address)
        assert posted.status_code < 500, (who, posted)
        if who not in expected:
            assert refuses(shown, who) or shown.status_code == 405, (who, shown)
            assert refuses(posted, who) or posted.status_code == 405, (who, posted)
        elif name not in ONLY_POSTED:
            assert shown.status_code < 400, (who, shown)
            assert not leads_to_login(shown), (who, shown)


@pytest.mark.parametrize("name", [name for name in PLACES if "<int:" in ADDRESSES.get(name, "")])
def test_what_does_not_exist_is_not_found_by_anyone(name, objects, visitors) -> None:
    found = PLACES[name].args(objects(EntryStatus.SUBMITTED, of_service=False))
    nowhere = {
        key: 2_000_000_000 if isinstance(value, int) and key != "year" else value for key, value in found.items()
    }
    if nowhere == found:
        return
    for who, client in visitors.items():
        answer = asked(client, "post" if name in ONLY_POSTED else "get", reverse(name, kwargs=nowhere))
        assert refuses(answer, who) or answer.status_code == 404, (who, answer)


# The administration


OTHER_ADMIN_ADDRESSES = {
    "admin:autocomplete": "/admin/autocomplete/?app_label=compliance&model_name=entity&field_name=parent",
    "admin:app_list": "/admin/compliance/",
    "admin:admin/(?P<url>.*)$": "/admin/no-existe/",
}


def admin_address(name: str) -> str:
    """The route with an object of its table in it."""
    if name in OTHER_ADMIN_ADDRESSES:
        return OTHER_ADMIN_ADDRESSES[name]
    route = ADDRESSES[name]
    _admin, app, model, *_rest = [*route.split("/"), "", ""]
    row = apps.get_model(app, model)._default_manager.first() if "<" in route else None
    address = re.sub(r"<\w+:object_id>|<id>", str(row.pk if row else 0), f"/{route}")
    assert not set(address) & set("<>()^$?"), f"say in OTHER_ADMIN_ADDRESSES where {name} is"
    return address


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name.startswith(ADMINISTRATION)])
def test_the_administration_is_the_administrators(name, objects, visitors) -> None:
    objects(EntryStatus.SUBMITTED, of_service=False)
    address = admin_address(name)
    for who, client in visitors.items():
        for method in ("get", "post") if who in ("administrator", "focal", ANONYMOUS) else ("get",):
            answer = asked(client, method, address, follow=True)
            assert answer.status_code < 500, (who, method, answer)
            at_login = answer.request["PATH_INFO"] == reverse("account_login")
            if who == ANONYMOUS:
                assert at_login, (method, answer)
            elif who != "administrator":
                assert answer.status_code in (403, 404, 405), (who, method, answer)
