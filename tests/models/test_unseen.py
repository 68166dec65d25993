"""What nobody sees is found wherever it stands, and what merely looks unusual may be written."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from compliance.models.unseen import UNSEEN, made_visible, refuse_unseen, unseen_in

MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("mark", [*MARKS, "\0", "\x07", "\x1b", "\x7f", "\x85", "\u206a", "\ufff9"])
def test_what_turns_or_garbles_a_text_is_refused_with_its_number_and_its_place(mark) -> None:
    with pytest.raises(ValidationError) as refused:
        refuse_unseen(f"Se capacitó a{mark} 20 personas")
    assert f"(U+{ord(mark):04X}) después de «Se capacitó a»" in refused.value.messages[0]


def test_several_are_counted_and_one_at_the_start_is_told_as_that() -> None:
    assert "Hay 2 caracteres que no se ven; el primero (U+202E)" in unseen_in("uno \u202edos\u202c tres")
    assert "al comienzo del texto" in unseen_in("\u202euno")


@pytest.mark.parametrize(
    "text",
    ["", "línea\nlínea\tcolumna\r\n", "👩\u200d🚀 ❤\ufe0f", "עברית مرحبا", "ch'aska p’unchay", "a\u00a0b\u00ad"],
)
def test_what_is_only_unusual_may_be_written(text) -> None:
    assert unseen_in(text) == ""


@given(st.text())
def test_a_text_with_its_unseen_characters_made_visible_has_none(text) -> None:
    assert not UNSEEN.search(made_visible(text))
    assert (unseen_in(text) == "") == (made_visible(text) == text)
