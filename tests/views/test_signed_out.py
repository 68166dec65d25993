"""Whoever types until their session ends finds the text again once they sign in; nobody else does."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.choices import EntryStatus
from compliance.models import Assignment, EntryEvent, ProgressEntry
from compliance.views import signed_out
from tests.views.entering import address, read, stored

PASSWORD = "una-clave-de-prueba"
NOTICE = "Recuperamos lo que escribió; todavía no se ha guardado."
TEXT = "Un párrafo que costó una mañana."


@pytest.fixture(autouse=True)
def no_attempts_counted() -> None:
    cache.clear()


def sends_too_late(client: Client, page: str, **typed: object) -> None:
    """Opens the page, loses the session, and sends what was typed."""
    opened = client.get(page).content.decode()
    (by,) = re.findall('name="by" value="([^"]+)"', opened)
    del client.cookies["sessionid"]
    answer = client.post(page, {"version": "0", "go": "next", "by": by, **typed})
    assert answer["Location"] == f"{reverse('account_login')}?next={page}"


def signs_in(client: Client, name: str, page: str) -> object:
    sent = {"login": f"{name}@example.org", "password": PASSWORD, "next": page}
    return client.post(reverse("account_login"), sent, follow=True)


@pytest.fixture
def page(make_entry) -> str:
    return address("entry_texts", make_entry())


def test_the_text_is_in_the_form_again_and_not_saved(enter, page) -> None:
    client = enter("focal")
    sends_too_late(client, page, explanation=TEXT, measures=["", "Una", "Dos"])
    back = signs_in(client, "focal", page)
    assert NOTICE in read(back)
    for typed in (TEXT, ">\nUna</textarea>", ">\nDos</textarea>"):
        assert typed in back.content.decode()
    assert stored().version == 0
    # Looked at twice, it is still there; once it is sent, it is the database's.
    assert NOTICE in read(client.get(page))
    assert client.post(page, {"version": "0", "go": "next", "explanation": TEXT}).status_code == 302
    assert stored().explanation == TEXT
    assert NOTICE not in read(client.get(page))


def test_it_is_shown_to_nobody_else_at_the_same_computer(enter, page) -> None:
    client = enter("focal")
    sends_too_late(client, page, explanation=TEXT)
    assert TEXT not in signs_in(client, "focal_mimp", page).content.decode()
    assert TEXT not in str([session.get_decoded() for session in Session.objects.all()])


def test_it_is_shown_on_its_own_page_alone(enter, page, make_entry) -> None:
    client = enter("focal")
    sends_too_late(client, page, explanation=TEXT)
    other = address("entry_texts", make_entry(of_service=True))
    assert NOTICE not in read(signs_in(client, "focal", other))
    assert NOTICE in read(client.get(page))


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(enter, page) -> None:
    client = enter("focal")
    sends_too_late(client, page, explanation=TEXT)
    enter("focal_of_parent").post(page, {"version": "0", "explanation": "La de una colega."})
    back = signs_in(client, "focal", page).content.decode()
    assert 'name="version" value="0"' in back
    answer = client.post(page, {"version": "0", "explanation": TEXT})
    assert answer.status_code == 409
    assert stored().explanation == "La de una colega."


def test_what_was_sent_meanwhile_leaves_the_text_to_be_copied(enter, page) -> None:
    client = enter("focal")
    sends_too_late(client, page, explanation=TEXT)
    ProgressEntry.objects.update(status=EntryStatus.SUBMITTED)
    back = signs_in(client, "focal", page)
    assert "El registro ya se envió. Lo que escribió sigue abajo" in read(back)
    assert TEXT in read(back)
    assert "Guardar" not in read(back)


def test_a_function_that_ended_meanwhile_leaves_it_too(enter, page, people) -> None:
    client = enter("focal")
    sends_too_late(client, page, explanation=TEXT)
    Assignment.objects.filter(user=people["focal"]).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert TEXT in read(signs_in(client, "focal", page))


def test_a_value_and_a_link_are_kept_as_well(enter, make_entry) -> None:
    entry = make_entry()
    for name, typed, shown in (
        ("entry_value", {"answer": "have", "value": "7,600"}, 'value="7,600"'),
        ("entry_support", {"link": "https://example.org/x", "title": "Informe"}, 'value="https://example.org/x"'),
    ):
        client = enter("focal")
        sends_too_late(client, address(name, entry), **typed)
        back = signs_in(client, "focal", address(name, entry))
        assert NOTICE in read(back)
        assert shown in back.content.decode()
    assert not EntryEvent.objects.exists()


@pytest.mark.parametrize("by", ["", "1", "x:y:z"])
def test_of_a_stranger_nothing_is_kept(by, client, page) -> None:
    assert client.post(page, {"version": "0", "explanation": TEXT, "by": by}).status_code == 302
    assert not Session.objects.exists()


def test_what_is_too_long_or_too_old_is_not_kept(enter, page, monkeypatch) -> None:
    client = enter("focal")
    sends_too_late(client, page, explanation="x" * signed_out.MOST_CHARACTERS)
    assert NOTICE not in read(signs_in(client, "focal", page))
    client = enter("focal")
    sends_too_late(client, page, explanation=TEXT)
    monkeypatch.setattr(signed_out, "WAITS_FOR", 0)
    assert NOTICE not in read(signs_in(client, "focal", page))


def test_the_login_says_why_it_stands_in_between(db, client) -> None:
    asked = reverse("account_login")
    said = "Al ingresar irá directo a ella."
    assert said in client.get(f"{asked}?next={reverse('my_year')}").content.decode()
    assert said not in client.get(asked).content.decode()
