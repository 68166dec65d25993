"""What each person is here, and what that lets them see, edit and review."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from compliance.choices import EntryStatus, Role
from compliance.entries import access
from compliance.entries.access import Standing, standing_of
from compliance.models import Assignment, EntryEvent, User
from compliance.models.entries import to_entry
from tests.world import person

SENT = {EntryStatus.SUBMITTED, EntryStatus.RETURNED, EntryStatus.APPROVED}
OWN = {"focal", "focal_of_parent", "reviewer_and_focal"}
MINISTRY = {"reviewer", "reviewer_of_own_unit", "administrator"}


def test_a_standing_is_one_query(people, django_assert_num_queries) -> None:
    for user in people.values():
        with django_assert_num_queries(1):
            standing_of(user)


def test_nobody_costs_nothing(db, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert standing_of(AnonymousUser()) == Standing()


def test_who_answers_for_an_entity_answers_for_its_units(people, world) -> None:
    assert standing_of(people["focal"]).entities == {world.aurora.pk}
    assert standing_of(people["focal_of_parent"]).entities == {world.mimp.pk, world.aurora.pk, world.dgteg.pk}
    assert standing_of(people["reviewer"]).own_units == {world.dgteg.pk}


def test_what_each_person_is(people) -> None:
    standings = {name: standing_of(user) for name, user in people.items()}
    assert {name for name, one in standings.items() if one.is_focal_point} == OWN | {"focal_of_another"}
    assert {name for name, one in standings.items() if one.is_reviewer} == {
        "reviewer",
        "reviewer_of_own_unit",
        "reviewer_and_focal",
    }
    assert {name for name, one in standings.items() if one.is_reader} == {"reader"}
    assert {name for name, one in standings.items() if one.is_administrator} == {"administrator"}


@pytest.mark.parametrize(("starts", "ends", "counts"), [(0, None, 1), (0, 0, 1), (1, None, 0), (-9, -1, 0), (-9, 3, 1)])
def test_a_function_counts_from_its_first_day_to_its_last(starts, ends, counts, world) -> None:
    user, today = person("alguien"), timezone.localdate()
    Assignment.objects.create(
        user=user,
        role=Role.FOCAL_POINT,
        entity=world.jne,
        starts_on=today + timedelta(starts),
        ends_on=None if ends is None else today + timedelta(ends),
    )
    assert len(standing_of(user).entities) == counts


def test_another_day_can_be_asked(people, world) -> None:
    assert standing_of(people["former_focal"]).entities == frozenset()
    assert standing_of(people["former_focal"], date(2021, 5, 1)).entities == {world.aurora.pk}


def test_an_inactive_person_is_nobody(people) -> None:
    User.objects.filter(pk=people["focal"].pk).update(is_active=False)
    assert standing_of(User.objects.get(pk=people["focal"].pk)) == Standing()


def test_a_designation_waits_for_its_confirmation(world) -> None:
    user = person("nueva")
    held = Assignment.objects.create(user=user, role=Role.FOCAL_POINT, entity=world.jne)
    assert standing_of(user).unconfirmed == held.pk
    Assignment.objects.update(confirmed_at=timezone.now())
    assert standing_of(user).unconfirmed is None


def test_readers_have_nothing_to_confirm(world) -> None:
    user = person("lectora")
    Assignment.objects.create(user=user, role=Role.READER)
    assert standing_of(user) == Standing(user_id=user.pk, is_reader=True)


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
@pytest.mark.parametrize("status", EntryStatus)
def test_who_sees_an_entry(status, of_service, people, make_entry) -> None:
    entry = make_entry(status, of_service=of_service)
    seeing = {name for name, user in people.items() if access.can_see_entry(standing_of(user), entry)}
    assert seeing == OWN | (MINISTRY if status in SENT else set())


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_who_edits_and_who_reviews_an_entry(of_service, people, make_entry) -> None:
    entry = make_entry(of_service=of_service)
    standings = {name: standing_of(user) for name, user in people.items()}
    assert {name for name, one in standings.items() if access.can_edit_entry(one, entry)} == OWN
    assert {name for name, one in standings.items() if access.can_review_entry(one, entry)} == {"reviewer"}


def test_history_is_edited_and_reviewed_by_nobody(people, make_entry) -> None:
    entry = make_entry(EntryStatus.APPROVED)
    entry.cycle = None
    entry.save()
    for user in people.values():
        standing = standing_of(user)
        assert not access.can_edit_entry(standing, entry)
        assert not access.can_review_entry(standing, entry)


@pytest.mark.parametrize(("verb", "may"), [("save", False), ("ready", False), ("submit", False), ("return", True)])
def test_who_wrote_any_of_it_does_not_review_it(verb, may, people, make_entry, django_assert_num_queries) -> None:
    entry, reviewer = make_entry(EntryStatus.SUBMITTED), people["reviewer"]
    EntryEvent.objects.create(**to_entry(entry), verb=verb, from_status="draft", to_status="draft", by=reviewer)
    standing = standing_of(reviewer)
    assert access.can_review_entry(standing, entry) is may
    with django_assert_num_queries(0):
        assert not access.can_review_entry(standing, entry, authors={reviewer.pk})
        assert access.can_review_entry(standing, entry, authors=set())


def test_what_an_entry_is_about_and_who_is_in_charge(make_entry, world) -> None:
    progress, statement = make_entry(), make_entry(of_service=True)
    assert access.element_of(progress) == world.indicator
    assert access.element_of(statement) == world.service
    for entry in (progress, statement):
        assert access.entity_in_charge(entry) == world.aurora
        assert access.in_charge(entry) == world.aurora.pk
    world.service.organisational_unit = None
    statement.service = world.service
    assert access.entity_in_charge(statement) == world.mimp


def test_who_sees_reports_and_reviews(people) -> None:
    standings = {name: standing_of(user) for name, user in people.items()}
    assert {name for name, one in standings.items() if not access.can_see_reports(one)} == {"former_focal", "nobody"}
    assert {name for name, one in standings.items() if access.can_see_review(one)} == {*MINISTRY, "reviewer_and_focal"}
