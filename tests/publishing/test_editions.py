"""Preparing, publishing, correcting: two people, one effect, and bytes that are there unchanged afterwards."""

import json
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from django.utils import timezone

from compliance import __version__
from compliance.choices import EditionStatus, EntryStatus, Role, Severity
from compliance.formatting import day
from compliance.models import (
    EditionFile,
    Entity,
    EntryEvent,
    ProgressEntry,
    ReportEdition,
    ReportingCycle,
    Signatory,
    Target,
    Waiver,
)
from compliance.publishing.answering import give_opinion
from compliance.publishing.content import content_of, kept_content
from compliance.publishing.editions import (
    EditionRefused,
    PublicationBlocked,
    discard,
    obstacles_of,
    prepare,
    publish,
    rebuilt,
)
from compliance.publishing.seals import seal
from compliance.publishing.waiving import waive, withdraw
from compliance.report.build import build_all
from tests.publishing.published import ALL_FORMATS, YEAR, measured, published, tokens
from tests.report.reading import docx_text, pdf_text, xlsx_text
from tests.world import person


def files(edition) -> dict[str, bytes]:
    return {row.format_name: bytes(row.content) for row in EditionFile.objects.filter(edition=edition)}


def keys(edition) -> list[str]:
    return [one.key for one in obstacles_of(edition)]


def test_it_publishes_corrects_rebuilds_and_compares_bytes(year, people) -> None:
    first = published(year, people)
    kept = files(first)
    assert set(kept) == ALL_FORMATS
    measured("40")
    second = published(year, people, reason="AURORA corrigió su valor.")
    assert (first.number, second.number) == (1, 2)
    assert files(first) == kept == rebuilt(ReportEdition.objects.get(pk=first.pk))
    assert files(second) == rebuilt(ReportEdition.objects.get(pk=second.pk))
    assert all(files(second)[name] != kept[name] for name in ALL_FORMATS)
    for row in EditionFile.objects.all():
        assert (row.size, row.sha256) == (len(row.content), sha256(bytes(row.content)).hexdigest())


def test_the_json_says_which_edition_it_is_and_is_null_for_a_draft(year, people, settings) -> None:
    assert json.loads(build_all(year.policy, YEAR)["json"])["edition"] is None
    first = published(year, people)
    said = json.loads(files(first)["json"])["edition"]
    assert said == {
        "number": 1,
        "date": timezone.localdate(first.decided_at).isoformat(),
        "code": "PNIG-2022-1",
        "address": f"{settings.SITE_ADDRESS}/verificar/PNIG-2022-1/",
        "reason": None,
        "replaces": None,
        "without": [],
        "software": __version__,
    }
    assert first.sha256 == sha256(files(first)["json"]).hexdigest()


def test_an_editions_json_differs_from_the_drafts_by_its_edition_alone(year, people) -> None:
    draft = json.loads(build_all(year.policy, YEAR)["json"])
    edition = json.loads(files(published(year, people))["json"])
    edition["edition"] = None
    assert edition == draft


def test_every_file_says_edition_address_and_who_signs_and_none_is_a_draft(year, people) -> None:
    Signatory.objects.create(policy=year.policy, position=1, office="Dirección de Políticas")
    first = published(year, people)
    made = files(first)
    for name, text in (
        ("pdf", pdf_text(made["pdf"])),
        ("docx", docx_text(made["docx"])),
        ("xlsx", xlsx_text(made["xlsx"])),
        ("html", made["html"].decode()),
    ):
        words = "".join(text.split())
        assert "Edición1·" in words, name
        assert "/verificar/PNIG-2022-1/" in words, name
        assert "DireccióndePolíticas" in words, name
        assert "BORRADOR" not in text.upper(), name


def test_one_person_prepares_and_another_approves(year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    for who in ("reviewer", "focal", "reader", "administrator", "nobody"):
        with pytest.raises(EditionRefused):
            publish(edition, by=people[who])
    assert ReportEdition.objects.get().status == EditionStatus.PREPARED
    assert publish(edition, by=people["reviewer_and_focal"]).decided_by == people["reviewer_and_focal"]


@pytest.mark.parametrize("who", ["focal", "reader", "administrator", "nobody"])
def test_only_reviewers_prepare_and_discard(year, people, who) -> None:
    with pytest.raises(EditionRefused):
        prepare(year.policy, YEAR, by=people[who])
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    with pytest.raises(EditionRefused):
        discard(edition, by=people[who])


def test_one_edition_of_a_year_is_in_preparation_at_a_time(year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    with pytest.raises(EditionRefused, match="en preparación"):
        prepare(year.policy, YEAR, by=people["reviewer"])
    discard(edition, by=people["reviewer"])
    again = prepare(year.policy, YEAR, by=people["reviewer"])
    with pytest.raises(EditionRefused, match="Descartada"):
        publish(edition, by=people["reviewer_of_own_unit"])
    assert publish(again, by=people["reviewer_of_own_unit"]).number == 1


def test_what_was_published_is_neither_discarded_nor_published_again(first, people) -> None:
    for move in (discard, publish):
        with pytest.raises(EditionRefused, match="Publicada"):
            move(first, by=people["reviewer_of_own_unit"])


# What stands in the way


def test_open_errors_stand_in_the_way_until_they_are_waived(pnig) -> None:
    unit = Entity.objects.get(acronym="DGTEG")
    people = {name: person(name, Role.REVIEWER, unit) for name in ("reviewer", "reviewer_of_own_unit")}
    edition = prepare(pnig, 2021, by=people["reviewer"])
    (errors,) = [one for one in obstacles_of(edition) if one.key == "errores"]
    assert not errors.may_be_confirmed
    with pytest.raises(PublicationBlocked):
        publish(edition, by=people["reviewer_of_own_unit"], confirmed={errors.token})
    for one in kept_content(edition).figures["findings"]:
        if one["severity"] == "error":
            about = {name: one[name] for name in ("code", "subject", "message")}
            Waiver.objects.create(
                policy=pnig, year=2021, **about, reason="Así se publicó.", office="Dirección", by=people["reviewer"]
            )
    assert "errores" in keys(edition), "what was frozen does not print the waivers"
    discard(edition, by=people["reviewer"])
    first = publish(prepare(pnig, 2021, by=people["reviewer"]), by=people["reviewer_of_own_unit"])
    waivers = json.loads(files(first)["json"])["waivers"]
    assert {one["office"] for one in waivers} == {"Dirección"}
    assert files(first) == rebuilt(first)


def test_entries_that_are_not_approved_are_published_without_only_if_that_is_said(year, people) -> None:
    ProgressEntry.objects.update(status=EntryStatus.SUBMITTED)
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    (pending,) = obstacles_of(edition)
    assert pending.lines == ("ISS.01.01.01.01 · AURORA · Enviado",)
    with pytest.raises(PublicationBlocked) as blocked:
        publish(edition, by=people["reviewer_of_own_unit"])
    assert blocked.value.obstacles == [pending]
    first = publish(edition, by=people["reviewer_of_own_unit"], confirmed={pending.token})
    assert json.loads(files(first)["json"])["edition"]["without"] == ["ISS.01.01.01.01"]
    assert "sin la información de 1 registro" in " ".join(pdf_text(files(first)["pdf"]).split())


def test_a_confirmation_holds_only_for_what_was_seen(year, people) -> None:
    ProgressEntry.objects.update(status=EntryStatus.SUBMITTED)
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    seen = tokens(edition)
    ProgressEntry.objects.update(status=EntryStatus.RETURNED)
    with pytest.raises(PublicationBlocked):
        publish(edition, by=people["reviewer_of_own_unit"], confirmed=seen)


def test_data_that_changed_since_are_told_and_what_was_frozen_is_published(year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    measured("40")
    (changed,) = obstacles_of(edition)
    assert (changed.key, changed.may_be_confirmed) == ("cambios", True)
    assert changed.lines[0] == "1 valor (ISS.01.01.01.01: valor)"
    assert changed.page == "edition_changes"
    first = publish(edition, by=people["reviewer_of_own_unit"], confirmed={changed.token})
    (row,) = json.loads(files(first)["json"])["indicators"]
    assert Decimal(row["value"]) == 60


def test_what_kind_of_thing_changed_since_is_told(year, people) -> None:
    measured("8765.4")
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    found = kept_content(edition).findings[0]

    def changed() -> tuple[str, ...]:
        return next((one.lines for one in obstacles_of(edition) if one.key == "cambios"), ())

    assert changed() == ()
    about = {"code": found.code, "subject": found.subject, "message": found.message}
    Waiver.objects.create(policy=year.policy, year=YEAR, **about, reason="Así fue.", office="O", by=people["reviewer"])
    assert changed() == (f"1 dispensa ({found.subject})",)
    withdraw(year.policy, YEAR, found, by=people["reviewer"])
    ProgressEntry.objects.update(source="Otro registro")
    assert changed() == ("1 texto de los cuadros (ISS.01.01.01.01 · Fuente y aprobación)",)
    ProgressEntry.objects.update(source="", context="Un párrafo que nadie había escrito.")
    (texts,) = changed()
    assert texts.startswith("1 párrafo (")
    ProgressEntry.objects.update(context="")
    Signatory.objects.create(policy=year.policy, position=1, office="Dirección de Políticas")
    assert changed() == ("quién da su visto bueno",)


def test_a_confirmation_of_what_is_only_summed_up_holds_for_all_of_it(year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    measured("40")
    seen, lines = tokens(edition), obstacles_of(edition)[0].lines
    measured("41")
    assert obstacles_of(edition)[0].lines == lines
    with pytest.raises(PublicationBlocked):
        publish(edition, by=people["reviewer_of_own_unit"], confirmed=seen)


def test_the_entities_days_are_waited_for(year, people) -> None:
    today = timezone.localdate()
    edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=today)
    (waiting,) = obstacles_of(edition)
    assert (waiting.key, waiting.may_be_confirmed) == ("plazo", False)
    ReportEdition.objects.update(preview_until=today - timedelta(days=1))
    edition.refresh_from_db()
    assert obstacles_of(edition) == []


def test_an_objection_is_read_before_publishing(year, people) -> None:
    today = timezone.localdate()
    edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=today)
    give_opinion(edition, year.aurora, agrees=False, text="El valor es otro.", by=people["focal"])
    ReportEdition.objects.update(preview_until=today - timedelta(days=1))
    edition.refresh_from_db()
    (objections,) = obstacles_of(edition)
    assert objections.lines == ("AURORA: El valor es otro.",)
    publish(edition, by=people["reviewer_of_own_unit"], confirmed={objections.token})


def test_days_that_passed_are_refused(year, people) -> None:
    with pytest.raises(EditionRefused, match="ya pasó"):
        prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate() - timedelta(days=1))


# Corrections


def test_a_correction_needs_a_reason_and_something_to_correct(first, year, people) -> None:
    with pytest.raises(EditionRefused, match="motivo"):
        prepare(year.policy, YEAR, by=people["reviewer"], reason=" \n")
    with pytest.raises(EditionRefused, match="No hay nada que corregir"):
        prepare(year.policy, YEAR, by=people["reviewer"], reason="Otra vez.")
    assert ReportEdition.objects.count() == 1


def test_a_correction_lists_what_changes_and_why(first, year, people) -> None:
    measured("40")
    second = published(year, people, reason="AURORA corrigió su valor.")
    document = kept_content(second).document
    about, *_others = document.sections
    said = about.blocks[0].parts[0]
    assert said.startswith("Esta es la segunda edición")
    assert "Cambian 1 valor" in said
    (errata,) = [section for section in document.sections if section.anchor == "fe-de-erratas"]
    words = " ".join(str(part) for block in errata.blocks[:2] for part in block.parts)
    assert "AURORA corrigió su valor." in words
    cells = [[cell.text for cell in row] for table in errata.blocks[2:] for row in table.rows]
    assert ["ISS.01.01.01.01: valor", "60.0\u00a0%", "40.0\u00a0%"] in cells
    assert ["Indicadores de servicios: meta alcanzada", "1", "0"] in cells
    assert "fe de erratas" in pdf_text(files(second)["pdf"]).lower()


def test_editions_of_the_same_day_are_told_apart_by_their_numbers(first, year, people) -> None:
    said = []
    for value in ("40", "45"):
        measured(value)
        said.append(
            kept_content(published(year, people, reason="Se corrigió.")).document.sections[0].blocks[0].parts[0]
        )
    today = day(timezone.localdate())
    assert said[0].startswith(f"Esta es la segunda edición, del {today}, y reemplaza a la primera, del {today}.")
    assert said[1].startswith(f"Esta es la tercera edición, del {today}, y reemplaza a la segunda, del {today}.")


def test_a_waiver_alone_is_something_to_correct(pnig) -> None:
    unit = Entity.objects.get(acronym="DGTEG")
    reviewer, other = (person(name, Role.REVIEWER, unit) for name in ("revisa", "aprueba"))
    errors = [one for one in content_of(pnig, 2021).findings if one.severity == Severity.ERROR]
    for one in errors:
        waive(pnig, 2021, one, reason="Así se publicó.", office="Dirección", by=reviewer)
    publish(prepare(pnig, 2021, by=reviewer), by=other)
    withdraw(pnig, 2021, errors[0], by=reviewer)
    waive(pnig, 2021, errors[0], reason="Lo explica el INEI.", office="Dirección", by=reviewer)
    second = prepare(pnig, 2021, by=reviewer, reason="Se precisa una dispensa.")
    errata = next(one for one in kept_content(second).document.sections if one.anchor == "fe-de-erratas")
    assert [part.title for part in errata.sections] == ["Dispensas que cambian"]
    (row,) = errata.sections[0].blocks[0].items
    assert "Lo explica el INEI" in row.texts[-1]
    assert "Así se publicó" in row.texts[-2]


def test_a_third_edition_is_compared_with_the_second_and_not_with_what_that_said_of_itself(first, year, people) -> None:
    for value in ("40", "45"):
        measured(value)
        last = published(year, people, reason=f"Ahora {value}.")
    errata = next(one for one in kept_content(last).document.sections if one.anchor == "fe-de-erratas")
    cells = [cell.text for table in errata.blocks[2:] for row in table.rows for cell in row]
    assert any("45.0" in text for text in cells)
    assert not any("segunda" in text or "Ahora 40" in text for text in cells)
    assert json.loads(last.figures)["edition"]["replaces"] == 2


@pytest.mark.parametrize(("closed", "is_late"), [(True, True), (False, False)])
def test_information_that_came_after_the_close_is_told_as_such(year, people, closed, is_late) -> None:
    entry = ProgressEntry.objects.get()
    sent = timezone.now() - timedelta(days=2)
    contents = {"verb": "submit", "from_status": "ready", "to_status": "submitted", "by": people["focal"]}
    EntryEvent.objects.create(entry=entry, at=sent, **contents)
    first = published(year, people)
    days = -3 if closed else 3
    when = timezone.now() + timedelta(days=days)
    opens = when - timedelta(days=30)
    ReportingCycle.objects.update(opens_at=opens, due_at=when, closes_at=when)
    assert first.decided_at > sent
    measured("40")
    second = published(year, people, reason="AURORA remitió su valor.")
    errata = next(one for one in kept_content(second).document.sections if one.anchor == "fe-de-erratas")
    notes = "".join(cell.note for table in errata.blocks[2:] for row in table.rows for cell in row)
    assert (f"Información recibida el {day(timezone.localdate(sent))}, después del cierre" in notes) is is_late
    told = [one["received_on"] for one in json.loads(second.figures)["errata"]["figures"] if one["key"] == "value"]
    assert told == [timezone.localdate(sent).isoformat() if is_late else None]


def test_a_changed_target_is_no_value(first, year, people) -> None:
    Target.objects.update(value=Decimal(80))
    second = published(year, people, reason="La meta era otra.")
    assert "1 valor" not in kept_content(second).document.sections[0].blocks[0].parts[0]


def test_the_page_names_a_few_of_what_it_does_without_and_the_data_all(year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    edition.number, edition.decided_at = 1, timezone.now()
    codes = [f"IOP.01.{number:02}" for number in range(1, 31)]
    seal(edition, without=codes)
    about = kept_content(edition).document.sections[0].blocks[0].parts[0]
    assert "Se publica sin la información de 30 registros" in about
    assert about.endswith("IOP.01.12 y 18 más.")
    assert json.loads(edition.figures)["edition"]["without"] == codes
