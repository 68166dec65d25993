"""What people do here, page by page, over a large cycle; each with the most queries that it may take."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from compliance.choices import EntryStatus
from compliance.entries import sending, workflow
from compliance.entries.access import AnyEntry
from compliance.forms.review import cleared
from compliance.models import Observation, ProgressEntry, ServiceEntry, User
from compliance.views.doors import kind_of
from tests.bench.large_cycle import READY_INDICATORS, READY_SERVICES, LargeCycle

# Pages that list, pages of one thing, saves, moves from a state to another, and the sending of a year.
LIST, FORM, SAVE, MOVE, SEND = 9, 10, 12, 15, 20
# How many events each leaves: looking none, a sending one for every entry.
ALL_READY = READY_INDICATORS + READY_SERVICES
EVENTS = {LIST: 0, FORM: 0, SAVE: 1, MOVE: 1, SEND: ALL_READY}
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


def _page(page: str) -> Callable[[LargeCycle], Do]:
    """A page without an object, as whoever it is for."""

    def prepare(year: LargeCycle) -> Do:
        client = _client(year.focal if page == "my_year" else year.reviewer)
        return _answers(200, lambda: client.get(reverse(page)))

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


def _clear_approval(entry: AnyEntry) -> dict[str, Any]:
    return {"accion": "aprobar", "clear": cleared(entry)}


def _send(year: LargeCycle) -> Do:
    def do() -> None:
        submission = sending.send(year.cycle, year.ministry, by=year.focal)
        assert len(submission.contents) == READY_INDICATORS + READY_SERVICES

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
    Act("save both lists of texts", SAVE, _post("entry_texts", INDICATOR, DRAFT, _both_lists)),
    Act("save a link", SAVE, _post("entry_support", INDICATOR, DRAFT, _link)),
    Act("save a file", SAVE, _post("entry_support", INDICATOR, DRAFT, _file)),
    Act("save a link and an answer", SAVE, _post("entry_support", INDICATOR, RETURNED, _link)),
    Act("save a protocol", SAVE, _post("entry_value", SERVICE, DRAFT, _protocol)),
    Act("save a service's actions", SAVE, _post("entry_texts", SERVICE, DRAFT, _actions)),
    Act("mark as ready", SAVE, _post("entry_check", INDICATOR, DRAFT, _nothing)),
    Act("mark a service as ready", SAVE, _post("entry_check", SERVICE, DRAFT, _nothing)),
    Act("send a year of 30 entries", SEND, _send),
    Act("send it from its page", SEND, _send_page),
    Act("approve", MOVE, _approve(INDICATOR)),
    Act("approve a service", MOVE, _approve(SERVICE)),
    Act("approve from the page", MOVE, _post("review_entry", INDICATOR, SUBMITTED, _decision("aprobar"))),
    Act("approve what asks nothing from the page", MOVE, _post("review_entry", INDICATOR, SUBMITTED, _clear_approval)),
    Act("return from the page", MOVE, _post("review_entry", INDICATOR, SUBMITTED, _decision("devolver"))),
)
