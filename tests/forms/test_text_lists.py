"""Texts are added, moved and taken off without any of them being lost."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from compliance.forms.text_lists import MOVES, rearranged, started_from

LISTS = ("measures", "actions")
TEXTS = st.lists(st.text(max_size=5), max_size=5)


def data(texts: list[str], **more: str) -> QueryDict:
    found = QueryDict(mutable=True)
    found.setlist("measures", ["", *texts])
    found.update(more)
    return found


def texts_after(move: str, texts: list[str]) -> list[str]:
    return rearranged(data(texts), move, LISTS).data.getlist("measures")[1:]


def test_each_move() -> None:
    assert texts_after("measures:add", ["a"]) == ["a", ""]
    assert texts_after("measures:up:2", ["a", "b", "c"]) == ["a", "c", "b"]
    assert texts_after("measures:down:0", ["a", "b", "c"]) == ["b", "a", "c"]
    assert texts_after("measures:remove:1", ["a", "b", "c"]) == ["a", "c"]
    assert texts_after("measures:up:0", ["a", "b"]) == ["a", "b"]
    assert texts_after("measures:down:1", ["a", "b"]) == ["a", "b"]


def test_the_person_lands_on_the_text_that_was_moved() -> None:
    assert rearranged(data(["a", "b"]), "measures:up:1", LISTS).focus == "id_measures_0"
    assert rearranged(data(["a", "b"]), "measures:add", LISTS).focus == "id_measures_2"


def test_what_is_no_move_changes_nothing() -> None:
    for asked in ("", "value:add", "measures:burn:0", "measures", "measures:up:x", "measures:remove:9", "::"):
        assert texts_after(asked, ["a", "b"]) == ["a", "b"]
    assert texts_after("measures:up:" + "9" * 5000, ["a"]) == ["a"]


@given(TEXTS, st.sampled_from([move for move in MOVES if move != "remove"]), st.integers(-3, 9))
def test_no_move_loses_a_text(texts: list[str], move: str, at: int) -> None:
    after = texts_after(f"measures:{move}:{at}", texts)
    assert sorted(after) == sorted([*texts, ""] if move == "add" else texts)


@given(TEXTS, st.integers(-3, 9))
def test_at_most_the_one_that_is_named_is_taken_off(texts: list[str], at: int) -> None:
    expected = [text for place, text in enumerate(texts) if place != at]
    assert texts_after(f"measures:remove:{at}", texts) == expected


def test_last_year_fills_what_is_blank_and_leaves_the_rest() -> None:
    sent = data(["", " "], explanation="Mía")
    after = started_from(sent, {"explanation": "Suya", "measures": ["Una", "Dos"], "actions": ["Otra"]})
    assert after["explanation"] == "Mía"
    assert after.getlist("measures") == ["", "Una", "Dos"]
    assert "actions" not in after
