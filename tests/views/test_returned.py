"""Uploading a corrected Word and deciding its texts, as pages: what they say, refuse and remember."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from compliance.models import ProgressEntry, ReturnedDocument, SectionText, ServiceEntry
from compliance.publishing.passages import Where, write
from compliance.publishing.returned.changes import Verdict
from compliance.publishing.returned.receiving import changes_of
from tests.publishing.published import complete
from tests.publishing.returned.words import Word, paragraph
from tests.views.reviewing import text
from tests.world import YEAR

BALANCE = "resumen/balance"
NB = "\N{NO-BREAK SPACE}"


@pytest.fixture
def word(world) -> Word:
    """The Word of the small world's report; its year is what the file's title says."""
    return Word.of(world.policy, YEAR)


def board() -> str:
    return reverse("returned_documents", args=["PNIG", YEAR])


def uploaded(client: Client, word: Word | bytes, name: str = "corregido.docx", *, follow: bool = False):
    content = word if isinstance(word, bytes) else word.content
    return client.post(board(), {"archivo": SimpleUploadedFile(name, content)}, follow=follow)


@pytest.fixture
def document(world, people, reviewer, word) -> ReturnedDocument:
    """An edited passage, so that its words are known whatever is generated, came back changed and with a new one."""
    written = {"generated": "", "seen": "", "by": people["reviewer"]}
    write(Where(world.policy, YEAR, BALANCE), "Hay {counts.all.total} indicadores y nada más que decir.", **written)
    corrected = Word.of(world.policy, YEAR).says("nada más que decir", "poco más que contar")
    corrected.with_paragraph(
        "poco más", lambda one: one + paragraph("Lo revisó la <b>oficina</b>.".replace("<", "&lt;"))
    )
    uploaded(reviewer, corrected)
    return ReturnedDocument.objects.get()


def page(document: ReturnedDocument) -> str:
    return reverse("returned_document", args=["PNIG", YEAR, document.pk])


def sent(client: Client, document: ReturnedDocument, act: str, place: int = 0, **other: str):
    """What the page of now would send for one of its open texts."""
    row = client.get(page(document)).context["open"][place]
    return client.post(page(document), {"accion": act, "cambio": row.number, "oferta": row.offer.token, **other})


def test_the_report_leads_reviewers_there_and_nobody_else(world, enter) -> None:
    address = reverse("report", args=["PNIG", YEAR])
    assert f'href="{board()}"' in text(enter("reviewer").get(address))
    assert board() not in text(enter("reader").get(address))


def test_a_word_that_says_the_same_is_told(reviewer, word) -> None:
    assert "dice lo mismo que el reporte" in text(uploaded(reviewer, word, follow=True))
    assert not ReturnedDocument.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "x.docx", "vacío"),
        (b"no", "x.docx", "no es un Word"),
        (b"PK", "x.docm", "macros"),
        (b"PK\x03\x04 y nada", "x.docx", "dañado"),
    ],
)
def test_what_is_no_word_is_refused_at_the_field(reviewer, world, content, name, reason) -> None:
    answer = uploaded(reviewer, content, name)
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in text(answer)
    assert reason in text(answer)
    assert not ReturnedDocument.objects.exists()


def test_no_file_is_asked_for(reviewer, world) -> None:
    answer = reviewer.post(board())
    assert answer.status_code == 400
    assert "Elija el Word corregido" in text(answer)


def test_the_list_says_how_much_is_left(reviewer, document) -> None:
    shown = text(reviewer.get(board()))
    assert f'href="{page(document)}"' in shown
    assert "2 textos por decidir" in shown
    sent(reviewer, document, "dejar")
    sent(reviewer, document, "dejar")
    assert "Todo decidido" in text(reviewer.get(board()))


def test_the_page_marks_words_and_prints_hostile_text_as_text(reviewer, document) -> None:
    shown = text(reviewer.get(page(document)))
    assert "<del>nada</del>" in shown
    assert "<ins>poco</ins>" in shown
    assert "Lo revisó la &lt;b&gt;oficina&lt;/b&gt;." in shown


def test_an_accepted_text_is_printed_and_told_as_decided(reviewer, document) -> None:
    answer = sent(reviewer, document, "aceptar")
    assert answer.url == f"{page(document)}#cambio-1"
    assert SectionText.objects.get().text == "Hay {counts.all.total} indicadores y poco más que contar."
    shown = text(reviewer.get(page(document)))
    assert "Se aceptó." in shown
    assert "<strong>Aceptado</strong> ·" in shown
    report = text(reviewer.get(reverse("report", args=["PNIG", YEAR])))
    assert "indicadores y poco más que contar." in report
    assert "Queda 1 texto por decidir." in text(reviewer.get(page(document)))
    sent(reviewer, document, "aceptar")
    assert "Todos sus textos están decididos." in text(reviewer.get(page(document)))


def test_a_figure_that_contradicts_the_data_says_so_and_is_put_back(world, people, reviewer, document) -> None:
    word = Word.of(world.policy, YEAR).says("Hay 0 indicadores", "Son 5 indicadores")
    uploaded(reviewer, word)
    latest = ReturnedDocument.objects.first()
    shown = text(reviewer.get(page(latest)))
    assert "contradice el dato aprobado" in shown
    assert "Aceptar con la cifra del dato" in shown
    sent(reviewer, latest, "aceptar")
    assert SectionText.objects.get().text == "Son {counts.all.total} indicadores y nada más que decir."


def test_leaving_and_deciding_again(reviewer, document) -> None:
    sent(reviewer, document, "dejar")
    assert "Se dejó como está" in text(reviewer.get(page(document)))
    decided = reviewer.get(page(document)).context["decided"][0]
    reviewer.post(page(document), {"accion": "reabrir", "cambio": decided.number})
    assert len(reviewer.get(page(document)).context["open"]) == 2


def test_the_second_of_two_people_is_told(enter, document) -> None:
    first, second = enter("reviewer"), enter("reviewer_of_own_unit")
    row = second.get(page(document)).context["open"][0]
    sent(first, document, "dejar")
    answer = second.post(
        page(document), {"accion": "aceptar", "cambio": row.number, "oferta": row.offer.token}, follow=True
    )
    assert "ya decidió sobre este texto" in text(answer)
    document.refresh_from_db()
    assert changes_of(document)[0].decision.verdict is Verdict.LEFT


@pytest.mark.parametrize(
    "what", [{}, {"accion": "aceptar"}, {"accion": "dejar", "cambio": "99999999999"}, {"cambio": "²"}]
)
def test_what_no_page_sends_changes_nothing(reviewer, document, what) -> None:
    assert reviewer.post(page(document), what).status_code == 302
    document.refresh_from_db()
    assert all(one.decision is None for one in changes_of(document))


def test_a_report_that_changed_meanwhile_is_told_beside_the_text(world, people, reviewer, document) -> None:
    row = SectionText.objects.get()
    where = Where(world.policy, YEAR, BALANCE)
    write(where, "Otra cosa.", generated="", seen=f"{row.pk}.{row.version}", by=people["reviewer"])
    shown = text(reviewer.get(page(document)))
    assert "el reporte cambió aquí" in shown
    assert "Otra cosa." in shown
    assert "poco" in shown


@pytest.mark.parametrize("args", [["PNIG", 1, 1], ["NADA", YEAR, 1], ["PNIG", YEAR, 99]])
def test_what_is_not_there_is_not_found(reviewer, world, args) -> None:
    assert reviewer.get(reverse("returned_document", args=args)).status_code == 404


def test_another_years_document_is_not_found_here(reviewer, document) -> None:
    assert reviewer.get(reverse("returned_document", args=["PNIG", YEAR - 1, document.pk])).status_code == 404


def test_the_pages_ask_the_database_little(reviewer, document, django_assert_max_num_queries) -> None:
    for address, most in ((board(), 10), (page(document), 20)):
        with django_assert_max_num_queries(most):
            reviewer.get(address)


def test_a_typed_figure_is_led_to_its_passage_and_accepting_it_is_refused(world, reviewer, document) -> None:
    word = Word.of(world.policy, YEAR).says("nada más que decir", "en 45 distritos, nada más que decir")
    uploaded(reviewer, word)
    latest = ReturnedDocument.objects.first()
    shown = text(reviewer.get(page(latest)))
    assert f'formaction="{reverse("passage", args=["PNIG", YEAR, BALANCE])}"' in shown
    assert 'value="aceptar"' not in shown
    answer = sent(reviewer, latest, "aceptar")
    assert "cifras que los datos no tienen" in text(reviewer.get(answer.url))
    passage = reviewer.post(
        reverse("passage", args=["PNIG", YEAR, BALANCE]),
        {"accion": "ver", "text": reviewer.get(page(latest)).context["open"][0].typeable},
    )
    assert "indicadores y en 45 distritos" in text(passage)
    assert SectionText.objects.get().text == "Hay {counts.all.total} indicadores y nada más que decir."


def test_an_earlier_draft_is_told_as_such(world, people, reviewer, document) -> None:
    word = Word.of(world.policy, YEAR).says("nada más que decir", "poco que decir")
    where = Where(world.policy, YEAR, "I-OP.01/")
    write(where, "Entró después.", generated="", seen="", by=people["reviewer"])
    uploaded(reviewer, word)
    assert "Este Word es de un borrador anterior" in text(reviewer.get(page(ReturnedDocument.objects.first())))


def test_an_entitys_words_lead_to_the_record_where_they_are_corrected(world, people, make_entry, reviewer) -> None:
    complete(world, make_entry)
    entry, of_service = ProgressEntry.objects.get(), ServiceEntry.objects.get()
    entry.measures.create(position=1, text="Se capacitó a todo el personal de los centros.")
    ProgressEntry.objects.update(
        context="Los centros atienden todos los días del año.", note="Según el registro propio."
    )
    of_service.actions.create(position=1, text="Se abrirán cuatro centros más.")
    word = Word.of(world.policy, YEAR)
    word.says("a todo el personal", "a casi todo el personal").says("cuatro centros más", "cinco centros más")
    word.says("todos los días del año", "todos los días hábiles")
    word.parts["word/footnotes.xml"] = word.parts["word/footnotes.xml"].replace(b"registro propio", b"registro suyo")
    uploaded(reviewer, word)
    answer = reviewer.get(page(ReturnedDocument.objects.get()))
    told = {row.change.before: row.records for _title, _why, rows in answer.context["told"] for row in rows}
    of_indicator = ((world.indicator.code, reverse("review_entry", args=["indicador", entry.pk])),)
    assert told == {
        "Se capacitó a todo el personal de los centros.": of_indicator,
        "Los centros atienden todos los días del año.": of_indicator,
        "Según el registro propio.": of_indicator,
        "Se abrirán cuatro centros más.": (
            (world.service.code, reverse("review_entry", args=["servicio", of_service.pk])),
        ),
    }
    assert f'href="{of_indicator[0][1]}">{world.indicator.code}</a>' in text(answer)


def test_words_of_the_system_lead_to_no_record(world, make_entry, reviewer) -> None:
    complete(world, make_entry)
    ProgressEntry.objects.get().measures.create(position=1, text="Se capacitó a todo el personal.")
    uploaded(reviewer, Word.of(world.policy, YEAR).says("contribuyó a este resultado", "contribuyó al resultado"))
    answer = reviewer.get(page(ReturnedDocument.objects.get()))
    told = [row for _title, _why, rows in answer.context["told"] for row in rows]
    assert [row.records for row in told] == [()]
    assert "Se corrige en el registro:" not in text(answer)
