"""What was written before about the same indicator, from the newest approved entry that says anything."""

from compliance.choices import EntryStatus
from compliance.entries.earlier import Earlier, newest_earlier
from compliance.models import ProgressEntry


def earlier(world, year: int, *, status=EntryStatus.APPROVED, explanation="") -> ProgressEntry:
    own = {"cycle": world.cycle} if status != EntryStatus.APPROVED else {}
    return ProgressEntry.objects.create(
        indicator=world.indicator, year=year, status=status, explanation=explanation, value=1, **own
    )


def test_the_newest_that_says_anything(world, make_entry, django_assert_num_queries) -> None:
    entry = make_entry()
    earlier(world, 2019, explanation="Vieja.")
    said = earlier(world, 2020)
    for position, text in ((2, "Segunda"), (1, "Primera")):
        said.measures.create(position=position, text=text)
    said.actions.create(position=1, text="Acción")
    earlier(world, 2021)
    with django_assert_num_queries(1):
        assert newest_earlier(entry) == Earlier(2020, "", ["Primera", "Segunda"], ["Acción"])


def test_nothing_where_nothing_was_approved(world, make_entry) -> None:
    entry = make_entry()
    earlier(world, 2021, status=EntryStatus.SUBMITTED, explanation="Sin aprobar.")
    earlier(world, 2023, explanation="Posterior.")
    assert newest_earlier(entry) is None
