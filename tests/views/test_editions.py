"""The ministry prepares, reads, decides and corrects on its pages; nothing is done by halves or without being said."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.choices import EditionStatus, EntryStatus
from compliance.models import EditionOpinion, ProgressEntry, ReportEdition, Signatory, SignedCopy
from compliance.publishing.answering import give_opinion
from compliance.publishing.editions import discard, prepare, publish
from compliance.report.checklist import CHECKLIST
from tests.publishing.conftest import first, year
from tests.publishing.published import YEAR, measured, signed, tokens

__all__ = ["first", "year"]

PREPARE = "/ediciones/preparar/PNIG/2022/"
ANSWERED = {f"pregunta-{key}": "on" for key, _question in CHECKLIST}


@pytest.fixture
def approver(enter) -> Client:
    return enter("reviewer_of_own_unit")


@pytest.fixture
def edition(year, people) -> ReportEdition:
    return prepare(year.policy, YEAR, by=people["reviewer"])


def board(edition: ReportEdition) -> str:
    return reverse("edition", kwargs={"pk": edition.pk})


def does(client: Client, edition: ReportEdition, act: str, **said) -> tuple[int, str]:
    answer = client.post(board(edition), {"accion": act, **said}, follow=True)
    return answer.status_code, answer.content.decode()


# Preparing


def test_an_edition_is_prepared_on_its_page(reviewer, year) -> None:
    assert "Motivo de la corrección" not in reviewer.get(PREPARE).content.decode()
    answer = reviewer.post(PREPARE, ANSWERED, follow=True)
    edition = ReportEdition.objects.get()
    assert answer.redirect_chain == [(board(edition), 302)]
    assert edition.checklist == {key: True for key, _question in CHECKLIST}
    assert "La aprueba otra persona" in answer.content.decode()


def test_what_is_not_approved_and_may_still_come_is_told_first(reviewer, year) -> None:
    assert "sin aprobar" not in reviewer.get(PREPARE).content.decode()
    ProgressEntry.objects.update(status=EntryStatus.SUBMITTED)
    page = reviewer.get(PREPARE).content.decode()
    assert "Hay 1 registro de este año sin aprobar" in page
    assert "Las entidades pueden registrar hasta el " in page
    assert "Preparar la edición de todos modos" in page


def test_who_approves_a_correction_sees_what_it_changes(reviewer, approver, first, people) -> None:
    measured("40")
    edition = prepare(first.policy, YEAR, by=people["reviewer"], reason="Se corrigió.")
    page = approver.get(board(edition)).content.decode()
    assert "Cambian 1 valor" in page
    link = re.search(r'href="([^"#]+)#([^"]+)">Ver qué cambia', page)
    assert f'id="{link[2]}"' in approver.get(link[1]).content.decode()


@pytest.mark.parametrize("missing", ANSWERED)
def test_every_question_is_answered_first(reviewer, year, missing) -> None:
    answer = reviewer.post(PREPARE, {key: on for key, on in ANSWERED.items() if key != missing})
    assert (answer.status_code, "Falta confirmarlo." in answer.content.decode()) == (409, True)
    assert not ReportEdition.objects.exists()


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2020-01-01", "ya pasó"),
        ("ayer", "Escriba la fecha"),
        ("0001-01-01", "Revise el año"),
        ("9999-12-31", "Revise el año"),
    ],
)
def test_a_day_that_cannot_be_is_told_and_nothing_typed_is_lost(reviewer, first, until, said) -> None:
    measured("40")
    answer = reviewer.post(PREPARE, {**ANSWERED, "reason": "Motivo escrito.", "preview_until": until})
    assert (answer.status_code, said in answer.content.decode()) == (409, True)
    assert "Motivo escrito." in answer.content.decode()
    assert ReportEdition.objects.count() == 1


def test_what_was_left_out_is_told_on_top(reviewer, first) -> None:
    measured("40")
    said = reviewer.post(PREPARE, {"pregunta-cifras": "on", "preview_until": "2020-01-01"}).content.decode()
    assert said.index("La edición todavía no se preparó") < said.index("<h1")
    assert f"Falta confirmar {len(CHECKLIST) - 1} puntos" in said
    for field in ("reason", "preview_until"):
        assert f'href="#div_id_{field}"' in said


def test_a_correction_says_first_what_it_changes(reviewer, first) -> None:
    page = reviewer.get(PREPARE).content.decode()
    assert "No hay nada que corregir" in page
    assert "Preparar la edición" not in page
    measured("40")
    page = reviewer.get(PREPARE).content.decode()
    changes = reverse("edition_changes", kwargs={"pk": first.pk})
    assert "Cambian 1 valor" in page
    assert changes in page
    assert "Qué cambió desde que se publicó" in reviewer.get(changes).content.decode()
    assert "ISS.01.01.01.01: valor" in reviewer.get(changes).content.decode()


def test_one_under_way_is_led_to_instead_of_asking_anything(reviewer, edition) -> None:
    page = reviewer.get(PREPARE).content.decode()
    assert f'href="{board(edition)}"' in page
    assert "pregunta-cifras" not in page
    today = reviewer.get(reverse("report_today", args=["PNIG", YEAR])).content.decode()
    assert f'href="{board(edition)}"' in today
    assert PREPARE not in today


def test_a_correction_asks_why(reviewer, first) -> None:
    measured("40")
    assert "Motivo de la corrección" in reviewer.get(PREPARE).content.decode()
    assert reviewer.post(PREPARE, ANSWERED).status_code == 409
    assert reviewer.post(PREPARE, {**ANSWERED, "reason": "a\0b"}).status_code == 409
    assert reviewer.post(PREPARE, {**ANSWERED, "reason": "Se corrigió."}).status_code == 302
    assert ReportEdition.objects.prepared().get().reason == "Se corrigió."


def test_twice_is_once(reviewer, edition) -> None:
    answer = reviewer.post(PREPARE, ANSWERED)
    assert (answer.status_code, "ya" in answer.content.decode().lower()) == (409, True)
    assert ReportEdition.objects.count() == 1


def test_the_edition_in_force_is_told_from_those_that_it_replaced(reviewer, first, people) -> None:
    measured("40")
    second = prepare(first.policy, YEAR, by=people["reviewer"], reason="Otra.")
    publish(second, by=people["reviewer_of_own_unit"], confirmed=tokens(second))
    page = reviewer.get(reverse("editions")).content.decode()
    assert page.index("Edición 2") < page.index("Publicada") < page.index("Edición 1") < page.index("Reemplazada")
    assert "Esta edición fue reemplazada." in reviewer.get(board(first)).content.decode()
    assert "Esta edición fue reemplazada." not in reviewer.get(board(second)).content.decode()


# Deciding


def test_the_one_who_prepared_is_offered_no_approval(reviewer, approver, edition) -> None:
    assert "Aprobar y publicar" not in reviewer.get(board(edition)).content.decode()
    assert "Aprobar y publicar" in approver.get(board(edition)).content.decode()
    status, said = does(reviewer, edition, "publicar")
    assert (status, "La publica otra persona" in said) == (409, True)


def test_another_approves_and_it_is_public(approver, edition, client) -> None:
    status, said = does(approver, edition, "publicar")
    assert (status, "Se publicó la edición 1" in said) == (200, True)
    assert client.get(reverse("publication", kwargs={"code": "PNIG-2022-1"})).status_code == 200
    status, said = does(approver, edition, "publicar")
    assert (status, "ya está en «Publicada»" in said) == (409, True)


def test_what_stands_in_the_way_is_listed_and_confirmed_as_seen(approver, edition) -> None:
    ProgressEntry.objects.update(status=EntryStatus.RETURNED)
    page = approver.get(board(edition)).content.decode()
    assert "ISS.01.01.01.01 · AURORA · Devuelto" in page
    tokens = [part.partition('"')[0] for part in page.split('name="confirma" value="')[1:]]
    assert len(tokens) == 2
    status, said = does(approver, edition, "publicar", confirma=tokens[:1])
    assert (status, "Todavía no se puede publicar" in said) == (409, True)
    assert does(approver, edition, "publicar", confirma=tokens)[0] == 200
    assert ReportEdition.objects.published().exists()


def test_what_was_ticked_stays_ticked_when_it_is_not_enough(approver, edition) -> None:
    ProgressEntry.objects.update(status=EntryStatus.RETURNED)
    page = approver.get(board(edition)).content.decode()
    token, _other = [part.partition('"')[0] for part in page.split('name="confirma" value="')[1:]]
    _status, said = does(approver, edition, "publicar", confirma=[token])
    assert said.count(" checked") == 1
    assert "marque cada confirmación" in said
    assert 'href="#publicar"' in said


def test_a_discarded_preparation_folds_away_and_a_correction_is_still_one(reviewer, first, people) -> None:
    measured("40")
    discard(prepare(first.policy, YEAR, by=people["reviewer"], reason="Otra."), by=people["reviewer"])
    page = reviewer.get(reverse("editions")).content.decode()
    assert "1 preparación descartada" in page
    assert "Corregir con otra edición" in page


def test_while_entities_may_answer_there_is_no_button(approver, year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())
    page = approver.get(board(edition)).content.decode()
    assert "Impide publicar" in page
    assert "Aprobar y publicar" not in page
    assert does(approver, edition, "publicar")[0] == 409


def test_a_preparation_can_be_given_up(reviewer, edition) -> None:
    status, said = does(reviewer, edition, "descartar")
    assert (status, "Marque que quiere descartar" in said) == (409, True)
    assert '<details class="discard mt-4" open>' in said
    assert ReportEdition.objects.get().status == EditionStatus.PREPARED
    does(reviewer, edition, "descartar", seguro="si")
    assert ReportEdition.objects.get().status == EditionStatus.DISCARDED
    assert "No se publicó" in reviewer.get(board(edition)).content.decode()


def test_what_is_not_understood_changes_nothing(approver, edition) -> None:
    assert "No se entendió" in does(approver, edition, "borrar")[1]
    assert ReportEdition.objects.get().status == EditionStatus.PREPARED


def test_a_draft_is_marked_as_one_and_has_room_for_signatures(reviewer, year, people) -> None:
    Signatory.objects.create(policy=year.policy, position=1, office="Dirección <General>")
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    page = reviewer.get(reverse("edition_preview", kwargs={"pk": edition.pk})).content.decode()
    assert "Borrador" in page
    assert "Dirección &lt;General&gt;" in page
    file = reviewer.get(reverse("edition_draft", kwargs={"pk": edition.pk, "format_name": "pdf"}))
    assert file.content.startswith(b"%PDF")
    for name in ("json", "gif"):
        assert reviewer.get(reverse("edition_draft", kwargs={"pk": edition.pk, "format_name": name})).status_code == 404


def test_a_published_edition_has_no_draft(reviewer, first) -> None:
    assert reviewer.get(reverse("edition_draft", kwargs={"pk": first.pk, "format_name": "pdf"})).status_code == 404


def test_the_signed_copy_is_kept_from_its_page(reviewer, first) -> None:
    content = bytes(first.files.get(format_name="pdf").content)
    refused = {"todavía sin firmas": content, "no es el PDF": b"otro", "está vacío": b""}
    for words, wrong in refused.items():
        status, said = does(reviewer, first, "guardar_firmada", file=named(wrong))
        assert (status, words in said) == (409, True)
    assert "Elija el archivo firmado" in does(reviewer, first, "guardar_firmada")[1]
    assert does(reviewer, first, "guardar_firmada", file=named(signed(content)))[0] == 200
    assert SignedCopy.objects.get().edition == first


def named(content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = "reporte.pdf"
    return file


def test_a_file_that_is_too_large_is_refused(reviewer, first, settings) -> None:
    settings.VERIFICATION_MOST_BYTES = 10
    assert "demasiado grande" in does(reviewer, first, "guardar_firmada", file=named(b"x" * 11))[1]


def test_a_correction_without_anything_to_correct_is_refused_once(reviewer, first) -> None:
    address = reverse("edition_prepare", kwargs={"code": "PNIG", "year": YEAR})
    said = {"reason": "Otra vez.", **{f"pregunta-{key}": "on" for key, _question in CHECKLIST}}
    answer = reviewer.post(address, said)
    assert (answer.status_code, answer.content.decode().count("No hay nada que corregir")) == (409, 1)


def test_what_changed_since_it_was_prepared_is_shown_whole(reviewer, year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    measured("40")
    address = reverse("edition_changes", kwargs={"pk": edition.pk})
    assert address in reviewer.get(board(edition)).content.decode()
    page = reviewer.get(address).content.decode()
    for said in ("ISS.01.01.01.01: valor", "60.0\u00a0%", "40.0\u00a0%", "Párrafos que cambian"):
        assert said in page, said
    discard(edition, by=people["reviewer"])
    assert reviewer.get(address).status_code == 404


def test_where_nothing_changed_the_page_says_only_that(reviewer, edition, year) -> None:
    address = reverse("edition_changes", kwargs={"pk": edition.pk})
    page = reviewer.get(address).content.decode()
    assert "Nada cambió." in page
    assert "no incluye estos cambios" not in page
    Signatory.objects.create(policy=year.policy, position=1, office="Dirección de Políticas")
    page = reviewer.get(address).content.decode()
    assert "Quién da su visto bueno" in page
    assert "Nada cambió." not in page


# The entity's extract


@pytest.fixture
def asked(year, people) -> ReportEdition:
    return prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())


def extract_of(edition: ReportEdition, entity: str = "AURORA") -> str:
    return reverse("extract", kwargs={"pk": edition.pk, "entity": entity})


def test_an_entity_reads_its_extract_and_answers(enter, asked) -> None:
    focal = enter("focal")
    page = focal.get(extract_of(asked)).content.decode()
    assert "Así aparecerá AURORA" in page
    assert "ISS.01.01.01.01" in page
    assert focal.post(extract_of(asked), {"agrees": "no", "text": " "}).status_code == 409
    assert focal.post(extract_of(asked), {}).status_code == 409
    assert focal.post(extract_of(asked), {"agrees": "no", "text": "El <valor> es otro."}).status_code == 302
    assert "El &lt;valor&gt; es otro." in focal.get(extract_of(asked)).content.decode()
    assert "El &lt;valor&gt; es otro." in enter("reviewer").get(board(asked)).content.decode()


def test_an_answer_is_changed_instead_of_written_again(enter, asked) -> None:
    focal = enter("focal")
    said = focal.post(extract_of(asked), {"agrees": "no", "text": ""}).content.decode()
    assert said.index("La respuesta no se guardó") < said.index("<h1")
    focal.post(extract_of(asked), {"agrees": "no", "text": "El valor es otro."})
    page = focal.get(extract_of(asked)).content.decode()
    assert "AURORA objeta." in page
    assert "Puede cambiar la respuesta hasta el" in page
    assert re.search(r"<textarea[^>]*>\s*El valor es otro\.", page)
    assert re.search(r'value="no"[^>]*checked', page)
    focal.post(extract_of(asked), {"agrees": "si", "text": "El valor  es otro."})
    assert EditionOpinion.objects.latest("pk").text == ""
    focal.post(extract_of(asked), {"agrees": "si", "text": "Ya quedó bien."})
    assert EditionOpinion.objects.latest("pk").text == "Ya quedó bien."


def test_the_ministry_reads_it_and_does_not_answer_for_the_entity(reviewer, asked) -> None:
    assert "Así aparecerá AURORA" in reviewer.get(extract_of(asked)).content.decode()
    assert reviewer.post(extract_of(asked), {"agrees": "si"}).status_code == 409
    assert not EditionOpinion.objects.exists()


def test_after_the_days_it_is_read_and_no_longer_answered(enter, asked) -> None:
    ReportEdition.objects.update(preview_until=timezone.localdate() - timedelta(days=1))
    assert "Ir a la respuesta" not in enter("focal").get(extract_of(asked)).content.decode()
    answer = enter("focal").post(extract_of(asked), {"agrees": "si"})
    assert (answer.status_code, "terminó" in answer.content.decode()) == (409, True)


def test_a_discarded_preparation_keeps_what_was_said_of_it(enter, asked, people, year) -> None:
    give_opinion(asked, year.aurora, agrees=False, text="El valor es otro.", by=people["focal"])
    discard(asked, by=people["reviewer"])
    for who in ("focal", "reviewer"):
        page = enter(who).get(extract_of(asked)).content.decode()
        assert "Esta preparación se descartó" in page
        assert "El valor es otro." in page
        assert "Así aparecerá" not in page
    assert "El valor es otro." in enter("reviewer").get(board(asked)).content.decode()
    assert enter("focal").post(extract_of(asked), {"agrees": "si"}).status_code == 409
    assert enter("focal_of_another").get(extract_of(asked)).status_code == 404


@pytest.mark.parametrize("who", ["focal_of_another", "former_focal", "reader", "nobody"])
def test_another_entitys_extract_does_not_exist(enter, asked, who) -> None:
    assert enter(who).get(extract_of(asked)).status_code == 404
    assert enter(who).post(extract_of(asked), {"agrees": "si"}).status_code == 404


def test_there_is_no_extract_of_who_was_not_asked(enter, asked) -> None:
    for entity in ("JNE", "MIMP", "NADA"):
        assert enter("reviewer").get(extract_of(asked, entity)).status_code == 404
    ReportEdition.objects.update(preview_until=None)
    assert enter("focal").get(extract_of(asked)).status_code == 404


def test_the_pages_ask_little_of_the_database(enter, asked, django_assert_max_num_queries) -> None:
    reviewer = enter("reviewer")
    for client, address, most in (
        (reviewer, reverse("editions"), 8),
        (reviewer, board(asked), 30),
        (enter("focal"), extract_of(asked), 9),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def test_two_years_are_compared(reviewer, year) -> None:
    address = reverse("year_comparison", kwargs={"code": "PNIG", "year": 2022, "other": 2021})
    assert "De 2021 a 2022" in reviewer.get(address).content.decode()
    for other in (2022, 2023, 1989, 1999):
        wrong = reverse("year_comparison", kwargs={"code": "PNIG", "year": 2022, "other": other})
        assert reviewer.get(wrong).status_code == 404
