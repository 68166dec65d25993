"""A passage is written, confirmed and taken back by those who review; the second of two people is told."""

import pytest

from compliance.models import SectionText
from compliance.publishing.passage_history import history
from compliance.publishing.passages import (
    PassageChanged,
    PassageRefused,
    Where,
    confirm,
    row_at,
    seen_of,
    take_back,
    write,
)
from compliance.report.narrative.words.tokens import Unbalanced
from compliance.report.reading import read_figures
from tests.world import YEAR


@pytest.fixture
def where(world) -> Where:
    return Where(world.policy, YEAR, "resumen/balance")


@pytest.fixture
def reviewer(people):
    return people["reviewer"]


def written(where: Where, reviewer, text: str = "Hay {31|counts.all.total}.", generated: str = "Antes.") -> SectionText:
    return write(where, text, generated=generated, seen=seen_of(row_at(where)), by=reviewer)


def test_a_text_is_kept_with_names_and_without_what_the_editor_showed(where, reviewer) -> None:
    row = written(where, reviewer)
    assert (row.anchor, row.passage, row.text, row.generated) == (
        "resumen",
        "balance",
        "Hay {counts.all.total}.",
        "Antes.",
    )
    assert row.written_by == row.confirmed_by == reviewer
    edit = read_figures(where.policy, YEAR).edits["resumen/balance"]
    assert (edit.text, edit.generated) == (row.text, row.generated)


def test_only_the_policy_and_year_that_it_is_of_reads_it(where, reviewer) -> None:
    written(where, reviewer)
    assert read_figures(where.policy, YEAR - 1).edits == {}


def test_an_addition_has_an_address_that_ends_in_a_slash(world, reviewer) -> None:
    row = written(Where(world.policy, YEAR, "I-OP.01/"), reviewer, generated="")
    assert (row.anchor, row.passage) == ("I-OP.01", "")
    assert set(read_figures(world.policy, YEAR).edits) == {"I-OP.01/"}


def test_confirming_keeps_the_words_and_renews_what_they_stand_beside(where, reviewer, people) -> None:
    row = written(where, reviewer)
    confirmed = confirm(where, generated="Ahora.", seen=seen_of(row), by=people["reviewer_of_own_unit"])
    assert (confirmed.text, confirmed.generated) == (row.text, "Ahora.")
    assert (confirmed.written_by, confirmed.confirmed_by) == (reviewer, people["reviewer_of_own_unit"])


def test_taking_back_leaves_no_text(where, reviewer) -> None:
    row = written(where, reviewer)
    take_back(where, seen=seen_of(row), by=reviewer)
    assert row_at(where) is None


def test_the_second_of_two_people_is_told_and_changes_nothing(where, reviewer) -> None:
    row = written(where, reviewer)
    seen = seen_of(row)
    written(where, reviewer, "Otro.")
    for act in (
        lambda: write(where, "Tarde.", generated="", seen=seen, by=reviewer),
        lambda: confirm(where, generated="", seen=seen, by=reviewer),
        lambda: take_back(where, seen=seen, by=reviewer),
    ):
        with pytest.raises(PassageChanged) as told:
            act()
        assert told.value.current.text == "Otro."
    assert row_at(where).text == "Otro."


def test_two_who_write_where_nothing_was(where, reviewer) -> None:
    written(where, reviewer)
    with pytest.raises(PassageChanged):
        write(where, "Tarde.", generated="", seen="", by=reviewer)


def test_a_text_that_was_taken_back_and_written_anew_is_another(where, reviewer) -> None:
    seen = seen_of(written(where, reviewer))
    take_back(where, seen=seen, by=reviewer)
    with pytest.raises(PassageChanged) as told:
        write(where, "Tarde.", generated="", seen=seen, by=reviewer)
    assert told.value.current is None
    written(where, reviewer)
    with pytest.raises(PassageChanged):
        write(where, "Tarde.", generated="", seen=seen, by=reviewer)


@pytest.mark.parametrize("who", ["focal", "reader", "administrator", "nobody"])
def test_others_are_refused(where, people, who) -> None:
    with pytest.raises(PassageRefused):
        write(where, "Texto.", generated="", seen="", by=people[who])
    assert row_at(where) is None


def test_nothing_and_broken_braces_are_refused(where, reviewer) -> None:
    with pytest.raises(PassageRefused):
        write(where, " \n ", generated="", seen="", by=reviewer)
    with pytest.raises(Unbalanced):
        write(where, "Fue {counts.all.total", generated="", seen="", by=reviewer)
    with pytest.raises(PassageRefused):
        confirm(where, generated="", seen="", by=reviewer)
    assert row_at(where) is None


def test_the_history_says_who_did_what(where, reviewer, people) -> None:
    other = people["reviewer_of_own_unit"]
    row = written(where, reviewer, "Uno dos.")
    row = confirm(where, generated="x", seen=seen_of(row), by=other)
    row = write(where, "Uno tres.", generated="x", seen=seen_of(row), by=reviewer)
    take_back(where, seen=seen_of(row), by=other)
    steps = history(where)
    assert [(step.did, step.by) for step in steps] == [
        ("Volvió al texto generado", str(other)),
        ("Editó", str(reviewer)),
        ("Confirmó que sigue siendo correcto", str(other)),
        ("Escribió", str(reviewer)),
    ]
    assert [part.text for part in steps[1].now if part.is_changed] == ["tres."]
    assert steps[2].texts == ((), ())
