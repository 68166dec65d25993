"""The same button pressed eight times at once publishes one edition with one set of files.

Real threads on real connections; a control takes the lock out and shows the race that it prevents.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection

from compliance.choices import EditionStatus
from compliance.models import EditionFile, Policy, ReportEdition
from compliance.publishing import editions
from compliance.publishing.editions import EditionRefused, discard, prepare, publish
from tests.publishing.published import ALL_FORMATS, YEAR

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 8


def at_once(do: Callable[[], object]) -> Counter[str]:
    """Does the same in so many threads that start together; how often each outcome came."""
    start = Barrier(TIMES)

    def one(_number: int) -> str:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            do()
        except EditionRefused:
            return "refused"
        except DatabaseError:
            return "error"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return Counter(pool.map(one, range(TIMES)))


@pytest.fixture
def prepared(year, people) -> ReportEdition:
    return prepare(year.policy, YEAR, by=people["reviewer"])


def test_eight_publications_are_one(prepared, people) -> None:
    outcome = at_once(lambda: publish(prepared, by=people["reviewer_of_own_unit"]))
    assert outcome == {"done": 1, "refused": TIMES - 1}
    assert ReportEdition.objects.get().number == 1
    assert {row.format_name for row in EditionFile.objects.all()} == ALL_FORMATS


def test_without_the_locks_only_the_database_stops_the_others(prepared, people, monkeypatch) -> None:
    """The control: without the locks all come as far as writing, and the database refuses with an error."""
    everyone_looked, number = Barrier(TIMES), editions._number

    def numbered_at_once(edition, by) -> None:
        number(edition, by)
        everyone_looked.wait(timeout=30)

    monkeypatch.setattr(editions, "lock", lambda pk: Policy.objects.get(pk=pk))
    monkeypatch.setattr(editions, "_held", lambda one: ReportEdition.objects.select_related("policy").get(pk=one.pk))
    monkeypatch.setattr(editions, "_number", numbered_at_once)
    monkeypatch.setattr(editions, "render_all", lambda *_: {"html": b"x"})
    outcome = at_once(lambda: publish(prepared, by=people["reviewer_of_own_unit"]))
    assert outcome == {"done": 1, "error": TIMES - 1}


def test_eight_preparations_are_one(year, people) -> None:
    outcome = at_once(lambda: prepare(year.policy, YEAR, by=people["reviewer"]))
    assert outcome == {"done": 1, "refused": TIMES - 1}
    assert ReportEdition.objects.count() == 1


def test_a_publication_and_a_discarding_at_once_are_one_of_the_two(prepared, people) -> None:
    turns = iter(range(TIMES))

    def decide() -> None:
        if next(turns) % 2:
            publish(prepared, by=people["reviewer_of_own_unit"])
        else:
            discard(prepared, by=people["reviewer"])

    assert at_once(decide) == {"done": 1, "refused": TIMES - 1}
    edition = ReportEdition.objects.get()
    assert EditionFile.objects.count() == (len(ALL_FORMATS) if edition.status == EditionStatus.PUBLISHED else 0)
