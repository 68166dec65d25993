"""A Word is received once, its texts are accepted or left one by one, and the second of two people is told."""

from dataclasses import replace
from typing import Any

import pytest

from compliance.models import Policy, ProgressEntry, ReturnedDocument, SectionText, Signatory, User
from compliance.publishing.passages import Where, row_at, seen_of, write
from compliance.publishing.returned.changes import Change, Kind, Verdict
from compliance.publishing.returned.deciding import accept, leave, reopen
from compliance.publishing.returned.offering import Offer, offer_of, rows_of
from compliance.publishing.returned.receiving import changes_of, receive
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import ReportNow
from compliance.publishing.seals import named_in_a_sentence
from compliance.report.frozen import thawed
from compliance.report.reading import read_figures
from tests.publishing.published import kept_edition
from tests.publishing.returned.received import NEW, REWORDED, SENTENCE, corrected, received
from tests.publishing.returned.words import Word, paragraph
from tests.world import person

OPENING, RESULT, ADDED = "I-OP.02/opening", "I-IOP.01.01/result", "I-OP.02/"
NB = "\N{NO-BREAK SPACE}"


@pytest.fixture
def document(pnig: Policy, by: User) -> ReturnedDocument:
    return received(pnig, corrected(pnig), by)


def at(document: ReturnedDocument, address: str) -> int:
    return next(number for number, one in enumerate(changes_of(document)) if one.address == address)


def offered(document: ReturnedDocument, number: int) -> Offer:
    """What a page of now would show."""
    now = ReportNow(read_figures(document.policy, document.year))
    return offer_of(changes_of(document)[number], now, rows_of(now, document.policy_id))


def take(document: ReturnedDocument, address: str, by: User) -> Verdict:
    number = at(document, address)
    return accept(document, number, token=offered(document, number).token, by=by)


def printed(document: ReturnedDocument, where: str) -> str:
    return ReportNow(read_figures(document.policy, document.year)).printed(where)


def decision(document: ReturnedDocument, address: str) -> Any:
    document.refresh_from_db()
    return changes_of(document)[at(document, address)].decision


# --- receiving


def test_what_differs_is_kept_and_the_file_is_not(document, by) -> None:
    kinds = [one.kind for one in changes_of(document)]
    assert kinds.count(Kind.CHANGED) == 5
    assert {Kind.ADDED, Kind.REMOVED, Kind.CELL, Kind.COMMENT} <= set(kinds)
    assert (document.file_name, document.received_by, len(document.sha256)) == ("reporte-2021-corregido.docx", by, 64)


def test_a_word_that_says_the_same_leaves_nothing(pnig, by, word) -> None:
    said = {"name": "x.docx", "file": word.file(), "size": len(word.content), "by": by}
    assert receive(pnig, 2021, **said).document is None
    assert not ReturnedDocument.objects.exists()


def test_the_same_file_again_leads_to_its_list(pnig, by, document) -> None:
    word = corrected(pnig)
    again = receive(pnig, 2021, name="otro.docx", file=word.file(), size=len(word.content), by=by)
    assert (again.document, again.is_new) == (document, False)


def test_a_word_of_another_state_of_the_report_says_so(pnig, by) -> None:
    word = corrected(pnig)
    ProgressEntry.objects.filter(indicator__code="IOP.01.01", year=2021).update(value="7.4")
    assert changes_of(received(pnig, word, by))[-1].kind is Kind.OLDER


def test_a_word_of_an_edition_says_of_which_and_nothing_of_its_own_is_new(pnig, by) -> None:
    Signatory.objects.create(policy=pnig, position=1, office="Dirección General")
    edition = kept_edition(pnig, 2021, {"reviewer": by, "reviewer_of_own_unit": person("aprueba")}, number=1)
    word = Word.of_document(thawed(edition.document)).says(SENTENCE, REWORDED)
    document = received(pnig, word, by)
    assert [one.kind for one in changes_of(document)] == [Kind.CHANGED, Kind.OLDER]
    assert changes_of(document)[-1].title == named_in_a_sentence(edition)


def test_a_strange_name_is_kept_harmless(pnig, by) -> None:
    assert received(pnig, corrected(pnig), by, name="C:\\a\\<b>\x00x.docx").file_name == "<b>x.docx"


@pytest.mark.parametrize("what", ["receive", "accept", "leave", "reopen"])
def test_others_are_refused(pnig, document, what) -> None:
    other, number, word = person("nadie"), at(document, OPENING), corrected(pnig)
    acts = {
        "receive": lambda: received(pnig, word, other),
        "accept": lambda: accept(document, number, token="", by=other),
        "leave": lambda: leave(document, number, by=other),
        "reopen": lambda: reopen(document, number, by=other),
    }
    with pytest.raises(ReturnedRefused, match="quienes revisan"):
        acts[what]()


# --- accepting


def test_an_accepted_text_is_an_edit_bound_to_the_data(document, by) -> None:
    assert take(document, OPENING, by) is Verdict.ACCEPTED
    assert row_at(Where(document.policy, 2021, OPENING)).text == (
        "El OP.02 se sigue con {by_objective.OP.02.counts.objective.total} indicadores que el MINSA mide cada año: "
        "{by_objective.OP.02.counts.objective.achieved} superaron su meta y uno no la alcanzó."
    )
    assert printed(document, OPENING).startswith("El OP.02 se sigue con 3 indicadores que el MINSA mide cada año: 2")
    assert (decision(document, OPENING).verdict, decision(document, OPENING).by) == (Verdict.ACCEPTED, str(by))


def test_a_figure_that_contradicts_the_data_is_accepted_only_as_the_data_have_it(document, by) -> None:
    offer = offered(document, at(document, RESULT))
    assert [(one.approved, one.written) for one in offer.contradictions] == [(f"7.6{NB}%", "7.5 %")]
    assert take(document, RESULT, by) is Verdict.RESTORED
    assert f"llegó a 7.6{NB}%, 0.2{NB}pp por debajo" in printed(document, RESULT)
    assert printed(document, RESULT).count("Meta superada.") == 1
    assert "7.5" not in row_at(Where(document.policy, 2021, RESULT)).text


def test_new_paragraphs_are_added_to_their_section_one_behind_the_other(pnig, by) -> None:
    word = corrected(pnig).with_paragraph(NEW, lambda one: one + paragraph("Y {otra} más."))
    document = received(pnig, word, by)
    take(document, ADDED, by)
    second = at(document, ADDED) + 1
    accept(document, second, token=offered(document, second).token, by=by)
    assert printed(document, ADDED) == f"{NEW}\n\nY {{otra}} más."


def test_a_generated_passage_is_not_removed_and_an_added_one_is(pnig, by, document) -> None:
    assert "no se quitan" in offered(document, at(document, "I-OP.03/opening")).problem
    with pytest.raises(ReturnedRefused, match="no se quitan"):
        take(document, "I-OP.03/opening", by)
    write(Where(pnig, 2021, "I-OP.04/"), "De más.", generated="", seen="", by=by)
    without = received(pnig, Word.of(pnig, 2021).with_paragraph("De más.", lambda _one: ""), by)
    take(without, "I-OP.04/", by)
    assert printed(without, "I-OP.04/") == ""


def test_a_text_of_which_only_the_figure_changed_leaves_nothing_to_accept(pnig, by, word) -> None:
    document = received(pnig, word.says(f">7.6{NB}%<", ">7.5 %<"), by)
    offer = offered(document, at(document, RESULT))
    assert offer.contradictions
    assert offer.is_there
    assert not offer.can_be_accepted


def test_what_is_first_and_stressed_stays_generated(pnig, by, word) -> None:
    document = received(pnig, word.says(">Balance.<", ">Saldo.<").says("cuentan con información:", "la tienen:"), by)
    offer = offered(document, at(document, "resumen/balance"))
    assert offer.keeps_lead
    assert offer.reads.startswith("Balance. De los 34 indicadores comprendidos, 23 la tienen:")


def test_hostile_text_stays_text(pnig, by, word) -> None:
    hostile = "&lt;script&gt; {IOP.01.01.value} \\{x $y$ =A+B"
    document = received(pnig, word.says("El OP.02 se mide con", f"{hostile} se mide con"), by)
    take(document, OPENING, by)
    assert printed(document, OPENING).startswith("<script> {IOP.01.01.value} \\{x $y$ =A+B se mide con 3")


# --- figures never by this door


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Se sumaron 45 distritos.", "45"),
        ("Subió a 12,5 por ciento.", "12,5 por ciento"),
        ("Subió a ½ del total.", "½"),
        ("Subió siete por ciento.", "siete por ciento"),
        ("Según el acuerdo 18 % respondió.", "18 %"),
    ],
)
def test_a_new_text_with_a_figure_is_not_taken(pnig, by, word, said, typed) -> None:
    word.with_paragraph("El OP.02 se mide", lambda one: one + paragraph(said))
    document = received(pnig, word, by)
    offer = offered(document, at(document, ADDED))
    assert [one.written for one in offer.typed] == [typed]
    assert not offer.can_be_accepted
    with pytest.raises(ReturnedRefused, match="cifras que los datos no tienen"):
        take(document, ADDED, by)
    assert not SectionText.objects.exists()


def test_a_new_text_with_years_codes_acts_and_a_list_is_taken_in_one_go(pnig, by, word) -> None:
    said = (
        "1) En 2021, el Decreto Supremo 008-2019-MIMP y la Ley 30364 guiaron el OP.02 desde el 4 de abril (COVID-19)."
    )
    document = received(pnig, word.with_paragraph("El OP.02 se mide", lambda one: one + paragraph(said)), by)
    assert offered(document, at(document, ADDED)).references == ("Ley 30364",)
    assert take(document, ADDED, by) is Verdict.ACCEPTED
    assert printed(document, ADDED) == said


def test_a_typed_figure_in_a_changed_text_is_not_taken_and_the_data_are_named(pnig, by, word) -> None:
    word.says("basada en género fue ", "basada en género, entre 900 mujeres y otras (7,6 %), fue ")
    document = received(pnig, word, by)
    first, second = offered(document, at(document, RESULT)).typed
    assert (first.written, first.alike) == ("900", ())
    assert (second.written, second.alike[0].figure.origin) == ("7,6 %", "IOP.01.01.value")
    with pytest.raises(ReturnedRefused, match="cifras que los datos no tienen"):
        take(document, RESULT, by)


def test_the_year_of_a_figure_is_not_changed_by_a_word(pnig, by, word) -> None:
    document = received(pnig, word.says("Respecto de 2020", "Respecto de 2018"), by)
    offer = offered(document, at(document, RESULT))
    assert [(one.approved, one.written) for one in offer.years] == [(("2020",), "2018")]
    assert not offer.can_be_accepted


def test_another_year_beside_no_figure_is_asked_about(pnig, by, word) -> None:
    document = received(pnig, word.says(" alcanzado en 2020", " alcanzado en 2018"), by)
    offer = offered(document, at(document, "I-IOP.02.01/result"))
    assert (offer.years, offer.references, offer.can_be_accepted) == ((), ("2018",), True)


def test_a_corrected_spelling_beside_figures_is_one_click(pnig, by, word) -> None:
    document = received(pnig, word.says("basada en género fue ", "basada en el género fue, "), by)
    offer = offered(document, at(document, RESULT))
    assert (offer.typed, offer.years, offer.counted, offer.lost) == ((), (), (), ())
    assert take(document, RESULT, by) is Verdict.ACCEPTED


def test_a_count_in_words_is_asked_about(pnig, by, word) -> None:
    document = received(pnig, word.says("uno no la alcanzó", "dos no la alcanzaron"), by)
    offer = offered(document, at(document, OPENING))
    assert offer.counted == ("dos no",)
    assert offer.can_be_accepted


# --- the report moves on


def test_the_datas_figures_are_those_of_the_day_of_the_decision(document, by) -> None:
    ProgressEntry.objects.filter(indicator__code="IOP.01.01", year=2021).update(value="7.4")
    offer = offered(document, at(document, RESULT))
    assert offer.is_stale
    assert f"llegó a 7.4{NB}%" in offer.reads


def test_a_report_that_changed_while_somebody_looked_is_told_and_nothing_is_written(document, by) -> None:
    number = at(document, RESULT)
    token = offered(document, number).token
    ProgressEntry.objects.filter(indicator__code="IOP.01.01", year=2021).update(value="7.4")
    with pytest.raises(ReturnedRefused, match="cambió mientras"):
        accept(document, number, token=token, by=by)
    assert not SectionText.objects.exists()
    assert decision(document, RESULT) is None


def test_a_passage_that_somebody_edited_meanwhile_is_not_overwritten_unseen(document, by) -> None:
    number = at(document, OPENING)
    token = offered(document, number).token
    where = Where(document.policy, 2021, OPENING)
    write(where, "Lo de otra persona.", generated="", seen=seen_of(row_at(where)), by=by)
    with pytest.raises(ReturnedRefused, match="cambió mientras"):
        accept(document, number, token=token, by=by)
    assert row_at(where).text == "Lo de otra persona."


def test_what_is_no_longer_there_cannot_be_accepted(document) -> None:
    change = changes_of(document)[at(document, OPENING)]
    now = ReportNow(read_figures(document.policy, 2021))
    gone = offer_of(replace(change, address="I-OP.99/opening"), now, {})
    assert (gone.problem, gone.can_be_accepted) == ("El reporte ya no imprime este pasaje.", False)
    added = offer_of(Change(Kind.ADDED, "X", after="Nuevo.", address="nada/"), now, {})
    assert added.problem == "La sección ya no figura en el reporte."


# --- leaving, and two people


def test_what_is_left_is_remembered_in_the_next_word_too(pnig, document, by) -> None:
    leave(document, at(document, OPENING), by=by)
    assert decision(document, OPENING).verdict is Verdict.LEFT
    assert not SectionText.objects.exists()
    word = corrected(pnig).says("El OP.05 se mide", "El OP.05 se sigue")
    later = received(pnig, word, by)
    assert (decision(later, OPENING).verdict, decision(later, OPENING).earlier) == (Verdict.LEFT, True)
    assert decision(later, RESULT) is None


def test_what_was_left_can_be_decided_again_and_what_was_accepted_cannot(document, by) -> None:
    leave(document, at(document, OPENING), by=by)
    reopen(document, at(document, OPENING), by=by)
    assert decision(document, OPENING) is None
    take(document, OPENING, by)
    with pytest.raises(ReturnedRefused, match="ya se aceptó"):
        reopen(document, at(document, OPENING), by=by)


def test_the_second_of_two_people_is_told_who_was_first(document, by) -> None:
    number = at(document, OPENING)
    token = offered(document, number).token
    leave(document, number, by=by)
    with pytest.raises(ReturnedRefused, match=f"{by} ya decidió"):
        accept(document, number, token=token, by=by)
    assert not SectionText.objects.exists()


@pytest.mark.parametrize("number", [-1, 999])
def test_a_change_that_does_not_exist_is_refused(document, by, number) -> None:
    with pytest.raises(ReturnedRefused, match="no existe"):
        leave(document, number, by=by)


def test_what_is_only_told_cannot_be_decided(document, by) -> None:
    cell = next(number for number, one in enumerate(changes_of(document)) if one.kind is Kind.CELL)
    with pytest.raises(ReturnedRefused, match="no existe"):
        accept(document, cell, token="", by=by)
