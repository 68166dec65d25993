"""A save changes one block of one entry for who may, once, and tells the second of two who save at once."""

from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.utils import timezone

from compliance.choices import Block, EntryStatus
from compliance.entries import editing, workflow
from compliance.entries.access import standing_of
from compliance.entries.blocks import is_block_open, observed_blocks
from compliance.entries.contents import contents_of
from compliance.entries.editing import (
    FIELDS,
    BlockClosed,
    EntryChanged,
    Incomplete,
    NotOfThisEntry,
)
from compliance.entries.window import WindowClosed
from compliance.entries.workflow import AccessRefused, TransitionRefused
from compliance.models import (
    EntryEvent,
    Extension,
    Observation,
    ProgressEntry,
    ReportingCycle,
    Service,
    ServiceEntry,
)
from compliance.models.entries import to_entry
from tests.entries.sent import support
from tests.entries.test_races import TIMES, at_once, moves

VALUE = {"value": Decimal("7.6")}


def save(entry, people, *, who="focal", block=Block.VALUE, version=0, changes=None, **more):
    changes = VALUE if changes is None else changes
    return editing.save(entry, block=block, changes=changes, version=version, by=people[who], **more)


def observe(entry, people, *blocks: Block) -> list[Observation]:
    return [
        Observation.objects.create(**to_entry(entry), block=block, text=f"¿{block}?", by=people["reviewer"])
        for block in blocks
    ]


@pytest.mark.parametrize("who", ["focal", "focal_of_parent", "reviewer_and_focal"])
def test_a_save_leaves_its_version_who_and_an_event(who, people, make_entry) -> None:
    saved = save(make_entry(), people, who=who)
    entry = ProgressEntry.objects.get()
    assert (entry.value, entry.version, entry.edited_by) == (Decimal("7.6"), 1, people[who])
    assert saved.version == 1
    (event,) = EntryEvent.objects.about(entry)
    assert (event.verb, event.by, event.contents["value"]) == ("save", people[who], "7.6")


@pytest.mark.parametrize(
    "who", ["focal_of_another", "former_focal", "reviewer", "reviewer_of_own_unit", "reader", "administrator", "nobody"]
)
def test_others_save_nothing(who, people, make_entry) -> None:
    with pytest.raises(AccessRefused):
        save(make_entry(), people, who=who)
    assert ProgressEntry.objects.get().value == 60
    assert not EntryEvent.objects.exists()


def test_an_assignment_that_ended_meanwhile_saves_nothing(people, make_entry) -> None:
    people["focal"].assignments.update(ends_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(AccessRefused):
        save(make_entry(), people)


@pytest.mark.parametrize("status", [EntryStatus.SUBMITTED, EntryStatus.APPROVED])
def test_what_was_sent_is_not_edited(status, people, make_entry) -> None:
    with pytest.raises(TransitionRefused, match="ya no se puede editar"):
        save(make_entry(status), people)


def test_a_second_tab_is_told_what_is_there_now(people, make_entry) -> None:
    entry = make_entry()
    save(entry, people)
    with pytest.raises(EntryChanged) as told:
        save(entry, people, who="focal_of_parent", changes={"value": Decimal(9)})
    assert told.value.current.value == Decimal("7.6")
    assert told.value.current.edited_by == people["focal"]
    assert ProgressEntry.objects.get().value == Decimal("7.6")


@pytest.mark.parametrize("version", [-1, 5, 10**30])
def test_a_version_that_never_was_saves_nothing(version, people, make_entry) -> None:
    with pytest.raises(EntryChanged):
        save(make_entry(), people, version=version)


@pytest.mark.parametrize(("seconds", "is_taken"), [(1, True), (-1, False)])
def test_the_last_second_of_the_cycle(seconds, is_taken, people, make_entry) -> None:
    entry, closes = make_entry(), timezone.now() + timedelta(seconds=30 * seconds)
    ReportingCycle.objects.update(due_at=closes - timedelta(hours=1), closes_at=closes)
    if is_taken:
        assert save(entry, people).version == 1
    else:
        with pytest.raises(WindowClosed):
            save(entry, people)
        assert not EntryEvent.objects.exists()


def test_an_extension_lets_the_entity_in_after_the_close(people, make_entry, world) -> None:
    entry, now = make_entry(), timezone.now()
    ReportingCycle.objects.update(due_at=now - timedelta(days=2), closes_at=now - timedelta(days=1))
    Extension.objects.create(
        cycle=world.cycle,
        entity=world.mimp,
        closes_at=now + timedelta(days=1),
        reason="Encuesta",
        granted_by=people["administrator"],
    )
    assert save(entry, people).version == 1


def test_before_the_cycle_opens_nothing_is_saved(people, make_entry) -> None:
    later = timezone.now() + timedelta(days=1)
    ReportingCycle.objects.update(opens_at=later, due_at=later + timedelta(days=1), closes_at=later + timedelta(days=2))
    with pytest.raises(WindowClosed, match="se abre"):
        save(make_entry(), people)


def test_what_was_ready_is_to_be_completed_again(people, make_entry) -> None:
    entry = make_entry(EntryStatus.READY)
    save(entry, people)
    entry.refresh_from_db()
    assert entry.status == EntryStatus.DRAFT


def test_what_was_returned_and_made_ready_is_returned_again(people, make_entry) -> None:
    entry = make_entry(EntryStatus.READY)
    observe(entry, people, Block.VALUE)
    save(entry, people)
    entry.refresh_from_db()
    assert entry.status == EntryStatus.RETURNED


@pytest.mark.parametrize("block", Block)
def test_a_return_opens_the_observed_blocks_only(block, people, make_entry) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    observe(entry, people, block)
    assert observed_blocks(entry) == {block}
    changes = {Block.VALUE: {"value": Decimal(70)}, Block.TEXTS: {"explanation": "x"}, Block.SUPPORT: {}}
    for closed in set(Block) - {block}:
        with pytest.raises(BlockClosed):
            save(entry, people, block=closed, changes=changes[closed])
    assert save(entry, people, block=block, changes=changes[block]).version == 1


def test_a_correction_opens_what_it_makes_incomplete(people, make_entry) -> None:
    """The value was observed; the corrected one misses the target, which must then be explained."""
    entry = make_entry(EntryStatus.RETURNED)
    observe(entry, people, Block.VALUE)
    assert not is_block_open(entry, Block.TEXTS)
    entry = save(entry, people, changes={"value": Decimal(40)})
    assert is_block_open(ProgressEntry.objects.get(), Block.TEXTS)
    saved = save(
        entry, people, block=Block.TEXTS, version=1, changes={"explanation": "Faltó personal."}, actions=["Contratar"]
    )
    assert saved.version == 2


def test_lists_are_replaced_in_their_order_and_only_where_given(people, make_entry) -> None:
    entry = save(make_entry(), people, block=Block.TEXTS, changes={}, measures=["Una", "Dos"], actions=["Tres"])
    entry = save(entry, people, block=Block.TEXTS, changes={}, version=1, measures=["Dos", "Una", "Cuatro"])
    assert [row.text for row in entry.measures.all()] == ["Dos", "Una", "Cuatro"]
    assert [row.text for row in entry.actions.all()] == ["Tres"]
    last = EntryEvent.objects.about(entry).last()
    assert last.contents["measures"] == ["Dos", "Una", "Cuatro"]
    assert "actions" not in last.contents


def test_a_services_entry_is_saved_the_same_way(people, make_entry) -> None:
    entry = make_entry(of_service=True)
    changes = {
        "protocol_is_approved": True,
        "protocol_approved_on": date(2022, 5, 4),
        "modified_budget": Decimal("9.5"),
    }
    save(entry, people, changes=changes)
    save(ServiceEntry.objects.get(), people, block=Block.TEXTS, changes={}, version=1, actions=["Difundir"])
    entry.refresh_from_db()
    assert (entry.protocol_is_approved, entry.modified_budget, entry.version) == (True, Decimal("9.5"), 2)
    event = EntryEvent.objects.about(entry).first()
    assert event.contents["protocol_approved_on"] == "2022-05-04"


@pytest.mark.parametrize("kind", [ProgressEntry, ServiceEntry])
def test_every_block_names_columns_that_exist_once(kind) -> None:
    columns = [field for fields in FIELDS[kind].values() for field in fields]
    assert len(columns) == len(set(columns))
    assert set(columns) <= {field.name for field in kind._meta.get_fields()}


def test_a_block_takes_no_column_of_another(people, make_entry) -> None:
    entry = make_entry()
    for strange in ("explanation", "status", "version"):
        with pytest.raises(ValueError, match=strange):
            save(entry, people, changes={strange: "approved"})


def test_observations_are_answered_with_the_save(people, make_entry) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    one, other = observe(entry, people, Block.VALUE, Block.TEXTS)
    save(entry, people, answers={one.pk: "De la ronda de junio."})
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.answer, other.answer) == ("De la ronda de junio.", "")


def test_an_observation_of_another_entry_is_not_answered(people, make_entry) -> None:
    entry, other = make_entry(EntryStatus.RETURNED), make_entry(EntryStatus.RETURNED, of_service=True)
    observe(entry, people, Block.VALUE)
    (strange,) = observe(other, people, Block.VALUE)
    with pytest.raises(NotOfThisEntry):
        save(entry, people, answers={strange.pk: "mía"})
    with pytest.raises(NotOfThisEntry):
        save(entry, people, answers={10**9: "de nadie"})
    strange.refresh_from_db()
    entry.refresh_from_db()
    assert (strange.answer, entry.version) == ("", 0)


def test_an_observation_that_was_closed_meanwhile_is_left_alone(people, make_entry) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    one, other = observe(entry, people, Block.VALUE, Block.VALUE)
    Observation.objects.filter(pk=other.pk).update(closed_by=people["reviewer"], closed_at=timezone.now())
    save(entry, people, answers={one.pk: "sí", other.pk: "tarde"})
    other.refresh_from_db()
    assert other.answer == ""


def test_only_what_is_complete_becomes_ready(people, make_entry) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=None)
    with pytest.raises(Incomplete) as told:
        editing.mark_ready(entry, version=0, by=people["focal"])
    assert [gap.block for gap in told.value.gaps] == [Block.VALUE]
    ProgressEntry.objects.update(value=60)
    assert editing.mark_ready(entry, version=0, by=people["focal"]).to_status == EntryStatus.READY


def test_what_another_changed_meanwhile_does_not_become_ready(people, make_entry) -> None:
    entry = make_entry()
    save(entry, people, who="focal_of_parent")
    with pytest.raises(EntryChanged):
        editing.mark_ready(entry, version=0, by=people["focal"])


@pytest.mark.parametrize("status", [EntryStatus.READY, EntryStatus.SUBMITTED, EntryStatus.APPROVED])
def test_what_is_ready_or_sent_does_not_become_ready_again(status, people, make_entry) -> None:
    with pytest.raises(TransitionRefused, match="alguien ya lo movió"):
        editing.mark_ready(make_entry(status), version=0, by=people["focal"])


def test_a_save_asks_the_same_number_of_queries_whatever_it_holds(
    people, make_entry, django_assert_max_num_queries
) -> None:
    entry, standing = make_entry(), standing_of(people["focal"])
    # Two of them open and close the savepoint that stands for the transaction here.
    with django_assert_max_num_queries(2 + 7):
        save(entry, people, block=Block.TEXTS, changes={}, standing=standing, measures=["x"] * 30)


@pytest.mark.django_db(transaction=True)
def test_eight_saves_of_the_same_page_are_one(people, make_entry) -> None:
    entry = make_entry()
    assert at_once(lambda: save(entry, people)) == {"done": 1, "EntryChanged": TIMES - 1}
    assert moves(entry) == ["save"]
    assert ProgressEntry.objects.get().version == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_saves_overwrite_one_another(people, make_entry, monkeypatch) -> None:
    """The control: what the lock prevents does happen when it is taken out."""
    entry, everyone_read = make_entry(), Barrier(TIMES)

    def read(held):
        found = type(held).objects.select_related("indicator", "cycle").get(pk=held.pk)
        everyone_read.wait(timeout=10)
        return found

    monkeypatch.setattr(editing, "lock", read)
    assert at_once(lambda: save(entry, people)) == {"done": TIMES}
    assert moves(entry) == ["save"] * TIMES
    assert ProgressEntry.objects.get().version == 1


@pytest.mark.django_db(transaction=True)
def test_a_save_that_waits_for_a_return_sees_what_was_observed(people, make_entry) -> None:
    """A colleague sent the entry; while it is returned for its value, the old page of its texts is saved."""
    entry = make_entry(EntryStatus.SUBMITTED)
    turns = iter(range(TIMES))

    def act() -> None:
        if next(turns) == 0:
            workflow.return_entry(entry, by=people["reviewer"], observations={Block.VALUE: "¿Es correcto?"})
        else:
            save(entry, people, block=Block.TEXTS, changes={"explanation": "x"})

    outcome = at_once(act)
    assert outcome["done"] == 1
    assert ProgressEntry.objects.get().explanation == ""


def test_a_service_of_another_entity_is_not_edited(people, make_entry, world) -> None:
    entry = make_entry(of_service=True)
    Service.objects.update(entity=world.jne, organisational_unit=None)
    with pytest.raises(AccessRefused):
        save(entry, people, changes={"protocol_is_approved": False})


def test_an_event_of_support_says_what_a_sending_would_say(people, make_entry) -> None:
    entry = make_entry()
    support(entry, people["focal"])
    save(entry, people, block=Block.SUPPORT, changes={})
    assert EntryEvent.objects.about(entry).get().contents == {"evidence": contents_of(entry)["evidence"]}
