"""A passage as one text with tokens, and back: what is typed is what is printed, and what cannot be read is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.report.document import Figure
from compliance.report.narrative.words.parts import Mention, Part, Parts, Remark, Series
from compliance.report.narrative.words.tokens import Known, Reading, Unbalanced, plainly, read, stored, token_of, write

VALUE, GAP = Figure("7.6 %", "IOP.02.01.value", "B"), Figure("2.0 pp", "IOP.02.01.gap", "B")
FIGURES = {one.origin: one for one in (VALUE, GAP)}
KNOWN = Known(FIGURES.get, {"MINSA", "PN Aurora", "A|B"}.__contains__)


def parts_of(text: str) -> tuple[Parts, ...]:
    reading = read(text, KNOWN)
    assert reading.unknown == ()
    return reading.paragraphs


def test_numbers_entities_and_footnotes_are_tokens() -> None:
    (parts,) = parts_of("El valor fue {IOP.02.01.value}{nota: Según la ENDES.}, a cargo {de MINSA} y {a PN Aurora}.")
    assert parts == (
        "El valor fue ",
        VALUE,
        Remark("Según la ENDES."),
        ", a cargo ",
        Mention("MINSA", "de"),
        " y ",
        Mention("PN Aurora", "a"),
        ".",
    )


@pytest.mark.parametrize("shown", ["7.6 %", "999", "a|b", r"\{", ""])
def test_what_an_editor_shows_of_a_number_is_never_read(shown: str) -> None:
    text = write(["Fue ", token_of(VALUE), "."], lambda _name: shown)
    assert parts_of(text) == (("Fue ", VALUE, "."),)
    assert stored(text) == "Fue {IOP.02.01.value}."


def test_a_person_reads_the_numbers_of_a_text_and_not_their_names() -> None:
    text = r"Fue {7.6 %|IOP.02.01.value} y {x}{nota: Según \{x\}.}, a cargo {de MINSA} \{así\}."
    assert plainly(text) == "Fue 7.6 % y x [nota: Según {x}.], a cargo de MINSA {así}."


def test_an_entity_is_read_as_it_is_called() -> None:
    called = {"MINSA": "el MINSA", "de MINSA": "del MINSA"}.get
    assert plainly("A cargo {de MINSA}. {MINSA} y {x}, {MINSA}.", called) == (
        "A cargo del MINSA. El MINSA y x, el MINSA."
    )


def test_a_blank_line_begins_a_paragraph_and_other_breaks_are_spaces() -> None:
    assert parts_of("Uno\r\ndos.\n \n\n  Tres  \n") == (("Uno dos.",), ("Tres",))
    assert parts_of("\n\n \n") == ()
    assert parts_of("Un  espacio   solo.") == (("Un espacio solo.",),)


def test_a_mention_that_begins_a_sentence_takes_a_capital() -> None:
    ((first, *_rest),) = parts_of("{MINSA} informó.")
    assert first == Mention("MINSA", opens=True)
    ((_before, second, *_after),) = parts_of("Ya. {MINSA} informó que {MINSA} no.")
    assert second == Mention("MINSA", opens=True)
    assert _after[1] == Mention("MINSA")
    (_one, (third, *_others)) = parts_of("Ya:\n\n{de MINSA} se sabe.")
    assert third == Mention("MINSA", "de", opens=True)


@pytest.mark.parametrize(("typed", "preposition"), [("del MINSA", "de"), ("al MINSA", "a"), ("De MINSA", "de")])
def test_a_preposition_may_be_typed_as_it_is_heard(typed: str, preposition: str) -> None:
    assert parts_of(f"Lo {{{typed}}}.") == (("Lo ", Mention("MINSA", preposition), "."),)


@pytest.mark.parametrize("name", ["IOP.02.01.nada", "MINSAL", "por MINSA", "", "de", "nota"])
def test_a_name_that_stands_for_nothing_is_told(name: str) -> None:
    assert read(f"Fue {{{name}}} y {{{name}}}.", KNOWN).unknown == (name,)


@pytest.mark.parametrize("text", ["Falta {IOP.02.01.value", "Sobra }", "{a{b}", "{nota: {MINSA}}"])
def test_a_brace_without_its_pair_is_told(text: str) -> None:
    with pytest.raises(Unbalanced):
        read(text, KNOWN)


def test_braces_bars_and_backslashes_can_be_typed() -> None:
    assert parts_of(r"\{así\} y a\b y c|d y \\") == ((r"{así} y a\b y c|d y" + " \\",),)
    assert parts_of(r"Lo {de A\|B}.") == (("Lo ", Mention("A|B", "de"), "."),)


def test_a_series_is_taken_apart_before() -> None:
    with pytest.raises(TypeError):
        token_of(Series((("A",), ("B",))))


AWKWARD = st.text(st.sampled_from("ab{}|\\n: .é\n"), min_size=1, max_size=12)
A_PART: st.SearchStrategy[Part] = st.one_of(
    st.sampled_from([VALUE, GAP, Mention("MINSA"), Mention("MINSA", "de"), Mention("A|B", "a")]),
    st.builds(Remark, AWKWARD.filter(str.strip)),
    AWKWARD.map(lambda text: "x" + " ".join(text.split()) + "x"),
)


def joined(parts: list[Part]) -> Parts:
    """Neighbouring texts as one, after a word, so that no mention begins a sentence."""
    found: list[Part] = ["Fue "]
    for part in parts:
        if isinstance(part, str) and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return (*found, "x") if not isinstance(found[-1], str) else (*found[:-1], found[-1] + "x")


@given(st.lists(st.lists(A_PART, max_size=8).map(joined), max_size=3), st.none() | AWKWARD)
def test_any_parts_come_back_from_their_text(paragraphs: list[Parts], shown: str | None) -> None:
    text = "\n\n".join(write(map(token_of, parts), lambda _name: shown) for parts in paragraphs)
    assert read(text, KNOWN) == Reading(tuple(paragraphs))
    assert read(stored(text), KNOWN) == Reading(tuple(paragraphs))


@given(st.text(st.sampled_from("ab{}|\\n: .MINSA\n"), max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        reading = read(text, KNOWN)
    except Unbalanced:
        return
    assert read(stored(text), KNOWN) == reading
