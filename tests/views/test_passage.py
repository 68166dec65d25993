"""The editor of a passage: what it shows, keeps, refuses and gives back; and the list of edits."""

import json
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from compliance.choices import EntryStatus
from compliance.models import ProgressEntry, Protocol, SectionText, Target
from compliance.publishing.passages import Where, write
from compliance.report.build import build
from compliance.views.entry_door import CONFLICT
from tests.report import reading
from tests.views.reviewing import text
from tests.world import YEAR

BALANCE, ADDITION = "resumen/balance", "resumen/"
NB = "\N{NO-BREAK SPACE}"


def page(where: str = BALANCE) -> str:
    return reverse("passage", args=["PNIG", YEAR, where])


@pytest.fixture
def approved(world, make_entry) -> ProgressEntry:
    return make_entry(EntryStatus.APPROVED)


def edit(world, people, words: str = "Hay {counts.all.total} en total.", where: str = BALANCE) -> SectionText:
    place = Where(world.policy, YEAR, where)
    return write(place, words, generated="", seen="", by=people["reviewer"])


def posted(client: Client, act: str, words: str | None = None, *, where: str = BALANCE, **rest: str):
    """What the page of now would send."""
    context = client.get(page(where)).context
    sent = {"accion": act, "seen": context["seen"], "generated": context["desk"].generated, **rest}
    return client.post(page(where), sent if words is None else {"text": words, **sent})


def test_the_report_offers_editing_to_reviewers_only(approved, enter) -> None:
    address = reverse("report", args=["PNIG", YEAR])
    mine, theirs = (text(enter(who).get(address)) for who in ("reviewer", "reader"))
    assert f'href="{page()}"' in mine
    assert f'href="{page(ADDITION)}"' in mine
    assert "/texto/" not in theirs


def test_a_passage_is_saved_and_the_report_prints_it(world, approved, reviewer) -> None:
    answer = posted(
        reviewer, "guardar", "Se cuenta con {1|counts.all.total} indicador, de un total de {counts.all.total}."
    )
    assert answer.url == f"{reverse('report', args=['PNIG', YEAR])}#resumen"
    report = text(reviewer.get(answer.url))
    assert "Balance.</strong> Se cuenta con" in report
    assert "editado" in report
    assert (
        SectionText.objects.get().text
        == "Se cuenta con {counts.all.total} indicador, de un total de {counts.all.total}."
    )


def test_the_page_shows_how_it_prints_before_it_is_saved(approved, reviewer) -> None:
    answer = posted(reviewer, "ver", "Son {counts.all.total} y ya.")
    assert 'Son <span class="report-figure">0</span> y ya.' in text(answer)
    assert not SectionText.objects.exists()


def test_the_preview_answers_what_is_typed(approved, reviewer) -> None:
    address = reverse("passage_preview", args=["PNIG", YEAR, BALANCE])
    assert "Son <span" in text(reviewer.post(address, {"text": "Son {counts.all.total}."}))
    assert "Quizá quiso decir" in text(reviewer.post(address, {"text": "Son {counts.all.totl}."}))
    assert "Escriba" in text(reviewer.post(address, {"text": " "}))


@pytest.mark.parametrize("words", ["Fue {counts.all.totl}.", "Fue {", "   ", "x" * 20_001, "{nota: }{"])
def test_what_cannot_be_printed_is_refused_at_the_text_and_kept(approved, reviewer, words: str) -> None:
    answer = posted(reviewer, "guardar", words)
    assert answer.status_code == 200
    assert answer.context["form"].errors["text"]
    assert answer.context["form"]["text"].value() == words
    assert 'aria-invalid="true"' in text(answer)
    assert not SectionText.objects.exists()


def test_searching_keeps_what_is_typed(approved, reviewer) -> None:
    answer = posted(reviewer, "buscar", "A medio escribir", q="comprendidos total")
    assert "A medio escribir" in text(answer)
    assert "{0|counts.all.total}" in text(answer)


def test_figures_are_found_by_their_words(approved, reviewer) -> None:
    address = reverse("figure_search", args=["PNIG", YEAR])
    assert "counts.all.total" in text(reviewer.get(address, {"q": "comprendidos total"}))
    assert "Ninguna cifra" in text(reviewer.get(address, {"q": "zzz"}))


def test_a_paragraph_is_added_edited_and_taken_away(approved, reviewer) -> None:
    posted(reviewer, "guardar", "En el área rural fue menor.", where=ADDITION)
    report = reverse("report", args=["PNIG", YEAR])
    assert "En el área rural fue menor." in text(reviewer.get(report))
    assert "Editar el párrafo agregado" in text(reviewer.get(report))
    posted(reviewer, "volver", where=ADDITION)
    assert "En el área rural" not in text(reviewer.get(report))
    assert "En el área rural" in text(reviewer.get(page(ADDITION)))  # in its history


def test_a_stale_edit_says_what_changed_and_is_confirmed(world, people, approved, reviewer) -> None:
    edit(world, people)
    shown = text(reviewer.get(page()))
    assert "El texto generado cambió desde la última edición" in shown
    assert "desactualizado" in text(reviewer.get(reverse("report", args=["PNIG", YEAR])))
    posted(reviewer, "confirmar")
    assert "cambió desde la última edición" not in text(reviewer.get(page()))


def test_an_added_paragraph_is_confirmed_once_a_target_changed(world, people, make_entry, reviewer) -> None:
    make_entry(EntryStatus.APPROVED)
    Protocol.objects.create(service=world.service, approved_on=f"{YEAR}-01-01")
    where = f"{world.service.code}/"
    posted(reviewer, "guardar", "En el área rural fue menor.", where=where)
    lists = [reverse(name, args=["PNIG", YEAR]) for name in ("edited_texts", "report_today")]
    asked = ("Desactualizado", "Confirmar 1 texto editado")
    assert not any(words in text(reviewer.get(address)) for words, address in zip(asked, lists, strict=True))
    Target.objects.filter(indicator=world.indicator, year=YEAR).update(value=99)
    assert all(words in text(reviewer.get(address)) for words, address in zip(asked, lists, strict=True))
    shown = text(reviewer.get(page(where)))
    assert "Lo que dice la sección cambió" in shown
    assert "<ins>" in shown
    posted(reviewer, "confirmar", where=where)
    assert "cambió" not in text(reviewer.get(page(where)))
    assert "Vigente" in text(reviewer.get(lists[0]))


def test_confirming_what_changed_again_meanwhile_leaves_it_stale(world, people, approved, reviewer) -> None:
    """The person confirms beside what they saw; what came after it is still to be looked at."""
    edit(world, people)
    posted(reviewer, "confirmar", generated="Lo que se vio")
    assert "cambió desde la última edición" in text(reviewer.get(page()))


def test_back_to_the_generated_text(world, people, approved, reviewer) -> None:
    edit(world, people)
    answer = posted(reviewer, "volver")
    assert "en total" not in text(reviewer.get(answer.url))
    assert not SectionText.objects.exists()
    assert "Volvió al texto generado" in text(reviewer.get(page()))


def test_the_second_of_two_people_sees_both_texts(world, people, approved, enter) -> None:
    first, second = enter("reviewer"), enter("reviewer_of_own_unit")
    seen = second.get(page()).context["seen"]
    posted(first, "guardar", "Lo primero.")
    answer = second.post(page(), {"accion": "guardar", "text": "Lo segundo.", "seen": seen, "generated": ""})
    assert answer.status_code == CONFLICT
    assert "Lo primero." in text(answer)
    assert answer.context["form"]["text"].value() == "Lo segundo."
    assert SectionText.objects.get().text == "Lo primero."
    again = {"accion": "guardar", "text": "Lo segundo.", "seen": answer.context["seen"], "generated": ""}
    assert second.post(page(), again).status_code == 302
    assert SectionText.objects.get().text == "Lo segundo."


def test_an_edit_without_its_number_blocks_publication_and_says_where(world, people, approved, reviewer) -> None:
    edit(world, people, "Fue {ISS.01.01.01.01.value.1999}.")
    assert "no se puede imprimir" in text(reviewer.get(page()))
    today = text(reviewer.get(reverse("report_today", args=["PNIG", YEAR])))
    assert f'href="{page()}"' in today
    assert "{ISS.01.01.01.01.value.1999}" in today


def test_all_edits_are_listed_with_what_became_of_them(world, people, approved, reviewer) -> None:
    address = reverse("edited_texts", args=["PNIG", YEAR])
    assert "Todo el texto de este reporte es el generado" in text(reviewer.get(address))
    edit(world, people)
    posted(reviewer, "guardar", "Un párrafo.", where=ADDITION)
    edit(world, people, "De antes.", "resumen/nada")
    shown = text(reviewer.get(address))
    for state in ("Desactualizado", "Vigente", "No se puede resolver"):
        assert state in shown


def test_what_is_gone_can_still_be_looked_at_and_taken_back(world, people, approved, reviewer) -> None:
    edit(world, people, "De antes.", "resumen/nada")
    assert "Este pasaje ya no figura en el reporte" in text(reviewer.get(page("resumen/nada")))
    posted(reviewer, "volver", where="resumen/nada")
    assert reviewer.get(page("resumen/nada")).status_code == 200  # its history is still there


@pytest.mark.parametrize("where", ["nada/nada", "resumen/nada", "anexo-c/nothing", "resumen", "x" * 200 + "/"])
def test_an_address_without_a_passage_does_not_exist(approved, reviewer, where: str) -> None:
    assert reviewer.get(page(where)).status_code == 404


def test_who_may_no_longer_edit_gets_their_text_back(approved, enter) -> None:
    answer = enter("reader").post(page(), {"accion": "guardar", "text": "Costó una mañana."})
    assert answer.status_code == 404
    assert "Costó una mañana." in text(answer)


HOSTILE = "<script>alert(1)</script> & «x» | `y` \\{z\\} $w$ #set _a_ *b* =1+1 {nota: <b>nota</b> \\{n\\}}"
PRINTED = "<script>alert(1)</script> & «x» | `y` {z} $w$ #set _a_ *b* =1+1"
READERS = {
    "html": lambda made: unescape(re.sub(r"<[^>]*>", "", made.decode())),
    "pdf": reading.pdf_text,
    "docx": reading.docx_text,
    "odt": reading.odt_text,
    "xlsx": reading.xlsx_text,
}


@pytest.mark.parametrize("format_name", READERS)
def test_every_format_prints_the_edit_and_hostile_text_as_text(world, people, approved, format_name: str) -> None:
    edit(world, people, HOSTILE)
    said = " ".join(READERS[format_name](build(world.policy, YEAR, format_name)).split())
    assert PRINTED.replace(" ", "") in said.replace(" ", "")
    assert "<b>nota</b>{n}" in said.replace(" ", "")


def test_the_json_holds_the_printed_words_and_what_was_found(world, people, approved) -> None:
    edit(world, people, f"Son {{counts.all.total}}; {HOSTILE}")
    made = json.loads(build(world.policy, YEAR, "json"))
    assert made["texts"]["paragraphs"] == {BALANCE: f"Balance. Son 0; {PRINTED}"}
    assert {"edit_stale", "typed_number_in_data"} <= {one["code"] for one in made["findings"]}


def test_the_pages_ask_the_database_little(world, people, approved, reviewer, django_assert_max_num_queries) -> None:
    edit(world, people)
    for address, most in (
        (page(), 20),
        (reverse("edited_texts", args=["PNIG", YEAR]), 17),
        (reverse("report", args=["PNIG", YEAR]), 20),  # two of them where annex C's findings are mended
    ):
        with django_assert_max_num_queries(most):
            reviewer.get(address)
