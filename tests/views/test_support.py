"""Files and links are added one by one, taken off, or refused beside their field."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from compliance.choices import Block, EntryStatus
from compliance.models import (
    Evidence,
)
from tests.entries.sent import support
from tests.views.entering import (
    address,
    observe,
    read,
    stored,
)


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def focal(enter) -> Client:
    return enter("focal")


def a_file(name: str = "cuadro.csv", content: bytes = b"region,total\nLima,3\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_and_a_link_are_added_and_taken_off(focal, make_entry) -> None:
    entry = make_entry()
    page = address("entry_support", entry)
    added = focal.post(page, {"version": "0", "go": "add", "kind": "data", "upload": a_file()}, follow=True)
    assert added.redirect_chain == [(page, 302)]
    assert "Se agregó «cuadro»." in read(added)
    sent = {"version": "1", "go": "next", "kind": "report", "link": "https://example.org/informe", "title": "Informe"}
    assert focal.post(page, sent)["Location"] == address("entry_check", entry)
    assert sorted(Evidence.objects.values_list("title", flat=True)) == ["Informe", "cuadro"]
    first = Evidence.objects.get(title="cuadro")
    assert "Se quitó «cuadro»." in read(focal.post(page, {"version": "2", "remove": first.pk}, follow=True))
    assert Evidence.objects.get().title == "Informe"


def test_what_a_file_is_not_is_told_beside_it_and_the_rest_stays(focal, make_entry) -> None:
    sent = {"version": "0", "go": "add", "title": "Mi cuadro", "upload": a_file("cuadro.pdf")}
    response = focal.post(address("entry_support", make_entry()), sent)
    assert response.status_code == 200
    assert "no corresponde a su extensión" in read(response)
    assert "Mi cuadro" in response.content.decode()
    assert not Evidence.objects.exists()


def test_a_list_of_persons_is_asked_about_before_it_is_kept(focal, make_entry) -> None:
    rows = "\n".join(f"Persona {number},4{number:07}" for number in range(20))
    persons = f"Apellidos y nombres,DNI\n{rows}\n".encode()
    page = address("entry_support", make_entry())
    asked = focal.post(page, {"version": "0", "go": "add", "title": "Lista", "upload": a_file("p.csv", persons)})
    assert "parece contener datos de personas" in read(asked)
    assert 'name="confirmed"' in asked.content.decode()
    assert not Evidence.objects.exists()
    sent = {"version": "0", "go": "add", "asked": "1", "confirmed": "on", "upload": a_file("p.csv", persons)}
    assert focal.post(page, sent).status_code == 302
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "example", "ftp://example.org/x", "http://"])
def test_what_is_no_address_is_told_beside_it(link, focal, make_entry) -> None:
    response = focal.post(address("entry_support", make_entry()), {"version": "0", "go": "add", "link": link})
    assert "Escriba la dirección completa" in read(response)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("pk", ["999", "x", "9" * 40, "-1"])
def test_what_is_not_there_is_not_taken_off(pk, focal, make_entry) -> None:
    assert focal.post(address("entry_support", make_entry()), {"version": "0", "remove": pk}).status_code == 404


def test_another_entrys_support_is_not_taken_off(focal, make_entry, people) -> None:
    entry, other = make_entry(), make_entry(of_service=True)
    strange = support(other, people["focal"])
    response = focal.post(address("entry_support", entry), {"version": "0", "remove": strange.pk})
    assert response.status_code == 404
    assert Evidence.objects.exists()


def test_an_answer_and_a_refused_file_are_kept_together_or_not_at_all(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    (one,) = observe(entry, people["reviewer"], Block.SUPPORT)
    sent = {"version": "0", "go": "next", f"answer-{one.pk}": "Aquí está.", "upload": a_file("cuadro.pdf")}
    response = focal.post(address("entry_support", entry), sent)
    assert "Aquí está." in response.content.decode()
    one.refresh_from_db()
    assert (one.answer, stored().version) == ("", 0)
    assert focal.post(address("entry_support", entry), {**sent, "upload": a_file()}).status_code == 302
    one.refresh_from_db()
    assert (one.answer, Evidence.objects.count()) == ("Aquí está.", 1)


def test_a_file_is_not_lost_for_an_answer_that_is_missing(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    (one,) = observe(entry, people["reviewer"], Block.SUPPORT)
    sent = {"version": "0", "go": "next", f"answer-{one.pk}": "", "upload": a_file()}
    page = focal.post(address("entry_support", entry), sent, follow=True)
    assert "Falta responder lo que el ministerio observó." in page.content.decode()
    assert Evidence.objects.count() == 1


def test_a_second_tab_adds_nothing_unseen(focal, make_entry) -> None:
    page = address("entry_support", make_entry())
    focal.post(page, {"version": "0", "go": "add", "upload": a_file()})
    response = focal.post(page, {"version": "0", "go": "add", "upload": a_file("otro.csv", b"a,b\n1,2\n")})
    assert response.status_code == 409
    assert Evidence.objects.count() == 1
