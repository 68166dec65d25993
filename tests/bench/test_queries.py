"""What a page, a save, a sending and an approval ask of the database: the same few queries whatever the policy's size.

Session, user and the mails after the commit are counted; what only opens and closes a transaction is not.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.choices import EntryStatus
from compliance.entries import sending, workflow
from compliance.entries.access import AnyEntry
from compliance.models import Observation, ProgressEntry, ServiceEntry, User
from compliance.views.doors import kind_of
from tests.bench.large_cycle import LargeCycle, large_cycle

SIZES = (1_000, 12_000)
LIST, FORM, SAVE, SEND, APPROVE = 8, 10, 12, 20, 15
# A list more than what any result asks for: it is read, emptied and written.
BOTH = SAVE + 3
DRAFT, READY, SUBMITTED, RETURNED, APPROVED = EntryStatus

Do = Callable[[], object]


class Act(NamedTuple):
    """Something that a person does: what it is called, how many queries it may take, and how to prepare it."""

    name: str
    most: int
    prepare: Callable[[LargeCycle], Do]


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _answers(expected: int, ask: Callable[[], Any]) -> Do:
    def do() -> None:
        answer = ask()
        assert answer.status_code == expected

    return do


def _page(page: str, **query: Any) -> Callable[[LargeCycle], Do]:
    """A page without an object, as whoever it is for."""

    def prepare(year: LargeCycle) -> Do:
        client = _client(year.focal if page == "my_year" else year.reviewer)
        return _answers(200, lambda: client.get(reverse(page), query))

    return prepare


def _entry_page(page: str, kind: type[AnyEntry], status: EntryStatus) -> Callable[[LargeCycle], Do]:
    def prepare(year: LargeCycle) -> Do:
        entry = year.entry(kind, status)
        client = _client(year.reviewer if page == "review_entry" else year.focal)
        return _answers(200, lambda: client.get(reverse(page, args=[kind_of(entry), entry.pk])))

    return prepare


def _preflight(year: LargeCycle) -> Do:
    client = _client(year.focal)
    address = reverse("preflight", args=[year.cycle.pk, year.ministry.acronym])
    return _answers(200, lambda: client.get(address))


def _receipt(year: LargeCycle) -> Do:
    submission = sending.send(year.cycle, year.ministry, by=year.focal)
    client = _client(year.focal)
    return _answers(200, lambda: client.get(reverse("submission", args=[submission.code])))


def _post(
    page: str, kind: type[AnyEntry], status: EntryStatus, data: Callable[[AnyEntry], Mapping[str, Any]]
) -> Callable[[LargeCycle], Do]:
    """The page's form sent as a browser sends it, with the version that it showed; the person goes on."""

    def prepare(year: LargeCycle) -> Do:
        entry = year.entry(kind, status)
        client = _client(year.reviewer if page == "review_entry" else year.focal)
        sent = {"version": entry.version, "go": "next", **data(entry)}
        address = reverse(page, args=[kind_of(entry), entry.pk])
        return _answers(302, lambda: client.post(address, sent))

    return prepare


def _observations(entry: AnyEntry, block: str) -> dict[str, str]:
    asked = Observation.objects.about(entry).filter(block=block)
    return {f"answer-{one.pk}": "Del registro administrativo." for one in asked}


def _value(entry: AnyEntry) -> dict[str, Any]:
    return {"answer": "have", "value": "61.5", "source": "Registro", **_observations(entry, "value")}


def _texts(entry: AnyEntry) -> dict[str, Any]:
    """What a missed target asks for: an explanation, and actions."""
    texts = {"explanation": "Otra explicación.", "context": "Un contexto.", "note": "Una nota."}
    return {**texts, "actions": ["", "Una", "Otra"], **_observations(entry, "texts")}


def _both_lists(entry: AnyEntry) -> dict[str, Any]:
    """What a page shows where the result changed after its measures had been written."""
    return {**_texts(entry), "measures": ["", "Una", "Otra"]}


def _link(entry: AnyEntry) -> dict[str, Any]:
    link = {"link": "https://example.org/otro", "kind": "report", "title": "Otro"}
    return {**link, "go": "add", **_observations(entry, "support")}


def _file(entry: AnyEntry) -> dict[str, Any]:
    upload = SimpleUploadedFile("cuadro.csv", "Año,Valor\n2022,7.6\n".encode(), "text/csv")
    return {"upload": upload, "go": "add", **_observations(entry, "support")}


def _protocol(entry: AnyEntry) -> dict[str, Any]:
    approval = {"protocol_approved_on": "2022-03-01", "protocol_instrument": "Resolución"}
    return {"answer": "approved", **approval, "modified_budget": "1000", **_observations(entry, "value")}


def _actions(entry: AnyEntry) -> dict[str, Any]:
    return {"actions": ["", "Una", "Otra"], **_observations(entry, "texts")}


def _nothing(_entry: AnyEntry) -> dict[str, Any]:
    return {}


def _decision(act: str) -> Callable[[AnyEntry], dict[str, Any]]:
    return lambda _entry: {"accion": act, "value": "¿De qué ronda es?", "texts": "Explique más.", "note": "Conforme."}


def _send(year: LargeCycle) -> Do:
    def do() -> None:
        submission = sending.send(year.cycle, year.ministry, by=year.focal)
        assert len(submission.contents) == 30

    return do


def _send_page(year: LargeCycle) -> Do:
    client = _client(year.focal)
    address = reverse("preflight", args=[year.cycle.pk, year.ministry.acronym])
    return _answers(302, lambda: client.post(address))


def _approve(kind: type[AnyEntry]) -> Callable[[LargeCycle], Do]:
    def prepare(year: LargeCycle) -> Do:
        entry = year.entry(kind, SUBMITTED)
        return lambda: workflow.approve(entry, by=year.reviewer)

    return prepare


INDICATOR, SERVICE = ProgressEntry, ServiceEntry
ACTS = (
    Act("my year", LIST, _page("my_year")),
    Act("review queue", LIST, _page("review_queue")),
    Act("status of the entities", LIST, _page("entity_status")),
    Act("reports", LIST, _page("reports")),
    Act("value page", FORM, _entry_page("entry_value", INDICATOR, DRAFT)),
    Act("value page, returned", FORM, _entry_page("entry_value", INDICATOR, RETURNED)),
    Act("texts page", FORM, _entry_page("entry_texts", INDICATOR, DRAFT)),
    Act("texts page, returned", FORM, _entry_page("entry_texts", INDICATOR, RETURNED)),
    Act("support page", FORM, _entry_page("entry_support", INDICATOR, RETURNED)),
    Act("check page", FORM, _entry_page("entry_check", INDICATOR, DRAFT)),
    Act("check page, returned", FORM, _entry_page("entry_check", INDICATOR, RETURNED)),
    Act("check page, sent", FORM, _entry_page("entry_check", INDICATOR, SUBMITTED)),
    Act("protocol page", FORM, _entry_page("entry_value", SERVICE, RETURNED)),
    Act("actions page", FORM, _entry_page("entry_texts", SERVICE, RETURNED)),
    Act("support page of a service", FORM, _entry_page("entry_support", SERVICE, RETURNED)),
    Act("check page of a service", FORM, _entry_page("entry_check", SERVICE, RETURNED)),
    Act("page before sending", FORM, _preflight),
    Act("receipt", FORM, _receipt),
    Act("review page", FORM, _entry_page("review_entry", INDICATOR, SUBMITTED)),
    Act("review page of a service", FORM, _entry_page("review_entry", SERVICE, SUBMITTED)),
    Act("save a value", SAVE, _post("entry_value", INDICATOR, DRAFT, _value)),
    Act("save a value and an answer", SAVE, _post("entry_value", INDICATOR, RETURNED, _value)),
    Act("save texts", SAVE, _post("entry_texts", INDICATOR, DRAFT, _texts)),
    Act("save texts and an answer", SAVE, _post("entry_texts", INDICATOR, RETURNED, _texts)),
    Act("save both lists of texts", BOTH, _post("entry_texts", INDICATOR, DRAFT, _both_lists)),
    Act("save a link", SAVE, _post("entry_support", INDICATOR, DRAFT, _link)),
    Act("save a file", SAVE, _post("entry_support", INDICATOR, DRAFT, _file)),
    Act("save a link and an answer", SAVE, _post("entry_support", INDICATOR, RETURNED, _link)),
    Act("save a protocol", SAVE, _post("entry_value", SERVICE, DRAFT, _protocol)),
    Act("save a service's actions", SAVE, _post("entry_texts", SERVICE, DRAFT, _actions)),
    Act("mark as ready", SAVE, _post("entry_check", INDICATOR, DRAFT, _nothing)),
    Act("mark a service as ready", SAVE, _post("entry_check", SERVICE, DRAFT, _nothing)),
    Act("send a year of 30 entries", SEND, _send),
    Act("send it from its page", SEND, _send_page),
    Act("approve", APPROVE, _approve(INDICATOR)),
    Act("approve a service", APPROVE, _approve(SERVICE)),
    Act("approve from the page", APPROVE, _post("review_entry", INDICATOR, SUBMITTED, _decision("aprobar"))),
    Act("return from the page", APPROVE, _post("review_entry", INDICATOR, SUBMITTED, _decision("devolver"))),
)


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# What opens and closes a transaction, behind the context that the trail of changes puts before it.
ENDS = re.compile(r'(^|; )(RELEASE )?SAVEPOINT "\w+"$')


def _queries(act: Act, year: LargeCycle) -> list[str]:
    """What the act asks of the database, mails after the commit included; everything is taken back."""
    with _taken_back():
        do = act.prepare(year)
        with CaptureQueriesContext(connection) as asked, TestCase.captureOnCommitCallbacks(execute=True):
            do()
    return [query["sql"] for query in asked if not ENDS.search(query["sql"])]


def _asked(figures: int) -> dict[str, list[str]]:
    with _taken_back():
        year = large_cycle(figures)
        return {act.name: _queries(act, year) for act in ACTS}


def _counts(asked: Mapping[str, list[str]]) -> dict[str, int]:
    return {name: len(queries) for name, queries in asked.items()}


@pytest.mark.django_db
def test_few_queries_whatever_the_number_of_figures(settings, tmp_path, capsys) -> None:
    settings.MEDIA_ROOT = tmp_path
    few, many = (_asked(figures) for figures in SIZES)
    with capsys.disabled():
        print()
        for act in ACTS:
            print(f"{act.name}: {len(many[act.name])} queries of at most {act.most}, at 1,000 and 12,000 figures")
    too_many = {act.name: many[act.name] for act in ACTS if len(many[act.name]) > act.most}
    assert not too_many, "\n".join(f"{name}:\n" + "\n".join(queries) for name, queries in too_many.items())
    assert _counts(few) == _counts(many)
