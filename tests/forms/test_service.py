"""A service's pages as forms: protocol, act and amounts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from compliance.choices import Block
from compliance.forms.service import ProtocolForm, ServiceActionsForm
from compliance.forms.support import EvidenceForm
from compliance.models import ServiceEntry
from tests.forms.test_entry import errors, posted


@pytest.fixture
def entry(make_entry) -> ServiceEntry:
    return make_entry(of_service=True)


def form(entry, *, complete: bool = False, **fields) -> ProtocolForm:
    return ProtocolForm(entry, data=posted(**fields), complete=complete)


def test_an_approved_protocol_with_its_act_and_amounts(entry) -> None:
    typed = form(
        entry,
        answer="approved",
        protocol_approved_on="2021-10-05",
        protocol_instrument="R.M. 200-2021-MIMP",
        modified_budget="1'250,000.00",
        executed_budget="1 100 000",
    )
    assert typed.is_valid(), typed.errors
    changes = typed.changes()
    assert (changes["protocol_is_approved"], str(changes["protocol_approved_on"])) == (True, "2021-10-05")
    assert (changes["modified_budget"], changes["executed_budget"]) == (Decimal(1250000), Decimal(1100000))


@pytest.mark.parametrize(("answer", "stored"), [("not_approved", False), ("", None), ("approved", True)])
def test_each_answer_is_stored_and_read_back(answer, stored, entry) -> None:
    typed = form(entry, answer=answer)
    assert typed.is_valid()
    assert typed.changes()["protocol_is_approved"] is stored
    entry.protocol_is_approved = stored
    assert ProtocolForm(entry)["answer"].value() == answer


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"answer": "not_approved", "protocol_instrument": "R.M. 1"}, "protocol_instrument", "Solo se llena si"),
        ({"answer": "", "protocol_approved_on": "2021-10-05"}, "protocol_approved_on", "Solo se llena si"),
        (
            {"answer": "approved", "protocol_approved_on": str(timezone.localdate() + timedelta(days=2))},
            "protocol_approved_on",
            "todavía no llega",
        ),
        ({"answer": "approved", "modified_budget": "1,250"}, "modified_budget", "¿1.25 o 1250?"),
        ({"answer": "approved", "modified_budget": "-1"}, "modified_budget", "negativo"),
        ({"answer": "approved", "modified_budget": "1.2345"}, "modified_budget", "2 decimales"),
        ({"answer": "approved", "modified_budget": "1" + "0" * 14}, "modified_budget", "demasiado grande"),
        ({"answer": "approved", "protocol_instrument": "x" * 301}, "protocol_instrument", "300"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(typed, field, told, entry) -> None:
    assert told in errors(form(entry, **typed))[field][0]


def test_only_who_goes_on_must_have_answered(entry) -> None:
    assert "answer" in form(entry, complete=True, answer="").errors


def test_actions_are_saved_in_their_order(entry) -> None:
    typed = ServiceActionsForm(entry, data=posted(actions=["", "Una", " ", "Dos"]))
    assert typed.is_valid()
    assert typed.saved == {"block": Block.TEXTS, "changes": {}, "answers": {}, "actions": ["Una", "Dos"]}


def test_what_is_added_is_named_after_itself_unless_it_is_named() -> None:
    added = EvidenceForm(posted(link="https://example.org/informe", kind="report", title="", dated_on=""), {})
    assert added.is_filled
    assert added.is_valid()
    assert added.said == {"kind": "report", "title": "https://example.org/informe", "dated_on": None}
    assert not EvidenceForm(posted(link=" ", kind="report"), {}).is_filled
