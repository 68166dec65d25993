"""Evidence is kept, served and taken away by the rules of editing its entry."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from compliance.choices import Block, EntryStatus
from compliance.entries import evidence, workflow
from compliance.entries.editing import BlockClosed, EntryChanged
from compliance.entries.evidence import EvidenceRefused, LooksLikePersons
from compliance.entries.window import WindowClosed
from compliance.entries.workflow import TransitionRefused
from compliance.models import EntryEvent, Evidence, ReportingCycle
from tests.entries import files

SAID = {"kind": "report", "title": " Informe  anual ", "dated_on": None}


@pytest.fixture(autouse=True)
def store(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def kept(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def add(entry, people, upload=None, *, who="focal", version=None, **extra) -> Evidence:
    return evidence.add_file(
        entry,
        upload=upload or files.upload(),
        by=people[who],
        version=entry.version if version is None else version,
        **{**SAID, **extra},
    )


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_a_file_is_kept_under_a_random_name_with_its_hash(of_service, people, make_entry, store) -> None:
    entry = make_entry(of_service=of_service)
    row = Evidence.objects.get(pk=add(entry, people, files.upload("Cuadro final.XLSX")).pk)
    content = files.ACCEPTED["Cuadro final.XLSX"]
    assert (row.title, row.file_name, row.size) == ("Informe anual", "Cuadro final.XLSX", len(content))
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert row.media_type.endswith("spreadsheetml.sheet")
    (path,) = kept(store)
    assert path.read_bytes() == content
    assert len(path.name) == 32
    assert path.suffix == ""
    assert path.stat().st_mode & 0o077 == 0


def test_keeping_evidence_is_a_save_with_its_event(people, make_entry) -> None:
    entry = make_entry(EntryStatus.READY)
    add(entry, people)
    entry.refresh_from_db()
    assert (entry.version, entry.status, entry.edited_by) == (1, EntryStatus.DRAFT, people["focal"])
    (event,) = EntryEvent.objects.about(entry)
    assert event.verb == "save"
    assert [one["title"] for one in event.contents["evidence"]] == ["Informe anual"]


@pytest.mark.parametrize("who", ["focal_of_another", "former_focal", "reviewer", "reader", "administrator", "nobody"])
def test_others_keep_nothing(who, people, make_entry, store) -> None:
    entry = make_entry()
    with pytest.raises(TransitionRefused):
        add(entry, people, who=who)
    assert not Evidence.objects.exists()
    assert not kept(store)


@pytest.mark.parametrize("status", [EntryStatus.SUBMITTED, EntryStatus.APPROVED])
def test_nothing_is_added_to_what_was_sent(status, people, make_entry, store) -> None:
    with pytest.raises(TransitionRefused):
        add(make_entry(status), people)
    assert not kept(store)


def test_a_second_tab_is_told(people, make_entry, store) -> None:
    entry = make_entry()
    add(entry, people)
    with pytest.raises(EntryChanged):
        add(entry, people, files.upload("informe.docx"), version=0)
    assert len(kept(store)) == Evidence.objects.count() == 1


def test_a_return_for_other_blocks_keeps_support_closed(people, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    workflow.return_entry(entry, by=people["reviewer"], observations={Block.VALUE: "Revise el valor."})
    with pytest.raises(BlockClosed):
        add(entry, people)


def test_after_the_close_nothing_is_kept(people, make_entry, world, store) -> None:
    past = timezone.now() - timedelta(days=9)
    ReportingCycle.objects.update(opens_at=past, due_at=past + timedelta(1), closes_at=past + timedelta(2))
    with pytest.raises(WindowClosed):
        add(make_entry(), people)
    assert not kept(store)


def test_the_same_file_twice_is_told_with_its_name(people, make_entry, store) -> None:
    entry = make_entry()
    add(entry, people)
    entry.refresh_from_db()
    with pytest.raises(EvidenceRefused, match="«Informe anual»"):
        add(entry, people, title="Otro nombre")
    assert len(kept(store)) == 1


def test_the_same_file_serves_two_entries(people, make_entry) -> None:
    add(make_entry(), people)
    add(make_entry(of_service=True), people)
    assert Evidence.objects.count() == 2


def test_a_list_of_persons_asks_and_passes_when_confirmed(people, make_entry, store) -> None:
    entry = make_entry()
    persons = SimpleUploadedFile("asistencia.csv", b"DNI,Nombres y apellidos\n")
    with pytest.raises(LooksLikePersons):
        add(entry, people, persons)
    assert not kept(store)
    persons.seek(0)
    assert add(entry, people, persons, confirmed=True).file_name == "asistencia.csv"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": " "}, "nombre"),
        ({"title": "\0"}, "nombre"),
        ({"title": "x" * 201}, "nombre"),
        ({"kind": "otro_tipo"}, "tipo"),
        ({"dated_on": timezone.localdate() + timedelta(days=1)}, "fecha"),
    ],
)
def test_what_is_said_of_it_is_checked(changed, said, people, make_entry) -> None:
    with pytest.raises(EvidenceRefused, match=said):
        add(make_entry(), people, **changed)
    with pytest.raises(EvidenceRefused, match=said):
        evidence.add_link(
            make_entry(of_service=True),
            link="https://example.org/",
            by=people["focal"],
            version=0,
            **{**SAID, **changed},
        )


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/informe.pdf", "informe.pdf"),
        ("C:\\datos\\informe.pdf", "informe.pdf"),
        ("in\x00for\nme.pdf", "informe.pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_a_name_is_only_data(given, name, people, make_entry) -> None:
    upload = files.upload("informe.pdf")
    upload._name = given
    assert add(make_entry(), people, upload).file_name == name


def test_an_entry_holds_so_many_and_no_more(people, make_entry, monkeypatch) -> None:
    monkeypatch.setattr(evidence, "MOST_OF_AN_ENTRY", 1)
    entry = make_entry()
    add(entry, people)
    entry.refresh_from_db()
    with pytest.raises(EvidenceRefused, match="ya tiene 1"):
        add(entry, people, files.upload("informe.docx"))


def link(entry, people, address: str) -> Evidence:
    return evidence.add_link(entry, link=address, by=people["focal"], version=entry.version, **SAID)


def test_a_link_is_kept(people, make_entry) -> None:
    row = link(make_entry(), people, " https://www.inei.gob.pe/endes?año=2022 ")
    assert row.link == "https://www.inei.gob.pe/endes?año=2022"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "inei.gob.pe",
        "ftp://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "http://a b/",
        "file:///etc/passwd",
        "https://example.org/" + "x" * 500,
    ],
)
def test_only_addresses_of_the_web(address, people, make_entry) -> None:
    with pytest.raises(EvidenceRefused):
        link(make_entry(), people, address)
    assert not Evidence.objects.exists()


def test_removing_takes_the_file_away(people, make_entry, store, django_capture_on_commit_callbacks) -> None:
    entry = make_entry()
    row = add(entry, people)
    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove(row, by=people["focal"], version=1)
    assert not Evidence.objects.exists()
    assert not kept(store)
    entry.refresh_from_db()
    assert entry.version == 2


def test_what_was_sent_once_stays_in_the_store(people, make_entry, store, django_capture_on_commit_callbacks) -> None:
    entry = make_entry()
    row = add(entry, people)
    workflow.mark_ready(entry, by=people["focal"])
    workflow._move(entry, "submit", by=people["focal"])
    workflow.return_entry(entry, by=people["reviewer"], observations={Block.SUPPORT: "Es de otro año."})
    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove(row, by=people["focal"], version=1)
    assert not Evidence.objects.exists()
    assert len(kept(store)) == 1


def test_removing_twice_is_told(people, make_entry) -> None:
    entry = make_entry()
    row = add(entry, people)
    evidence.remove(row, by=people["focal"], version=1)
    with pytest.raises(EntryChanged):
        evidence.remove(row, by=people["focal"], version=1)
    with pytest.raises(EvidenceRefused):
        evidence.remove(row, by=people["focal"], version=2)


def test_another_entity_removes_nothing(people, make_entry, store) -> None:
    row = add(make_entry(), people)
    with pytest.raises(TransitionRefused):
        evidence.remove(row, by=people["focal_of_another"], version=1)
    assert len(kept(store)) == Evidence.objects.count() == 1


def test_a_link_with_somebody_s_password_is_refused(make_entry, people) -> None:
    with pytest.raises(evidence.EvidenceRefused, match="contraseña"):
        evidence.add_link(
            make_entry(),
            link="https://ana:clave@example.org/informe",
            kind="report",
            title="Informe",
            dated_on=None,
            by=people["focal"],
            version=0,
        )
