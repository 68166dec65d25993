"""Rounds, who wrote, and what one sending says otherwise than the one before."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from compliance.choices import Block, EntryStatus
from compliance.entries import editing, history, workflow
from compliance.models import EntryEvent, ProgressEntry, User
from tests.entries import sent

START = datetime(2022, 5, 1, tzinfo=UTC)


def events(*moves: str) -> list[EntryEvent]:
    """`save:1` is a save by person 1; times run forward."""
    found = []
    for place, move in enumerate(moves):
        verb, _colon, who = move.partition(":")
        by = User(pk=int(who or 1), email=f"{who}@example.org")
        found.append(EntryEvent(verb=verb, by=by, at=START + timedelta(hours=place)))
    return found


def said(*moves: str) -> list[list[str]]:
    return [[step.said for step in one.steps] for one in history.rounds(events(*moves))]


def test_saves_in_a_row_by_one_person_are_one_step() -> None:
    assert said("save", "save", "save", "ready", "submit") == [["Guardó 3 veces", "Marcó como listo", "Envió"]]


def test_saves_by_two_people_are_two_steps() -> None:
    assert said("save:1", "save:2", "save:2", "save:1") == [["Guardó", "Guardó 2 veces", "Guardó"]]


def test_a_return_ends_a_round_and_so_does_a_withdrawn_approval() -> None:
    rounds = history.rounds(events("save", "submit", "return", "save", "submit", "approve", "withdraw", "save"))
    assert [one.number for one in rounds] == [1, 2, 3]
    assert [one.steps[-1].verb for one in rounds] == ["return", "withdraw", "save"]


def test_nothing_happened_yet() -> None:
    assert history.rounds([]) == ()


@given(st.lists(st.sampled_from(["save:1", "save:2", "ready", "submit", "return", "approve", "withdraw"])))
def test_no_event_is_lost_and_none_is_told_twice(moves) -> None:
    steps = [step for one in history.rounds(events(*moves)) for step in one.steps]
    assert sum(step.times for step in steps) == len(moves)
    assert [step.at for step in steps] == sorted(step.at for step in steps)


def test_every_verb_has_its_word() -> None:
    assert set(history.VERBS) == {"save", *workflow.TRANSITIONS}


def test_authors_are_those_who_entered_readied_or_sent() -> None:
    assert history.authors(events("save:1", "ready:2", "submit:3", "return:4", "approve:5")) == {1, 2, 3}


def shown(parts) -> tuple[str, list[str]]:
    return "".join(part.text for part in parts), [part.text.strip() for part in parts if part.is_changed]


def test_what_differs_is_marked_word_by_word() -> None:
    before, now = history.compared("El valor fue 7.6 en 2021", "El valor fue 8.1 en 2021")
    assert shown(before) == ("El valor fue 7.6 en 2021", ["7.6"])
    assert shown(now) == ("El valor fue 8.1 en 2021", ["8.1"])


def test_the_space_before_a_change_is_none_of_it() -> None:
    before, _now = history.compared("fue 7.6 en", "fue 8.1 en")
    assert [(part.text, part.is_changed) for part in before if part.text.strip() != "fue"] == [
        (" ", False),
        ("7.6", True),
        (" en", False),
    ]


def whole(text: str) -> str:
    """But for the space at the end; a no-break space is part of a word."""
    return re.sub(r"[^\S\xa0]+\Z", "", text)


@given(st.text(), st.text())
def test_both_texts_are_whole_whatever_they_are(before, now) -> None:
    old, new = history.compared(before, now)
    assert "".join(part.text for part in old) == whole(before)
    assert "".join(part.text for part in new) == whole(now)
    assert (
        "".join(part.text for part in old if not part.is_changed).split()
        == "".join(part.text for part in new if not part.is_changed).split()
    )


def changes_of(entry) -> dict[str, tuple[str, str]]:
    found = history.changes(list(entry.entryevents.all()), entry)
    return {change.label: (shown(change.before)[0], shown(change.now)[0]) for change in found}


def test_a_first_round_has_nothing_to_compare(people, make_entry, world) -> None:
    assert changes_of(sent.send(world, people, make_entry())) == {}


def test_a_corrected_value_is_shown_before_and_now(people, make_entry, world) -> None:
    entry = sent.answered(world, people, make_entry(), value="61.5")
    assert changes_of(entry) == {"Valor": ("60.0\xa0%", "61.5\xa0%")}


def test_a_corrected_statement_is_shown_before_and_now(people, make_entry, world) -> None:
    entry = sent.answered(world, people, make_entry(of_service=True), value="1250000.5")
    assert changes_of(entry) == {"Presupuesto modificado (S/)": ("", "1\xa0250\xa0000.5")}


def test_everything_that_a_sending_says_can_be_read(people, make_entry, world) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    texts = {"explanation": "Porque sí.", "context": "En contexto.", "note": "Al pie."}
    sent.send(world, people, _reset(entry))
    workflow.return_entry(
        entry, by=people["reviewer"], observations=dict.fromkeys((block.value for block in Block), "Revise.")
    )
    entry.refresh_from_db()
    common = {"by": people["focal"], "answers": {one.pk: "Ya." for one in entry.observations.filter(closed_at=None)}}
    value = {"value": None, "missing_reason": "due_later", "expected_on": START.date(), "source": "ENDES"}
    entry = editing.save(entry, block=Block.VALUE, changes=value, version=entry.version, **common)
    entry = editing.save(
        entry, block=Block.TEXTS, changes=texts, version=entry.version, measures=["Una"], actions=["Dos"], **common
    )
    sent.support(entry, people["focal"])
    entry = sent.send(world, people, ProgressEntry.objects.get(pk=entry.pk))
    assert changes_of(entry) == {
        "Valor": ("60.0\xa0%", ""),
        "Motivo de que falte": ("", "Se remitirá después"),
        "Fecha prevista": ("", "1 de mayo de 2022"),
        "Fuente": ("", "ENDES"),
        "Explicación": ("", "Porque sí."),
        "Contexto": ("", "En contexto."),
        "Nota al pie": ("", "Al pie."),
        "Medidas adoptadas": ("", "Una"),
        "Acciones de mejora": ("", "Dos"),
        "Sustento": ("", "Informe anual (https://example.org/informe)"),
    }


def _reset(entry):
    type(entry).objects.update(status=EntryStatus.DRAFT)
    entry.refresh_from_db()
    return entry


def test_every_field_of_a_sending_has_its_word(make_entry) -> None:
    from_contents = {
        name for of_service in (False, True) for name in workflow.contents_of(make_entry(of_service=of_service))
    }
    assert {field.name for field in history.FIELDS} == from_contents


def test_the_value_is_exact_where_no_decimals_are_set(make_entry) -> None:
    entry = make_entry()
    entry.indicator.decimals = None
    assert history._value("7.125", entry) == "7.125\xa0%"
    assert history._figure(str(Decimal("1E+3")), entry) == "1\xa0000"
