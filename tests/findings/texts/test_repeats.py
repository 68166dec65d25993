"""Texts that come back: last year's, and another indicator's; what is only similar is left alone."""

from compliance.findings.rows import Written
from compliance.findings.texts import of_texts, of_written
from compliance.findings.texts.repeats import same_as_another

JOINT = (
    "Las actividades programadas se ejecutaron junto con la cooperación internacional y la sociedad civil organizada."
)
ALMOST = JOINT.replace("organizada.", "organizada del país.")
OTHER = "Participaron especialistas en las materias dictadas, de dentro y de fuera del JNE."


def last_year(now: str, before: str) -> list[str]:
    return [one.code for one in of_written(Written("IOP.01.01", 2021, explanation=now, earlier=(before,)))]


def test_a_text_of_last_year_is_asked_about_even_with_other_marks() -> None:
    assert last_year(JOINT, JOINT.upper().replace(",", "")) == ["text_of_last_year"]
    assert last_year(ALMOST, JOINT) == ["text_of_last_year"]


def test_an_explanation_is_asked_about_however_short() -> None:
    assert last_year("Faltó personal.", "faltó personal") == ["text_of_last_year"]


def test_another_text_and_a_short_one_are_left_alone() -> None:
    assert last_year(OTHER, JOINT) == []
    note = Written("IOP.01.01", 2021, note="No corresponde.", earlier=("No corresponde.",))
    assert list(of_written(note)) == []
    assert last_year(JOINT, "") == []


def test_a_text_of_another_indicator_is_told_once_with_the_first_that_has_it() -> None:
    texts = [
        Written("I.03", 2021, measures=(JOINT, OTHER)),
        Written("I.01", 2021, measures=(ALMOST,)),
        Written("I.02", 2021, context=JOINT),
    ]
    (finding,) = same_as_another(texts)
    assert (finding.code, finding.subject, finding.field) == ("text_of_another", "I.02", "context")
    assert finding.message == (
        "El texto «Las actividades programadas se ejecutaron junto con la…» es casi el mismo de I.01, y está en "
        "3 elementos: ¿vale para todos?"
    )


def test_a_text_that_is_the_same_word_for_word_is_called_so() -> None:
    def said(now: str, before: str) -> str:
        (finding,) = of_written(Written("I.01", 2021, explanation=now, earlier=(before,)))
        return finding.message

    assert "es el mismo del reporte anterior" in said(JOINT, JOINT)
    assert "es casi el mismo del reporte anterior" in said(ALMOST, JOINT)

    def repeated(*texts: str) -> str:
        written = [Written(f"I.{number:02}", 2021, context=text) for number, text in enumerate(texts, 1)]
        (finding,) = same_as_another(written)
        return finding.message.partition("»")[2]

    assert repeated(JOINT, JOINT) == " es el mismo de I.01: ¿vale para ambos?"
    assert repeated(JOINT, JOINT, JOINT) == " es el mismo de I.01, y está en 3 elementos: ¿vale para todos?"
    assert repeated(JOINT, ALMOST) == " es casi el mismo de I.01: ¿vale para ambos?"
    assert repeated(JOINT, JOINT, ALMOST) == " es casi el mismo de I.01, y está en 3 elementos: ¿vale para todos?"


def test_a_text_twice_in_one_indicator_is_no_other_indicator() -> None:
    assert list(same_as_another([Written("I.01", 2021, measures=(JOINT, JOINT))])) == []


def test_no_order_of_the_texts_changes_anything() -> None:
    texts = [
        Written(f"I.{number:02}", 2021, measures=(text,))
        for number, text in enumerate([JOINT, OTHER, ALMOST, OTHER, JOINT])
    ]
    assert list(of_texts((), texts)) == list(of_texts((), texts))
    assert list(same_as_another(texts)) == list(same_as_another(reversed(texts)))
