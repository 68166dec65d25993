"""One entry before a reviewer: everything on one page, one decision at a time, nothing lost and nothing unseen."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from compliance.choices import Block, EntryStatus
from compliance.entries import workflow
from compliance.forms.review import Approval, cleared
from compliance.models import EntryEvent, Observation, ProgressEntry, Protocol
from tests.entries import sent
from tests.views.reviewing import MINISTRY, decide, many, page, text


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
@pytest.mark.parametrize("status", EntryStatus)
def test_who_opens_the_review_of_an_entry(status, of_service, people, make_entry, enter) -> None:
    entry = make_entry(status, of_service=of_service)
    opening = {who for who in people if enter(who).get(page(entry)).status_code == 200}
    was_sent = status in (EntryStatus.SUBMITTED, EntryStatus.RETURNED, EntryStatus.APPROVED)
    assert opening == (MINISTRY if was_sent else {"reviewer_and_focal"})


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_an_entry_is_ten_queries_at_most(
    of_service, people, make_entry, world, reviewer, django_assert_max_num_queries
) -> None:
    entry = sent.answered(world, people, make_entry(of_service=of_service))
    sent.support(entry, people["focal"])
    with django_assert_max_num_queries(10):
        assert reviewer.get(page(entry)).status_code == 200


def test_everything_is_on_one_page(people, make_entry, world, reviewer) -> None:
    entry = make_entry()
    ProgressEntry.objects.create(indicator=world.indicator, year=2021, value=Decimal("58.25"), status="approved")
    sent.without_doubts(entry, people["focal"])
    entry = sent.answered(world, people, entry)
    shown = text(reviewer.get(page(entry)))
    for said in (
        "61.5\xa0%",  # the value
        "50.0\xa0%",  # the target
        "58.3\xa0%",  # the earlier value
        "Se busca aumentarlo",
        "Meta superada.",
        "Se capacitó al personal.",
        "https://example.org/informe",
        "De la ronda 2022.",
        "<del>60.0\xa0%</del>",
        "<ins>61.5\xa0%</ins>",
        "Ronda 2",
        "¿De qué ronda es?",
    ):
        assert said.replace("\xa0", " ") in shown.replace("\xa0", " "), said


def test_the_line_of_values_has_its_numbers_as_text(people, make_entry, world, reviewer) -> None:
    ProgressEntry.objects.create(indicator=world.indicator, year=2021, value=Decimal(58), status="approved")
    shown = reviewer.get(page(sent.send(world, people, make_entry()))).content.decode()
    assert "<title" in shown
    assert "De 58.0\xa0% en 2021 a 60.0\xa0% en 2022" in shown
    assert 'style="' not in shown


def test_what_was_typed_is_shown_as_text(people, make_entry, reviewer) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    type(entry).objects.update(explanation="<script>alert(1)</script>", source="<b>")
    shown = reviewer.get(page(entry)).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_a_doubt_offers_a_wording(people, make_entry, reviewer) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    assert "?sugerir=1#observar" in text(reviewer.get(page(entry)))
    shown = reviewer.get(page(entry), {"sugerir": "1"})
    assert shown.context["form"].initial == {
        Block.SUPPORT: "No ha adjuntado sustento del valor. Adjunte el documento o el enlace del que sale el valor."
    }
    assert '<details id="observar" class="mt-3" open>' in text(shown)


@pytest.mark.parametrize("place", ["", "99", "-1", "x", "9" * 50, "²", "1.5"])
def test_a_wording_that_does_not_exist_is_no_wording(place, people, make_entry, reviewer) -> None:
    shown = reviewer.get(page(make_entry(EntryStatus.SUBMITTED)), {"sugerir": place})
    assert shown.context["form"].initial == {}


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_approving_leads_to_the_next(of_service, people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry(of_service=of_service))
    other = sent.send(world, people, make_entry(of_service=not of_service))
    answer = decide(reviewer, entry, "aprobar", note=" Consta en el informe. ")
    assert answer.url == page(entry, "review_next")
    entry.refresh_from_db()
    assert entry.status == EntryStatus.APPROVED
    assert EntryEvent.objects.about(entry).last().note == "Consta en el informe."
    landed = reviewer.get(answer.url, follow=True)
    assert landed.redirect_chain == [(page(other), 302)]
    assert "Aprobado: " in text(landed)


def test_after_the_last_one_is_told_that_none_is_left(people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry())
    landed = reviewer.get(decide(reviewer, entry, "aprobar", note="Consta.").url, follow=True)
    assert landed.redirect_chain == [(reverse("review_queue"), 302)]
    assert "No queda ningún otro registro por revisar." in text(landed)


def test_what_has_doubts_is_approved_for_a_reason(people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry())
    shown = reviewer.get(page(entry)).content.decode()
    assert "Motivo para aprobar con advertencias" in shown
    assert re.findall(r"<(\w+)[^>]*data-key=\"a\"", shown) == ["textarea"]
    refused = decide(reviewer, entry, "aprobar", note=" ").content.decode()
    assert "Escriba por qué lo aprueba con advertencias." in refused
    assert 'aria-invalid="true"' in refused
    entry.refresh_from_db()
    assert (entry.status, EntryEvent.objects.about(entry).last().verb) == (EntryStatus.SUBMITTED, "submit")
    decide(reviewer, entry, "aprobar", note="La entidad lo confirmó por teléfono.")
    assert EntryEvent.objects.about(entry).last().note == "La entidad lo confirmó por teléfono."


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_what_has_no_doubts_is_approved_as_it_is(
    of_service, people, make_entry, world, reviewer, django_assert_max_num_queries
) -> None:
    entry = make_entry(of_service=of_service)
    sent.without_doubts(entry, people["focal"])
    if not of_service:
        ProgressEntry.objects.update(source="Registro administrativo")
    sent.send(world, people, entry)
    shown = reviewer.get(page(entry))
    assert not shown.context["review"].asks
    assert "Motivo para aprobar" not in shown.content.decode()
    with django_assert_max_num_queries(26):
        decide(reviewer, entry, "aprobar")
    entry.refresh_from_db()
    assert entry.status == EntryStatus.APPROVED


def test_the_steps_go_both_ways(people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry())
    other = sent.send(world, people, make_entry(of_service=True))
    assert reviewer.get(page(entry, "review_next")).url == page(other)
    assert reviewer.get(page(entry, "review_previous")).url == page(other)


def test_returning_opens_the_observed_parts_only(people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry())
    answer = decide(reviewer, entry, "devolver", value="¿De qué ronda es?", texts=" ", support="")
    assert answer.url == page(entry, "review_next")
    entry.refresh_from_db()
    assert entry.status == EntryStatus.RETURNED
    assert [(one.block, one.text) for one in Observation.objects.about(entry)] == [("value", "¿De qué ronda es?")]


def test_a_return_without_a_reason_is_asked_for_one(people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry())
    answer = decide(reviewer, entry, "devolver", value=" ")
    assert "Escriba al menos una observación" in text(answer)
    entry.refresh_from_db()
    assert entry.status == EntryStatus.SUBMITTED


def test_withdrawing_an_approval_needs_a_reason_and_returns_the_entry(people, make_entry, reviewer) -> None:
    entry = make_entry(EntryStatus.APPROVED)
    assert "Retirar la aprobación" in text(reviewer.get(page(entry)))
    assert "Escriba al menos una observación" in text(decide(reviewer, entry, "retirar"))
    decide(reviewer, entry, "retirar", value="El cuadro fue rectificado.")
    entry.refresh_from_db()
    assert entry.status == EntryStatus.RETURNED


def test_nothing_is_approved_in_bulk(people, make_entry, world, reviewer) -> None:
    many(world, people, 3)
    shown = reviewer.get(reverse("review_queue")).content.decode()
    forms = [line for line in shown.splitlines() if "<form" in line]
    assert all("salir" in form for form in forms)


def test_what_someone_else_moved_is_told_and_nothing_is_lost(people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry())
    stale = entry.version
    workflow.approve(entry, by=people["reviewer"])
    answer = reviewer.post(page(entry), {"accion": "devolver", "version": stale, "value": "¿De qué <ronda> es?"})
    assert "alguien ya lo movió" in text(answer)
    assert "¿De qué &lt;ronda&gt; es?" in text(answer)
    entry.refresh_from_db()
    assert entry.status == EntryStatus.APPROVED
    assert not Observation.objects.exists()


def test_what_changed_while_it_was_looked_at_is_not_approved_unseen(people, make_entry, world, reviewer) -> None:
    entry = sent.send(world, people, make_entry())
    stale = entry.version
    workflow.return_entry(entry, by=people["reviewer"], observations={Block.VALUE: "¿De qué ronda es?"})
    entry.refresh_from_db()
    observation = Observation.objects.get()
    entry = sent.editing.save(
        entry,
        block=Block.VALUE,
        changes={"value": Decimal(9)},
        version=entry.version,
        by=people["focal"],
        answers={observation.pk: "De esta."},
    )
    entry = ProgressEntry.objects.get(pk=entry.pk)
    entry.actions.create(position=1, text="Se hará.")
    ProgressEntry.objects.update(explanation="Porque sí.")
    sent.send(world, people, ProgressEntry.objects.get(pk=entry.pk))
    answer = reviewer.post(page(entry), {"accion": "aprobar", "version": stale})
    assert "cambió mientras usted lo revisaba" in text(answer)
    entry.refresh_from_db()
    assert entry.status == EntryStatus.SUBMITTED
    assert f'name="version" value="{entry.version}"' in answer.content.decode()


@pytest.mark.parametrize("who", ["reviewer_of_own_unit", "reviewer_and_focal", "administrator"])
def test_who_may_only_look_changes_nothing(who, people, make_entry, enter) -> None:
    entry, client = make_entry(EntryStatus.SUBMITTED), enter(who)
    assert "Aprobar y ver el siguiente" not in text(client.get(page(entry)))
    for action in ("aprobar", "devolver", "retirar"):
        assert "No puede hacer esto" in text(decide(client, entry, action, value="Porque sí."))
    entry.refresh_from_db()
    assert entry.status == EntryStatus.SUBMITTED
    assert not EntryEvent.objects.exists()


RUBBISH = [
    {},
    {"accion": ""},
    {"accion": "borrar"},
    {"accion": "aprobar"},
    {"accion": "aprobar", "version": ""},
    {"accion": "aprobar", "version": "x"},
    {"accion": "aprobar", "version": "-1"},
    {"accion": "aprobar", "version": "9" * 400},
    {"accion": "aprobar", "version": "NaN"},
    {"accion": "aprobar", "version": "0", "note": "x" * 1_000_000},
    {"accion": "aprobar", "version": "0", "note": "\0"},
    {"accion": "devolver", "version": "0"},
    {"accion": "devolver", "version": "0", "value": "x" * 1_000_000},
    {"accion": "devolver", "version": "0", "value": "\0"},
    {"accion": "devolver", "version": "7", "value": "Sí"},
    {"accion": "devolver", "version": "0", "otro": "Sí"},
    {"accion": "retirar", "version": "0", "value": "Sí"},
    {"accion": ["aprobar", "borrar"], "version": ["0", "x"]},
]


@pytest.mark.parametrize("data", RUBBISH, ids=range(len(RUBBISH)))
@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_rubbish_changes_nothing_and_never_fails(data, of_service, people, make_entry, reviewer) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=of_service)
    answer = reviewer.post(page(entry), data)
    assert answer.status_code in (200, 302)
    entry.refresh_from_db()
    assert entry.status == EntryStatus.SUBMITTED
    assert not EntryEvent.objects.exists()
    assert not Observation.objects.exists()


def test_a_text_that_is_too_long_is_kept_and_told(people, make_entry, reviewer) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    answer = decide(reviewer, entry, "devolver", value="y" * 4_001)
    assert "y" * 4_001 in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.parametrize("address", ["/revision/otro/1/", "/revision/indicador/999999/", "/revision/servicio/999999/"])
def test_what_does_not_exist_is_not_found(address, people, reviewer) -> None:
    for method in (reviewer.get, reviewer.post):
        for suffix in ("", "siguiente/", "anterior/"):
            assert method(f"{address}{suffix}").status_code in (404, 405)
    assert reviewer.get(f"{address}siguiente/").status_code == 404


def test_a_draft_is_nothing_to_step_from(people, make_entry, reviewer) -> None:
    assert reviewer.get(page(make_entry(), "review_next")).status_code == 404


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_a_decision_is_fifteen_queries_at_most(
    of_service, people, make_entry, world, reviewer, django_assert_max_num_queries
) -> None:
    entry = make_entry(of_service=of_service)
    if of_service:
        stated = {"protocol_is_approved": True, "protocol_approved_on": "2022-05-04", "protocol_instrument": "R.M. 1"}
        type(entry).objects.update(**stated)
        entry.refresh_from_db()
    entry = sent.answered(world, people, entry)
    with django_assert_max_num_queries(15):
        assert decide(reviewer, entry, "aprobar", note="Consta.").status_code == 302
    assert Protocol.objects.exists() is of_service


def test_what_a_page_showed_as_clear_is_so_for_that_version_alone(people, make_entry, world) -> None:
    entry = sent.send(world, people, make_entry())
    said = {"version": str(entry.version), "clear": cleared(entry)}
    forms = [Approval(entry, data=said), Approval(entry, data={**said, "version": str(entry.version + 1)})]
    forms.append(Approval(entry, data={**said, "clear": said["clear"][:-1] + "x"}))
    assert [form.is_valid() and form.is_clear for form in forms] == [True, False, False]
