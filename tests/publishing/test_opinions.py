"""An entity agrees or objects while it may; its last word counts; nobody speaks for another."""

from datetime import timedelta

import pytest
from django.utils import timezone

from compliance.formatting import day
from compliance.models import EditionOpinion, ReportEdition
from compliance.publishing.answering import OpinionRefused, give_opinion
from compliance.publishing.content import kept_content
from compliance.publishing.editions import discard, obstacles_of, prepare, publish
from compliance.publishing.opinions import answers_in_words, asked_entities, asked_now, standing_objections
from tests.publishing.published import YEAR, measured, tokens


@pytest.fixture
def edition(year, people) -> ReportEdition:
    return prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())


def test_those_who_answer_for_something_in_it_are_asked(edition, world) -> None:
    (asked,) = asked_entities(edition, kept_content(edition).figures)
    assert (asked.entity, asked.codes) == (world.aurora, {"ISS.01.01.01.01", "SS.01.01.01"})


def test_the_last_word_counts(edition, world, people) -> None:
    give_opinion(edition, world.aurora, agrees=False, text="El valor es otro.", by=people["focal"])
    assert [one.text for one in standing_objections(edition)] == ["El valor es otro."]
    give_opinion(edition, world.aurora, agrees=True, text="", by=people["focal_of_parent"])
    assert standing_objections(edition) == []
    (asked,) = asked_entities(edition, kept_content(edition).figures)
    assert asked.opinion.by == people["focal_of_parent"]
    assert EditionOpinion.objects.count() == 2


@pytest.mark.parametrize("who", ["focal_of_another", "former_focal", "reviewer", "reader", "administrator", "nobody"])
def test_nobody_speaks_for_another_entity(edition, world, people, who) -> None:
    with pytest.raises(OpinionRefused, match="por esta entidad"):
        give_opinion(edition, world.aurora, agrees=True, text="", by=people[who])


def test_an_objection_says_what(edition, world, people) -> None:
    with pytest.raises(OpinionRefused, match="Escriba"):
        give_opinion(edition, world.aurora, agrees=False, text=" \0\n", by=people["focal"])


def test_after_the_days_or_the_edition_it_is_too_late(edition, world, people) -> None:
    ReportEdition.objects.update(preview_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(OpinionRefused, match="terminó"):
        give_opinion(edition, world.aurora, agrees=True, text="", by=people["focal"])
    ReportEdition.objects.update(preview_until=timezone.localdate())
    discard(edition, by=people["reviewer"])
    with pytest.raises(OpinionRefused, match="terminó"):
        give_opinion(edition, world.aurora, agrees=True, text="", by=people["focal"])
    assert not EditionOpinion.objects.exists()


# Preparations that were discarded


@pytest.fixture
def objected(edition, world, people) -> ReportEdition:
    give_opinion(edition, world.aurora, agrees=False, text="El valor es otro.", by=people["focal"])
    return discard(edition, by=people["reviewer"])


def objections(edition: ReportEdition) -> list[str]:
    return [line for one in obstacles_of(edition) if one.key == "objeciones" for line in one.lines]


def test_an_objection_outlives_the_preparation_that_it_was_made_of(objected, year, people) -> None:
    again = prepare(year.policy, YEAR, by=people["reviewer"])
    today = day(timezone.localdate())
    said = f"AURORA, el {today}, sobre la preparación del {today}, que se descartó: El valor es otro."
    assert objections(again) == [said]
    discard(again, by=people["reviewer"])
    third = prepare(year.policy, YEAR, by=people["reviewer"])
    assert objections(third) == [said]
    assert publish(third, by=people["reviewer_of_own_unit"], confirmed=tokens(third)).number == 1


def test_a_newer_word_of_the_entity_withdraws_it(objected, year, people) -> None:
    again = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())
    assert len(objections(again)) == 1
    give_opinion(again, year.aurora, agrees=True, text="", by=people["focal"])
    assert objections(again) == []


def test_what_was_confirmed_with_an_edition_does_not_come_back_with_its_correction(objected, year, people) -> None:
    again = prepare(year.policy, YEAR, by=people["reviewer"])
    publish(again, by=people["reviewer_of_own_unit"], confirmed=tokens(again))
    measured("40")
    assert objections(prepare(year.policy, YEAR, by=people["reviewer"], reason="Se corrigió.")) == []


def test_only_open_days_are_told_as_asked_now(edition, world, people) -> None:
    ((told, asked),) = asked_now({world.aurora.pk})
    assert (told, asked.entity) == (edition, world.aurora)
    assert list(asked_now({world.jne.pk})) == []
    ReportEdition.objects.update(preview_until=timezone.localdate() - timedelta(days=1))
    assert list(asked_now({world.aurora.pk})) == []


def test_answers_are_counted(edition, year, people) -> None:
    def answered() -> str:
        return answers_in_words(asked_entities(edition, kept_content(edition).figures))

    assert answered() == "Respondieron 0 de 1."
    give_opinion(edition, year.aurora, agrees=False, text="El valor es otro.", by=people["focal"])
    assert answered() == "Respondió 1 de 1; objeta 1."
    give_opinion(edition, year.aurora, agrees=True, text="", by=people["focal"])
    assert answered() == "Respondió 1 de 1."
    assert answers_in_words([]) == ""
